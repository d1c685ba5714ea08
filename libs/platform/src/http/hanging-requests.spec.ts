import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { waitUntil } from '@bujiao/testing';
import { HangingRequests } from './hanging-requests.js';

const DEADLINE_MS = 10_000;

let server: FastifyInstance;
let address: string;
let hanging: HangingRequests;
let answers: boolean;
let finish: (answer: string) => void;
let begun = 0;

beforeEach(async () => {
  answers = false;
  begun = 0;
  server = fastify();
  hanging = new HangingRequests({ answers: () => Promise.resolve(answers), longAfter: 0 });
  hanging.watch(server);
  server.get('/hangs', () => {
    begun += 1;
    return new Promise<string>((resolve) => (finish = resolve));
  });
  server.get('/stream', (_, reply) => {
    begun += 1;
    reply.hijack();
    reply.raw.writeHead(200).write('first ');
    finish = (text) => reply.raw.end(text);
  });
  address = await server.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(async () => {
  finish('at last');
  await server.close();
});

/** The request has begun; its answer is in `answer`. */
async function asked(path: string): Promise<{ readonly answer: Promise<Response> }> {
  const answer = fetch(address + path, { signal: AbortSignal.timeout(DEADLINE_MS) });
  await waitUntil(() => begun === 1, DEADLINE_MS);
  return { answer };
}

test('a request that takes long is answered 503 while the database does not answer', async () => {
  const { answer } = await asked('/hangs');
  await hanging.look();
  const given = await answer;
  expect([given.status, given.headers.get('retry-after')]).toEqual([503, '1']);
  expect(await given.json()).toMatchObject({ code: 'database-unavailable' });
  finish('too late');
});

test('a request that takes long is left alone while the database answers', async () => {
  answers = true;
  const { answer } = await asked('/hangs');
  await hanging.look();
  finish('done');
  expect(await (await answer).text()).toBe('done');
});

test('an answer that has begun goes on', async () => {
  const { answer } = await asked('/stream');
  await hanging.look();
  finish('last');
  expect(await (await answer).text()).toBe('first last');
});

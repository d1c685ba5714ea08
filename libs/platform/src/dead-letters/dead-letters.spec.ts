import { Module } from '@nestjs/common';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import {
  BUS_MEMORY,
  createHttpService,
  loadConfig,
  startHttpService,
  type BusMemory,
  type HttpService,
} from '../index.js';

@Module({})
class EmptyModule {}

let database: TestDatabase;
let service: HttpService;
let address: string;
let bearer: string;

beforeAll(async () => {
  database = await testDatabase();
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const config = loadConfig({
    PG_URL: database.url,
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    LOG_LEVEL: 'silent',
  });
  service = await createHttpService(EmptyModule, {
    config,
    name: 'test',
    docs: { title: 'Dead letters', description: '' },
    tokenKeys: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'EdDSA' }] }),
  });
  address = await startHttpService(service, { httpHost: '127.0.0.1', httpPort: 0 });
  bearer = await new SignJWT({ roles: ['ops'] })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setSubject('Kim')
    .setIssuer('urn:bujiao:standalone')
    .setAudience('bujiao')
    .setExpirationTime('5m')
    .sign(privateKey);
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

async function ask(path: string, body?: object): Promise<[status: number, body: Record<string, unknown>]> {
  const answer = await fetch(address + path, {
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  return [answer.status, (await answer.json()) as Record<string, unknown>];
}

test.each(['1.5', '-1', '1e3', '12345678901234567890123', 'x', '%00'])(
  'a list after %s, which no letter has for its id, is refused',
  async (after) => {
    const [status, { code }] = await ask(`/dead-letters?after=${after}`);
    expect([status, code]).toEqual([400, 'invalid-request']);
  },
);

test('a list of dead letters after the greatest id is empty', async () => {
  expect(await ask(`/dead-letters?after=${'9'.repeat(18)}`)).toEqual([200, []]);
});

test.each(['\u0000', 'a\nb', 'half a pair \ud800'])(
  'a reason that cannot be kept or shown is refused (%j)',
  async (why) => {
    const [status, { code }] = await ask('/dead-letters/1/discard', { why });
    expect([status, code]).toEqual([400, 'invalid-request']);
  },
);

test('a redrive of an unknown group is 404, of a group with parked events it is accepted', async () => {
  const [status, { code }] = await ask('/dead-letters/redrive', { group: 'nobody', orderId: 'SO1' });
  expect([status, code]).toEqual([404, 'consumer-group-not-found']);
  const { deadLetters } = service.get<BusMemory>(BUS_MEMORY);
  const event = { id: 'e1', type: 't', source: 's', orderId: 'SO1', time: '2026-01-01T00:00:00Z', data: {} };
  await deadLetters.park([
    { group: 'elsewhere', reason: 'attempts-exhausted', partition: 'p', position: '1', attempts: 8, event },
  ]);
  expect(await ask('/dead-letters/redrive', { group: 'elsewhere', orderId: 'SO1' })).toEqual([
    202,
    { asked: true },
  ]);
});

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Body, Controller, Get, Module, Post, Req, Res } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWTVerifyGetKey,
} from 'jose';
import {
  createHttpService,
  CurrentUser,
  FileAnswers,
  FileBodies,
  LargeBodies,
  loadConfig,
  OpenStreams,
  Problem,
  Public,
  Roles,
  startHttpService,
  type AuthenticatedRequest,
  type HttpService,
  type Principal,
} from '../index.js';
import { testDatabase, waitUntil, type TestDatabase } from '@bujiao/testing';

const KIB = 1_024;
const held: (() => void)[] = [];

@Controller('doors')
class Doors {
  constructor(private readonly streams: OpenStreams) {}
  @Get('open') @Public() open(): object {
    return {};
  }
  @Get('slow') @Roles('buyer', 'after-sales') slow(): Promise<object> {
    return new Promise((resolve) => held.push(() => resolve({})));
  }
  @Get('who') @Roles('buyer', 'after-sales', 'finance') who(@CurrentUser() user: Principal): Principal {
    return user;
  }
  @Get('stream') @Roles('buyer') stream(
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): void {
    const stream = this.streams.open(request);
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    reply.raw.once('close', stream.close);
    stream.ending.addEventListener('abort', () => reply.raw.end());
  }
  @Post() @Roles('buyer') small(@Body() body: { text: string }): object {
    return { length: body.text.length };
  }
  @Post('large') @Roles('buyer') @LargeBodies() large(@Body() body: { text: string }): object {
    return { length: body.text.length };
  }
  @Post('file') @Roles('buyer') @FileBodies() file(@Req() { body }: FastifyRequest): object {
    return { length: (body as Buffer).length };
  }
  @Get('picture') @Roles('buyer') @FileAnswers() picture(): Promise<object> {
    return new Promise((resolve) => held.push(() => resolve({})));
  }
  @Post('anybody') @Public() anybody(@Body() body: unknown): object {
    return { body };
  }
}
@Module({ controllers: [Doors] })
class DoorsModule {}

let database: TestDatabase;
let service: HttpService;
let address: string;
let privateKey: CryptoKey;
let tokenKeys: JWTVerifyGetKey;
/** Ends what a test has left open. */
let leaving: AbortController;
const sockets: Socket[] = [];

async function start(more: Readonly<Record<string, string>> = {}): Promise<[HttpService, string]> {
  const config = loadConfig({
    PG_URL: database.url,
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    LOG_LEVEL: 'silent',
    HTTP_BODY_LIMIT: String(256 * KIB),
    HTTP_MAX_REQUESTS: '4',
    HTTP_MAX_REQUESTS_PER_CLIENT: '3',
    HTTP_MAX_STREAMS: '3',
    HTTP_MAX_STREAMS_PER_CLIENT: '2',
    EVENT_STORE: 'memory',
    ...more,
  });
  const started = await createHttpService(DoorsModule, {
    config,
    name: 'test',
    docs: { title: 'Doors', description: '' },
    tokenKeys,
    refuseToken: ({ headers }) =>
      headers.via === undefined ? undefined : new Problem(403, 'not-from-here', 'Not through a proxy.'),
  });
  return [started, await startHttpService(started, { httpHost: '127.0.0.1', httpPort: 0 })];
}

beforeAll(async () => {
  database = await testDatabase();
  const pair = await generateKeyPair('EdDSA');
  ({ privateKey } = pair);
  tokenKeys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), alg: 'EdDSA' }] });
  [service, address] = await start();
});
beforeEach(() => {
  leaving = new AbortController();
});
afterEach(async () => {
  leaving.abort();
  for (const release of held.splice(0)) release();
  for (const socket of sockets.splice(0)) socket.destroy();
  await waitUntil(async () => (await fetch(`${address}/doors/open`)).status === 200);
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const token = (roles: string[], { sub = 'B1', seconds = 300 } = {}): Promise<string> =>
  new SignJWT({ roles })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setSubject(sub)
    .setIssuer('urn:bujiao:standalone')
    .setAudience('bujiao')
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(privateKey);

async function ask(
  path: string,
  bearer: string,
  more: { headers?: Record<string, string>; body?: string; signal?: AbortSignal } = {},
): Promise<Response> {
  const { headers = {}, body, signal = leaving.signal } = more;
  return fetch(address + path, {
    signal,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
}

/** Sends the beginning of a request and nothing more. What comes back is in `answer`. */
async function beginRequest(
  text: string,
  at = address,
): Promise<{ socket: Socket; answer: () => string; closed: () => boolean }> {
  const { hostname, port } = new URL(at);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString())).on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return { socket, answer: () => answer, closed: () => socket.destroyed };
}

const halfSent = (path: string, more = ''): string =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\n${more}content-type: application/json\r\ncontent-length: 60000\r\n\r\n{"text":"`;

test('a missing token is refused before the body arrives, and the connection is closed', async () => {
  const { answer, closed } = await beginRequest(halfSent('/doors'));
  await waitUntil(() => answer().includes('token-missing'));
  expect(answer()).toContain('HTTP/1.1 401');
  await waitUntil(closed);
});

test('an unknown address is refused before the body arrives', async () => {
  const { answer } = await beginRequest(halfSent('/nowhere'));
  await waitUntil(() => answer().includes('route-not-found'));
});

test('a body that does not arrive in time is refused with 408', async () => {
  const [impatient, itsAddress] = await start({ HTTP_REQUEST_TIMEOUT_MS: '1000' });
  try {
    const { answer, closed } = await beginRequest(
      halfSent('/doors', `authorization: Bearer ${await token(['buyer'])}\r\n`),
      itsAddress,
    );
    await waitUntil(
      () => answer().includes('HTTP/1.1 408') && answer().includes('"code":"request-timed-out"'),
    );
    expect(answer()).toContain('content-type: application/problem+json');
    await waitUntil(closed);
  } finally {
    await impatient.close();
  }
});

test('a file has longer to arrive than other bodies', async () => {
  const [impatient, itsAddress] = await start({ HTTP_REQUEST_TIMEOUT_MS: '1000' });
  try {
    const bearer = `authorization: Bearer ${await token(['buyer'])}\r\n`;
    const file = await beginRequest(
      `POST /doors/file HTTP/1.1\r\nhost: x\r\n${bearer}content-type: image/png\r\ncontent-length: 8\r\n\r\nhalf`,
      itsAddress,
    );
    for (let passed = 0; passed < 2; passed += 1) {
      const other = await beginRequest(halfSent('/doors', bearer), itsAddress);
      await waitUntil(() => other.answer().includes('HTTP/1.1 408'));
    }
    file.socket.write('half');
    await waitUntil(() => file.answer().includes('{"length":8}'));
  } finally {
    await impatient.close();
  }
});

test('bytes that are not HTTP are answered with a problem', async () => {
  const { answer } = await beginRequest('GET / HTTP/9.9\r\n\r\n');
  await waitUntil(() => answer().includes('"code":"malformed-request"'));
});

test.each([
  ['/doors', 70 * KIB, 413],
  ['/doors', 60 * KIB, 201],
  ['/doors/large', 200 * KIB, 201],
  ['/doors/large', 300 * KIB, 413],
  ['/doors/anybody', 3 * KIB, 201],
  ['/doors/anybody', 5 * KIB, 413],
])('%s with a body of %i bytes: %i', async (path, bytes, status) => {
  const answer = await ask(path, await token(['buyer']), {
    body: JSON.stringify({ text: 'x'.repeat(bytes) }),
  });
  expect(answer.status).toBe(status);
  const { code } = (await answer.json()) as { code?: string };
  expect(code).toBe(status === 413 ? 'body-too-large' : undefined);
});

test('concurrent requests are limited by client and in all', async () => {
  const bearer = await token(['buyer']);
  const first = Array.from({ length: 3 }, () => ask('/doors/slow', bearer));
  await waitUntil(() => held.length === 3);
  const refused = await ask('/doors/slow', bearer);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await refused.json()).toMatchObject({ code: 'too-many-requests' });
  const other = ask('/doors/slow', await token(['buyer'], { sub: 'B2' }));
  await waitUntil(() => held.length === 4);
  const overloaded = await ask('/doors/slow', await token(['buyer'], { sub: 'B3' }));
  expect(overloaded.status).toBe(503);
  expect(await overloaded.json()).toMatchObject({ code: 'overloaded' });
  for (const release of held.splice(0)) release();
  expect((await Promise.all([...first, other])).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});

test('files that are read are limited apart from those that are sent, also where only their headers are asked for', async () => {
  const roomy = { HTTP_MAX_REQUESTS: '40', HTTP_MAX_REQUESTS_PER_CLIENT: '20' };
  const [generous, itsAddress] = await start(roomy);
  try {
    const headers = { authorization: `Bearer ${await token(['buyer'])}` };
    const look = (method: string): Promise<Response> =>
      fetch(`${itsAddress}/doors/picture`, { method, headers });
    const looking = ['GET', 'HEAD', 'GET', 'HEAD', 'GET', 'HEAD'].map(look);
    await waitUntil(() => held.length === 6);
    expect([(await look('GET')).status, (await look('HEAD')).status]).toEqual([429, 429]);
    const upload = { method: 'POST', headers: { ...headers, 'content-type': 'image/png' }, body: 'file' };
    expect((await fetch(`${itsAddress}/doors/file`, upload)).status).toBe(201);
    for (const release of held.splice(0)) release();
    expect((await Promise.all(looking)).map(({ status }) => status)).toEqual(Array(6).fill(200));
  } finally {
    await generous.close();
  }
});

test('a disconnected client frees its request', async () => {
  const bearer = await token(['buyer']);
  const gone = Array.from({ length: 3 }, () => ask('/doors/slow', bearer).catch(() => undefined));
  await waitUntil(() => held.length === 3);
  leaving.abort();
  await Promise.all(gone);
  leaving = new AbortController();
  await waitUntil(async () => (await ask('/doors/who', bearer)).status === 200);
});

test('streams are limited by client and in all, apart from requests', async () => {
  const open = async (sub: string): Promise<Response> =>
    ask('/doors/stream', await token(['buyer'], { sub }));
  expect([(await open('B1')).status, (await open('B1')).status]).toEqual([200, 200]);
  const third = await open('B1');
  expect([third.status, ((await third.json()) as { code: string }).code]).toEqual([429, 'too-many-streams']);
  expect((await open('B2')).status).toBe(200);
  const fourth = await open('B3');
  expect([fourth.status, ((await fourth.json()) as { code: string }).code]).toEqual([
    503,
    'streams-exhausted',
  ]);
  expect((await ask('/doors/who', await token(['buyer']))).status).toBe(200);
  leaving.abort();
  leaving = new AbortController();
  await waitUntil(async () => {
    const bearer = await token(['buyer'], { sub: 'B3' });
    return (await ask('/doors/stream', bearer)).status === 200;
  });
});

test('a stream ends when its token expires', async () => {
  const answer = await ask('/doors/stream', await token(['buyer'], { seconds: 2 }));
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('');
});

test('a token with two roles acts in one: the requested one, else staff first', async () => {
  const roleOf = async (roles: string[], headers = {}): Promise<unknown> => {
    const body = (await (await ask('/doors/who', await token(roles), { headers })).json()) as Principal;
    return [body.role, body.actor?.role];
  };
  expect(await roleOf(['buyer', 'after-sales'])).toEqual(['after-sales', 'after-sales']);
  expect(await roleOf(['buyer', 'after-sales'], { 'x-acting-role': 'buyer' })).toEqual(['buyer', 'buyer']);
  const refused = await ask('/doors/who', await token(['buyer']), {
    headers: { 'x-acting-role': 'finance' },
  });
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
    403,
    'role-not-allowed',
  ]);
});

test('a service can refuse tokens by the origin of a request', async () => {
  const refused = await ask('/doors/who', await token(['buyer']), { headers: { via: '1.1 proxy' } });
  expect(await refused.json()).toMatchObject({ status: 403, code: 'not-from-here' });
});

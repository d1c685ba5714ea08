import { createServer, type Server } from 'node:http';
import { afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { TokenVerifier } from './index.js';

const ISSUER = 'https://issuer';
let privateKey: CryptoKey;
let publicKey: JWK;
const servers: Server[] = [];

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  privateKey = pair.privateKey;
  publicKey = { ...(await exportJWK(pair.publicKey)), alg: 'RS256', kid: 'k1' };
});
afterEach(() => {
  jest.useRealTimers();
  for (const server of servers.splice(0)) server.close();
});

const sign = (claims: object, seconds = 60): Promise<string> =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .setIssuer(ISSUER)
    .setAudience('bujiao')
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(privateKey);

/** Counts verifications of signatures. */
function counting(): { verifier: TokenVerifier; looked: () => number } {
  let looked = 0;
  const known = createLocalJWKSet({ keys: [publicKey] });
  const keys: JWTVerifyGetKey = (...args) => {
    looked += 1;
    return known(...args);
  };
  return { verifier: new TokenVerifier({ keys, issuer: ISSUER, audience: 'bujiao' }), looked: () => looked };
}

async function serve(answer: () => { status: number; body: string }): Promise<string> {
  const server = createServer((_, response) => {
    const { status, body } = answer();
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}/jwks`;
}

test('a token is verified once, and accepted until the second it expires', async () => {
  const { verifier, looked } = counting();
  const token = await sign({ sub: 'B1', roles: ['buyer'] }, 60);
  for (let i = 0; i < 3; i += 1)
    expect(await verifier.verify(token)).toMatchObject({ subject: 'B1', roles: ['buyer'] });
  expect(looked()).toBe(1);
  jest.useFakeTimers({
    now: Date.now() + 66_000,
    doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask'],
  });
  await expect(verifier.verify(token)).rejects.toMatchObject({ status: 401, code: 'token-expired' });
});

test('unknown roles of a token are ignored', async () => {
  const { verifier } = counting();
  expect(await verifier.verify(await sign({ sub: 'B1', roles: ['root', 'ops', 7] }))).toMatchObject({
    roles: ['ops'],
  });
  expect(await verifier.verify(await sign({ sub: 'B1', roles: 'ops' }))).toMatchObject({ roles: [] });
});

test.each([['a line\nbreak'], [''], ['x'.repeat(129)]])(
  'a subject that cannot be written down is refused (%j)',
  async (sub) => {
    await expect(counting().verifier.verify(await sign({ sub, roles: ['buyer'] }))).rejects.toMatchObject({
      status: 401,
      code: 'token-invalid',
    });
  },
);

test('an unsigned token is refused', async () => {
  const [, payload] = (await sign({ sub: 'B1', roles: ['ops'] })).split('.');
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
  await expect(counting().verifier.verify(unsigned)).rejects.toMatchObject({
    status: 401,
    code: 'token-invalid',
  });
});

test('an unreachable issuer is a 503, not a 401', async () => {
  let up = false;
  const url = await serve(() =>
    up ? { status: 200, body: JSON.stringify({ keys: [publicKey] }) } : { status: 500, body: '' },
  );
  const verifier = new TokenVerifier({
    keys: createRemoteJWKSet(new URL(url), { cooldownDuration: 0 }),
    issuer: ISSUER,
    audience: 'bujiao',
  });
  const token = await sign({ sub: 'B1', roles: ['buyer'] });
  await expect(verifier.verify(token)).rejects.toMatchObject({
    status: 503,
    code: 'token-keys-unavailable',
    retryable: true,
  });
  up = true;
  expect(await verifier.verify(token)).toMatchObject({ subject: 'B1' });
});

test('a duty stands beside the roles of a token, and is none of them', async () => {
  const { verifier } = counting();
  const roles = ['reviewer', 'lead-reviewer', 'emperor'];
  expect(await verifier.verify(await sign({ sub: 'he-jing', roles }))).toMatchObject({
    roles: ['reviewer'],
    duties: ['lead-reviewer'],
  });
  const duty = await verifier.verify(await sign({ sub: 'he-jing', roles: ['lead-reviewer'] }));
  expect(duty.roles).toEqual([]);
  expect(await verifier.verify(await sign({ sub: 'li', roles: ['reviewer'] }))).not.toHaveProperty('duties');
});

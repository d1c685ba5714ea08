import { createHash, randomBytes } from 'node:crypto';
import { get } from 'node:http';
import { fastify, type FastifyInstance } from 'fastify';
import { exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { LocalIssuer } from '../local-issuer.js';
import { CONSOLE_CLIENT } from './provider-options.js';
import { registerSignIn } from './register-sign-in.js';

let app: FastifyInstance;
let issuer: LocalIssuer;
let port: number;

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  issuer = await LocalIssuer.create({
    privateKey: await exportJWK(privateKey),
    issuer: 'urn:here',
    audience: 'bujiao',
  });
  app = fastify();
  await registerSignIn(app, issuer);
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as { port: number }).port;
});
afterAll(() => app.close());

/** Follows redirects as a browser does, with its cookies. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async ask(
    url: string,
    form?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    return answer;
  }
}

const locationOf = (answer: Response, base: string): string =>
  new URL(answer.headers.get('location') ?? '', base).href;

/** The whole way of a sign-in. */
async function signIn(origin: string, person: string, browser = new Browser()) {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: CONSOLE_CLIENT,
    redirect_uri: `${origin}/signed-in`,
    response_type: 'code',
    scope: 'openid',
    state: 's',
    nonce: 'n',
    prompt: 'login',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const choose = locationOf(await browser.ask(`${origin}/oidc/auth?${query.toString()}`), origin);
  const resumed = await browser.ask(choose, { person });
  if (resumed.status >= 400) return { refused: (await resumed.json()) as { code: string } };
  const back = new URL(locationOf(await browser.ask(locationOf(resumed, origin)), origin));
  const token = (code_verifier: string): Promise<Response> =>
    browser.ask(`${origin}/oidc/token`, {
      grant_type: 'authorization_code',
      client_id: CONSOLE_CLIENT,
      redirect_uri: `${origin}/signed-in`,
      code: back.searchParams.get('code') ?? '',
      code_verifier,
    });
  return { choose, back, verifier, token };
}

test.each(['127.0.0.1', 'localhost'])(
  'on %s, a person chosen with one click gets a token that the product accepts, on that origin',
  async (host) => {
    const origin = `http://${host}:${port}`;
    const { back, choose, token, verifier } = await signIn(origin, 'zhou-hang');
    expect(new URL(choose ?? '').origin).toBe(origin);
    expect(back?.origin).toBe(origin);
    const tokens = (await (await token?.(verifier ?? ''))?.json()) as Record<string, string>;
    const { payload } = await jwtVerify(tokens['access_token'] ?? '', issuer.keys, {
      issuer: 'urn:here',
      audience: 'bujiao',
    });
    expect(payload).toMatchObject({ sub: 'zhou-hang', roles: ['after-sales', 'ops', 'reviewer'] });
    expect(tokens['refresh_token']).toBeDefined();
  },
);

test('in the same browser somebody else signs in, and gets a token of their own', async () => {
  const browser = new Browser();
  const origin = `http://127.0.0.1:${port}`;
  await signIn(origin, 'wang-lei', browser);
  const { token, verifier, refused } = await signIn(origin, 'B0001', browser);
  expect(refused).toBeUndefined();
  const tokens = (await (await token?.(verifier ?? ''))?.json()) as Record<string, string>;
  const { payload } = await jwtVerify(tokens['access_token'] ?? '', issuer.keys, {
    issuer: 'urn:here',
    audience: 'bujiao',
  });
  expect(payload).toMatchObject({ sub: 'B0001', roles: ['buyer'] });
});

test('a code is worth nothing without the verifier of the tab that asked for it', async () => {
  const { token } = await signIn(`http://127.0.0.1:${port}`, 'B0001');
  const answer = await token?.(randomBytes(32).toString('base64url'));
  expect(answer?.status).toBe(400);
  expect(await answer?.json()).toMatchObject({ error: 'invalid_grant' });
});

test('nobody but the people of the demo can be chosen', async () => {
  const { refused } = await signIn(`http://127.0.0.1:${port}`, 'root');
  expect(refused).toMatchObject({ code: 'invalid-request' });
});

test.each([
  ['through a proxy', { 'x-forwarded-for': '10.0.0.7' }],
  ['by a page whose name was made to point here', { host: 'shop.example.com' }],
])('%s, nobody signs in', async (_how, headers) => {
  // fetch sends no other host than that of the address.
  const status = await new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/oidc/auth', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });
  expect(status).toBe(403);
});

test('a choice that comes too late is told so', async () => {
  const answer = await new Browser().ask(`http://127.0.0.1:${port}/sign-in/gone`, { person: 'B0001' });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'sign-in-expired' });
});

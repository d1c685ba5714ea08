import { exportJWK, generateKeyPair, jwtVerify } from 'jose';
import type { Caller } from './callers.js';
import { issueDemoToken, refuseDemoTokens } from './demo-tokens.js';
import { LocalIssuer } from './local-issuer.js';

const HERE: Caller = { ip: '127.0.0.1', headers: { host: 'localhost:4000' } };

describe('a demo token', () => {
  let issuer: LocalIssuer;

  beforeAll(async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    issuer = await LocalIssuer.create({
      privateKey: await exportJWK(privateKey),
      issuer: 'urn:here',
      audience: 'bujiao',
    });
  });

  it.each([
    ['buyer:B0001', 'B0001', 'buyer'],
    ['service:shop', 'shop', 'service'],
    ['ops', 'ops', 'ops'],
  ])(
    "for %s names its subject %s and its role %s, and the issuer's own keys verify it",
    async (user, subject, role) => {
      const { token, expiresAt } = await issueDemoToken(issuer, user, HERE);
      const { payload } = await jwtVerify(token, issuer.keys, { issuer: 'urn:here', audience: 'bujiao' });
      expect(payload).toMatchObject({ sub: subject, roles: [role] });
      expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    },
  );

  it('is accepted from this machine', () => {
    expect(refuseDemoTokens(HERE)).toBeUndefined();
  });

  it.each(['', 'nobody', 'buyer:', 'buyer:B 1', 'ops:a:b', 'buyer:../../etc'])(
    'is not given to "%s"',
    async (user) => {
      await expect(issueDemoToken(issuer, user, HERE)).rejects.toMatchObject({
        status: 400,
        code: 'invalid-request',
      });
    },
  );

  it.each<[string, Caller]>([
    ['another machine', { ...HERE, ip: '10.0.0.7' }],
    ['a page whose name was made to point here', { ...HERE, headers: { host: 'shop.example.com' } }],
    ['a caller that names no host', { ...HERE, headers: {} }],
    ...[
      ['x-forwarded-for', '10.0.0.7'],
      ['x-forwarded-host', 'shop.example.com'],
      ['x-forwarded-proto', 'https'],
      ['forwarded', 'for=10.0.0.7'],
      ['via', '1.1 proxy'],
    ].map(([name = '', value = '']): [string, Caller] => [
      `a proxy that adds ${name}`,
      { ...HERE, headers: { ...HERE.headers, [name]: value } },
    ]),
  ])('is neither given to %s nor accepted from there', async (_who, caller) => {
    expect(refuseDemoTokens(caller)).toMatchObject({ status: 403, code: 'not-from-here' });
    await expect(issueDemoToken(issuer, 'ops', caller)).rejects.toMatchObject({
      status: 403,
      code: 'not-from-here',
    });
  });
});

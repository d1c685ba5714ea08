import { createHmac } from 'node:crypto';
import { ROLES, type Role } from '@bujiao/contracts';
import { AUDIENCE, ISSUER, Tokens } from '../product/tokens.js';

export interface ForgedToken {
  readonly what: string;
  readonly token: string;
  /** Of the problem that it is refused with. */
  readonly code: 'token-invalid' | 'token-expired' | 'role-not-allowed';
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = {
  sub: 'B1',
  roles: ROLES,
  iss: ISSUER,
  aud: AUDIENCE,
  exp: Math.floor(Date.now() / 1000) + 3600,
};
const unsigned = (header: object, payload: object = claims): string =>
  `${base64url(header)}.${base64url(payload)}`;

/** Tokens with every role in them, none of which may open anything. */
export async function forgedTokens(tokens: Tokens): Promise<ForgedToken[]> {
  const other = await Tokens.create();
  const good = await tokens.issue('B1', ROLES);
  const [header, payload, signature] = good.split('.') as [string, string, string];
  const hmac = unsigned({ alg: 'HS256', kid: 'end-to-end' });
  return [
    { what: 'garbage', token: 'garbage', code: 'token-invalid' },
    { what: 'expired', token: await tokens.issue('B1', ROLES, { expires: '-1h' }), code: 'token-expired' },
    {
      what: 'another issuer',
      token: await tokens.issue('B1', ROLES, { issuer: 'https://elsewhere.example' }),
      code: 'token-invalid',
    },
    {
      what: 'another audience',
      token: await tokens.issue('B1', ROLES, { audience: 'another' }),
      code: 'token-invalid',
    },
    { what: 'another key under the same id', token: await other.issue('B1', ROLES), code: 'token-invalid' },
    { what: 'alg none', token: `${unsigned({ alg: 'none' })}.`, code: 'token-invalid' },
    {
      what: 'alg none with a signature',
      token: `${unsigned({ alg: 'none' })}.${signature}`,
      code: 'token-invalid',
    },
    {
      what: 'HMAC with the name of the key',
      token: `${hmac}.${createHmac('sha256', 'end-to-end').update(hmac).digest('base64url')}`,
      code: 'token-invalid',
    },
    { what: 'no signature', token: `${header}.${payload}.`, code: 'token-invalid' },
    {
      what: 'another subject under the signature',
      token: `${header}.${base64url({ ...claims, sub: 'B2' })}.${signature}`,
      code: 'token-invalid',
    },
    { what: 'a subject that is none', token: await tokens.issue('B 1\n', ROLES), code: 'token-invalid' },
    { what: 'no role', token: await tokens.issue('B1', []), code: 'role-not-allowed' },
    {
      what: 'a role that does not exist',
      token: await tokens.issue('B1', ['king' as Role]),
      code: 'role-not-allowed',
    },
  ];
}

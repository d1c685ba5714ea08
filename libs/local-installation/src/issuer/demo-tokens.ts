import type { IncomingHttpHeaders } from 'node:http';
import { forbidden, invalidRequest, type Problem } from '@bujiao/platform';
import { demoUser } from './demo-user.js';
import type { IssuedToken, LocalIssuer } from './local-issuer.js';

/** Who asks over HTTP, and how. */
export interface Caller {
  readonly ip: string;
  readonly headers: IncomingHttpHeaders;
}

const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/;
const OF_PROXIES = /^(forwarded$|via$|x-forwarded-|x-real-ip$)/;
const LOOPBACK_NAME = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

export const notFromHere = (): Problem =>
  forbidden('not-from-here', 'Demo tokens are given to callers on this machine only.');

/** A token for a caller on this machine. Throws a problem: 403 `not-from-here`, 400 `invalid-request`. */
export async function issueDemoToken(
  issuer: LocalIssuer,
  user: string,
  caller: Caller,
): Promise<IssuedToken> {
  const refusal = refuseDemoTokens(caller);
  if (refusal) throw refusal;
  const known = demoUser(user);
  if (!known)
    throw invalidRequest([
      { field: 'user', message: 'must be like buyer:B0001, merchant:M01, ops or service:shop' },
    ]);
  return issuer.issue(known.subject, [known.role]);
}

/**
 * Why demo tokens are neither given to this caller nor accepted from it; undefined for a caller on this machine. A tunnel or proxy
 * that adds no header looks like this machine and cannot be noticed: the start's output says so.
 */
export function refuseDemoTokens(caller: Caller): Problem | undefined {
  if (comesFromThisMachine(caller)) return undefined;
  return forbidden(
    'not-from-here',
    'Demo tokens are for callers on this machine only: without a proxy, and by its loopback address.',
  );
}

/** Not through a proxy, and not by a web page whose name was made to point here. */
function comesFromThisMachine({ ip, headers }: Caller): boolean {
  if (!LOOPBACK_ADDRESS.test(ip) || !LOOPBACK_NAME.test(headers.host ?? '')) return false;
  for (const name in headers) if (OF_PROXIES.test(name)) return false;
  return true;
}

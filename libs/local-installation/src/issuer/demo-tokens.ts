import { forbidden, invalidRequest, type Problem } from '@bujiao/platform';
import { comesFromThisMachine, type Caller } from './callers.js';
import { demoUser } from './demo-user.js';
import type { IssuedToken, LocalIssuer } from './local-issuer.js';

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

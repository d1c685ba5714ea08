import { forbidden, invalidRequest } from '@bujiao/platform';
import { comesFromThisMachine, type Caller } from './callers.js';
import { demoUser } from './demo-user.js';
import type { IssuedToken, LocalIssuer } from './local-issuer.js';

/** A token for whoever sits at this machine. Throws a problem: 403 `not-from-here`, 400 `invalid-request`. */
export async function issueDemoToken(
  issuer: LocalIssuer,
  user: string,
  caller: Caller,
): Promise<IssuedToken> {
  if (!comesFromThisMachine(caller))
    throw forbidden('not-from-here', 'Demo tokens are given to callers on this machine only.');
  const known = demoUser(user);
  if (!known)
    throw invalidRequest([
      { field: 'user', message: 'must be like buyer:B0001, merchant:M01, ops or service:shop' },
    ]);
  return issuer.issue(known.subject, [known.role]);
}

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
const LOOPBACK_NAME = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

export const notFromHere = (): Problem =>
  forbidden('not-from-here', 'Demo tokens are given to callers on this machine only.');

/** A token for whoever sits at this machine. Throws a problem: 403 `not-from-here`, 400 `invalid-request`. */
export async function issueDemoToken(
  issuer: LocalIssuer,
  user: string,
  caller: Caller,
): Promise<IssuedToken> {
  if (!comesFromThisMachine(caller)) throw notFromHere();
  const known = demoUser(user);
  if (!known)
    throw invalidRequest([
      { field: 'user', message: 'must be like buyer:B0001, merchant:M01, ops or service:shop' },
    ]);
  return issuer.issue(known.subject, [known.role]);
}

/** Not through a proxy, and not by a web page whose name was made to point here. */
function comesFromThisMachine({ ip, headers }: Caller): boolean {
  return (
    LOOPBACK_ADDRESS.test(ip) &&
    LOOPBACK_NAME.test(headers.host ?? '') &&
    headers['x-forwarded-for'] === undefined &&
    headers.forwarded === undefined
  );
}

import { DUTIES, ROLES } from '@bujiao/contracts';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { unauthorized, unavailable, type Problem } from '../errors/index.js';
import type { OrderSessions } from './order-session.js';
import type { VerifiedToken } from './verified-token.js';

export interface TokenVerifierOptions {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  /** Sessions of one order; @default none are accepted */
  readonly orderSessions?: OrderSessions;
  /** Most cached tokens. @default 20000 */
  readonly cacheSize?: number;
}

const ALGORITHMS = ['RS256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 5;
/** Allowed subjects: they become part of events and log lines. */
const SUBJECT = /^[\w.:@-]{1,128}$/;

/**
 * Verifies bearer tokens. Verified tokens are cached until they expire, since a signature costs more than the rest of a
 * frequent request. So a token cannot be revoked before it expires: issue short-lived ones.
 */
export class TokenVerifier {
  private readonly verified: LRUCache<string, VerifiedToken>;

  constructor(private readonly options: TokenVerifierOptions) {
    this.verified = new LRUCache({ max: options.cacheSize ?? 20_000 });
  }

  /** Throws a problem: 401 `token-invalid` or `token-expired`, 503 if the issuer's keys cannot be fetched. */
  verify(token: string): VerifiedToken | Promise<VerifiedToken> {
    const known = this.verified.get(token);
    if (known && known.expiresAt > Date.now() / 1000) return known;
    if (known) this.verified.delete(token);
    return this.verifySignature(token);
  }

  private async verifySignature(token: string): Promise<VerifiedToken> {
    const { orderSessions } = this.options;
    try {
      const verified = orderSessions?.claims(token)
        ? await orderSessions.verify(token)
        : await this.verifyIssued(token);
      this.verified.set(token, verified);
      return verified;
    } catch (error) {
      throw problemOfToken(error);
    }
  }

  private async verifyIssued(token: string): Promise<VerifiedToken> {
    const { keys, issuer, audience } = this.options;
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ['exp', 'sub'],
    });
    return contentOf(payload);
  }
}

function contentOf({ sub = '', exp = 0, roles }: JWTPayload): VerifiedToken {
  if (!SUBJECT.test(sub)) throw new errors.JWTInvalid('the subject is not usable');
  const named: readonly unknown[] = Array.isArray(roles) ? roles : [];
  const duties = DUTIES.filter((duty) => named.includes(duty));
  return {
    subject: sub,
    roles: ROLES.filter((role) => named.includes(role)),
    expiresAt: exp,
    ...(duties.length > 0 && { duties }),
  };
}

function problemOfToken(error: unknown): Problem {
  if (error instanceof errors.JWTExpired)
    return unauthorized('token-expired', 'The token has expired: get a new one.', { cause: error });
  if (keysAreOutOfReach(error)) {
    return unavailable(
      'token-keys-unavailable',
      'The keys of the token issuer cannot be fetched. Try again.',
      { cause: error },
    );
  }
  return unauthorized('token-invalid', 'The token is not valid here.', { cause: error });
}

/** Errors of jose about the token are a 401; all others come from fetching keys. */
const keysAreOutOfReach = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error.code === 'ERR_JOSE_GENERIC' ||
  error instanceof errors.JWKSInvalid;

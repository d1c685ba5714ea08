import { createHmac } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import type { VerifiedToken } from './verified-token.js';

const ALGORITHM = 'HS256';
const ISSUER = 'urn:bujiao:order-session';

export interface OrderSession {
  readonly orderId: string;
  readonly buyerId: string;
}

export interface IssuedOrderSession {
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/**
 * Sessions of a buyer for one order, which a link of an offer is exchanged for. Signed with a key that is derived from the installation's
 * data key: every service that has it takes them, and no issuer of tokens has to know them.
 */
export class OrderSessions {
  private readonly key: Uint8Array;

  constructor(dataKey: Buffer) {
    this.key = new Uint8Array(createHmac('sha256', dataKey).update('order session v1').digest());
  }

  /** @param lasts ms */
  async issue({ orderId, buyerId }: OrderSession, lasts: number): Promise<IssuedOrderSession> {
    const expires = Math.floor((Date.now() + lasts) / 1_000);
    const token = await new SignJWT({ roles: ['buyer'], order: orderId })
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(buyerId)
      .setIssuer(ISSUER)
      .setExpirationTime(expires)
      .sign(this.key);
    return { token, expiresAt: new Date(expires * 1_000).toISOString() };
  }

  /** Whether the token says that it is such a session; only {@link verify} says whether it is genuine. */
  claims(token: string): boolean {
    try {
      return decodeProtectedHeader(token).alg === ALGORITHM;
    } catch {
      return false;
    }
  }

  /** @throws JOSEError for every token that this installation did not issue, or that has expired */
  async verify(token: string): Promise<VerifiedToken> {
    const { payload } = await jwtVerify(token, this.key, {
      issuer: ISSUER,
      algorithms: [ALGORITHM],
      requiredClaims: ['exp', 'sub', 'order'],
    });
    const { sub = '', exp = 0, order } = payload;
    if (typeof order !== 'string') throw new errors.JWTInvalid('the order is not usable');
    return { subject: sub, roles: ['buyer'], expiresAt: exp, onlyOrder: order };
  }
}

import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config, conflict, notFound, OrderSessions, type Problem } from '@bujiao/platform';
import { OfferCodes } from './offer-codes.repository.js';

export interface OfferLink {
  /** Path of the link at the console. The code in it opens the order once, for its buyer. */
  readonly path: string;
  readonly code: string;
  readonly expiresAt: string;
}

export interface OfferSession {
  readonly orderId: string;
  /** Bearer token for this order alone. */
  readonly token: string;
  readonly expiresAt: string;
}

/** 192 bits: no code can be guessed. */
const CODE_BYTES = 24;
/** ms; a session outlives the way from the click to the goods. */
const SESSION_LASTS = 30 * 60_000;

const unknownCode = (): Problem =>
  notFound('offer-code-unknown', 'There is no such link. Open the newest one, or sign in.');
const usedCode = (): Problem =>
  conflict('offer-code-used', 'This link was used before. Ask the shop for another one, or sign in.');
const expiredCode = (): Problem =>
  conflict('offer-code-expired', 'This link has expired. Ask the shop for another one, or sign in.');
const PROBLEMS = { unknown: unknownCode, used: usedCode, expired: expiredCode } as const;
export const offerCodeProblems = (): [Problem, ...Problem[]] => [unknownCode(), usedCode(), expiredCode()];

/** Links with a single-use code, and what a code is exchanged for. A code is stored as a hash, and reaches no event and no log. */
@Injectable()
export class OfferLinks {
  private readonly sessions: OrderSessions;

  constructor(
    private readonly codes: OfferCodes,
    { dataKey }: Config,
  ) {
    this.sessions = new OrderSessions(dataKey);
  }

  /** Each call makes another link; the earlier ones stay. It opens the order as long as the offer stands. */
  async make(
    order: { readonly orderId: string; readonly buyerId: string },
    offer: { readonly offerId: string; readonly expiresAt: string },
  ): Promise<OfferLink> {
    const code = randomBytes(CODE_BYTES).toString('base64url');
    const { offerId, expiresAt } = offer;
    await this.codes.add(hashOf(code), { ...order, offerId }, expiresAt);
    return { path: `/o/${code}`, code, expiresAt };
  }

  /** A second exchange of the same code is refused: whoever reads the link later opens nothing. */
  async exchange(code: string): Promise<OfferSession> {
    const taken = await this.codes.take(hashOf(code));
    if (taken.result !== 'taken') throw PROBLEMS[taken.result]();
    const { orderId, buyerId } = taken.of;
    return { orderId, ...(await this.sessions.issue({ orderId, buyerId }, SESSION_LASTS)) };
  }
}

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

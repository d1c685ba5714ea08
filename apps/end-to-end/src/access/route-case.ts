import { randomUUID } from 'node:crypto';
import type { Role } from '@bujiao/contracts';

/** An order that belongs to the asking buyer or merchant. */
export interface OwnOrder {
  readonly orderId: string;
  readonly resubmissionId: string;
  readonly goodsId: string;
}

export interface RouteCase {
  /** As the OpenAPI document names it. */
  readonly route: string;
  /** Needs an order that has been delivered; else one that could be resubmitted. */
  readonly delivered: boolean;
  /** Its answer does not end by itself. */
  readonly streams?: true;
  readonly request: (order: OwnOrder) => {
    readonly path: string;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** What each role is answered; buyer and merchant on an order of their own. Stated here, so that a decorator changed by mistake shows. */
  readonly answers: Readonly<Record<Role, number>>;
}

/** Of a route that no role may take; a case spreads it and names the roles that may. */
export const NOBODY: RouteCase['answers'] = {
  buyer: 403,
  merchant: 403,
  reviewer: 403,
  finance: 403,
  'after-sales': 403,
  ops: 403,
  service: 403,
};

/** A new key, so that no request counts as a repetition of another. */
export const key = (): Record<string, string> => ({ 'idempotency-key': randomUUID() });

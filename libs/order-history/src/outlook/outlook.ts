import type { Known } from '../decision/decision.js';

/** Who has the next move. `nobody`: nothing more will happen. */
export const DOERS = ['buyer', 'system', 'supplier', 'shop', 'support', 'nobody'] as const;
export type Doer = (typeof DOERS)[number];

/** What is going on with an order. The last five stand for an order without an open resubmission. */
export const OUTLOOK_CODES = [
  'verifying',
  'checking-role',
  'confirm-role',
  'waiting-for-gateway',
  'waiting-for-shop',
  'waiting-for-evidence',
  'evidence-with-reviewer',
  'in-review',
  'about-to-send',
  'sending',
  'outcome-unknown',
  'retrying',
  'with-person',
  'arrived',
  'buyer-may-ask',
  'order-waits',
  'needs-support',
  'completed',
  'settled',
] as const;
export type OutlookCode = (typeof OUTLOOK_CODES)[number];

/** What comes next, if nothing else happens before. */
export const NEXT_CODES = [
  'asks-about-role',
  'role-not-confirmed',
  'asks-gateway',
  'asks-supplier',
  'goes-to-person',
  'goes-to-person-if-none-works',
  'person-decides',
  'is-reviewed',
  'sends-rest',
  'tries-again',
  'is-delivered',
  'confirmed-by-itself',
  'confirmed-after-conflict',
  'is-verified',
  'may-be-asked',
] as const;
export type NextCode = (typeof NEXT_CODES)[number];

/** What becomes of it when the stage takes longer than it may. */
export const STOP_CODES = ['checked-then-person', 'person-decides', 'overdue-with-person'] as const;
export type StopCode = (typeof STOP_CODES)[number];

export interface NextMove {
  readonly code: NextCode;
  readonly by: Doer;
  /** ISO 8601; absent where no time is set. */
  readonly at?: string;
  readonly known: Known;
}

/** What happens with an order now, by whom, until when, and what comes next. Pure data: texts and pages make words of it. */
export interface Outlook {
  readonly code: OutlookCode;
  readonly by: Doer;
  /** ISO 8601: when this began. */
  readonly since?: string;
  /** ISO 8601: the latest moment at which it ends, where a rule sets one. */
  readonly until?: string;
  readonly known: Known;
  /** In the order of their times. */
  readonly next: readonly NextMove[];
  readonly ifStopped?: StopCode;
}

/** Times that decide how long a stage may take, ms. */
export interface OutlookTimes {
  readonly unknownDeadline: number;
  readonly personDeadline: number;
  /** 0: receipts are confirmed at once, nobody waits for them. */
  readonly autoConfirmAfter: number;
}

export const after = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
export const isoOf = (ms: number): string => new Date(ms).toISOString();

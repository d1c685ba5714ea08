import { Injectable } from '@nestjs/common';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';
import type { ClosedCase, HeldDecision, OpenedCase, ReviewCase } from './review-case.js';

export type { ClosedCase, HeldDecision, OpenedCase, ReviewCase };

/** How long a claim holds without a decision, ms; then anybody may claim the case. */
export const LEASE_MS = 600_000;
const MOST_ROWS = 500;

const COLUMNS = `
  resubmission_id as "resubmissionId", order_id as "orderId", question, requested_at as "requestedAt", deadline,
  amount, points, open, held, held_until as "heldUntil", problem, reminded_at as "remindedAt", overdue_at as "overdueAt",
  escalated_to as "escalatedTo",
  case when claimed_until > now() then claimed_by end as "claimedBy",
  case when claimed_until > now() then claimed_until end as "claimedUntil"`;

/** The cases that wait for a reviewer: opened and closed by events; claims and held decisions are kept here alone. */
@Injectable()
export class ReviewCases {
  constructor(@ServicePool('verification') private readonly pool: Pool) {}

  /** Idempotent; a case that a later event closed stays closed. */
  async open(cases: readonly OpenedCase[]): Promise<void> {
    for (const c of cases)
      await this.pool.query(
        `insert into review_cases as known
           (resubmission_id, order_id, question, requested_at, deadline, amount, points, open, revision, factors)
         values ($1, $2, $3, $4, $5, $6, $7, true, $8, $9)
         on conflict (resubmission_id) do update set question = excluded.question, deadline = excluded.deadline,
           open = true, revision = excluded.revision where known.revision < excluded.revision`,
        [
          ...[
            c.resubmissionId,
            c.orderId,
            c.question,
            c.requestedAt,
            c.deadline,
            c.amount,
            c.points,
            c.revision,
          ],
          c.factors.toSorted(),
        ],
      );
  }

  /** Closes a case; one whose opening comes later is closed by its revision. */
  async close({ resubmissionId, orderId, revision, decided }: ClosedCase): Promise<void> {
    await this.pool.query(
      `insert into review_cases as known
         (resubmission_id, order_id, question, requested_at, deadline, amount, points, open, revision, outcome, decided_at)
       values ($1, $2, 'second-check', now(), now(), 0, 0, false, $3, $4, $5)
       on conflict (resubmission_id) do update set open = false, held = null, held_until = null,
         revision = greatest(known.revision, excluded.revision), outcome = excluded.outcome,
         decided_at = excluded.decided_at`,
      [resubmissionId, orderId, revision, decided?.outcome ?? null, decided?.at ?? null],
    );
  }

  /**
   * The buyer was asked for evidence: the case leaves the queue until it comes back. Idempotent by revision. The held decision stays until
   * it is settled: it is tried again until the timer of the deadline is set.
   */
  async pause(resubmissionId: string, revision: number): Promise<void> {
    await this.pool.query(
      `update review_cases set open = false, revision = $2, claimed_by = null, claimed_until = null
       where resubmission_id = $1 and revision < $2`,
      [resubmissionId, revision],
    );
  }

  /** The case comes back with a new deadline. Idempotent by revision. */
  async resume(resubmissionId: string, deadline: string, revision: number): Promise<void> {
    await this.pool.query(
      `update review_cases set open = true, revision = $3, deadline = $2, reminded_at = null, overdue_at = null,
         escalated_to = null where resubmission_id = $1 and revision < $3`,
      [resubmissionId, deadline, revision],
    );
  }

  /** Idempotent. */
  async reminded(resubmissionId: string, at: string): Promise<void> {
    await this.pool.query(`update review_cases set reminded_at = $2 where resubmission_id = $1`, [
      resubmissionId,
      at,
    ]);
  }

  /** The deadline passed; the case stays open. Idempotent. */
  async overdue(resubmissionId: string, at: string, escalatedTo: string | undefined): Promise<void> {
    await this.pool.query(
      `update review_cases set overdue_at = $2, escalated_to = $3 where resubmission_id = $1`,
      [resubmissionId, at, escalatedTo ?? null],
    );
  }

  /** Open cases, the oldest deadline first; a bounded number of them. */
  async waiting(): Promise<readonly ReviewCase[]> {
    const { rows } = await this.pool.query<ReviewCase>(
      `select ${COLUMNS} from review_cases where open order by deadline, resubmission_id limit ${MOST_ROWS}`,
    );
    return rows;
  }

  async find(resubmissionId: string): Promise<ReviewCase | undefined> {
    const { rows } = await this.pool.query<ReviewCase>(
      `select ${COLUMNS} from review_cases where resubmission_id = $1`,
      [resubmissionId],
    );
    return rows[0];
  }

  /** True where the case is now claimed by the reviewer; false where somebody else holds it. `force`: it is taken over. */
  async claim(resubmissionId: string, reviewerId: string, force: boolean): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update review_cases set claimed_by = $2, claimed_until = now() + $3 * interval '1 millisecond'
       where resubmission_id = $1 and open
         and ($4 or claimed_by is null or claimed_by = $2 or claimed_until <= now())`,
      [resubmissionId, reviewerId, LEASE_MS, force],
    );
    return (rowCount ?? 0) > 0;
  }

  async release(resubmissionId: string, reviewerId: string): Promise<void> {
    await this.pool.query(
      `update review_cases set claimed_by = null, claimed_until = null
       where resubmission_id = $1 and claimed_by = $2`,
      [resubmissionId, reviewerId],
    );
  }

  /** Keeps the decision until `until`; false where another decision is held or the case is closed. The same one again is kept once. */
  async hold(resubmissionId: string, held: HeldDecision, until: Date): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update review_cases set held = $2, held_until = coalesce(held_until, $3), problem = null
       where resubmission_id = $1 and open and (held is null or held ->> 'causationId' = $4)`,
      [resubmissionId, JSON.stringify(held), until, held.causationId],
    );
    return (rowCount ?? 0) > 0;
  }

  /** True where the reviewer's own decision was still held. */
  async takeBack(resubmissionId: string, reviewerId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update review_cases set held = null, held_until = null
       where resubmission_id = $1 and held ->> 'reviewerId' = $2 and held_until > now()`,
      [resubmissionId, reviewerId],
    );
    return (rowCount ?? 0) > 0;
  }

  /** The held decision was recorded, or refused with `problem`; the case then waits as before. */
  async settled(resubmissionId: string, causationId: string, problem?: string): Promise<void> {
    await this.pool.query(
      `update review_cases set held = null, held_until = null, claimed_by = null, claimed_until = null, problem = $3
       where resubmission_id = $1 and held ->> 'causationId' = $2`,
      [resubmissionId, causationId, problem ?? null],
    );
  }
}

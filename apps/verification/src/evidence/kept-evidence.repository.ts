import { Injectable } from '@nestjs/common';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';

export interface KeptEvidence {
  readonly evidenceId: string;
  readonly orderId: string;
  readonly resubmissionId: string;
  /** In the store. */
  readonly address: string;
}

export type OldEvidence = Pick<KeptEvidence, 'evidenceId' | 'address'>;

export interface KeptContent extends KeptEvidence {
  readonly keptAt: Date;
  readonly removedAt: Date | null;
}

const KEPT = `
  select evidence_id as "evidenceId", order_id as "orderId", resubmission_id as "resubmissionId", address, kept_at as "keptAt",
    removed_at as "removedAt"
  from kept_evidence`;

/** Not while reviewers may still look at it. */
const OLD = `
  select evidence_id as "evidenceId", address from kept_evidence as k
  where removed_at is null and kept_at < $1 and evidence_id <> all ($3)
    and not exists (select from review_cases as c where c.resubmission_id = k.resubmission_id and c.open)
  order by kept_at, evidence_id limit $2`;

/** Which contents are in the store. A row is written before its content, so that no content is without one. */
@Injectable()
export class KeptEvidenceRows {
  constructor(@ServicePool('verification') private readonly pool: Pool) {}

  /** Idempotent. */
  async add({ evidenceId, orderId, resubmissionId, address }: KeptEvidence): Promise<void> {
    await this.pool.query(
      `insert into kept_evidence (evidence_id, order_id, resubmission_id, address) values ($1, $2, $3, $4)
       on conflict (evidence_id) do nothing`,
      [evidenceId, orderId, resubmissionId, address],
    );
  }

  /** Contents that were kept before a moment and are over, the oldest first. @param except evidence ids */
  async old(before: Date, most: number, except: readonly string[] = []): Promise<readonly OldEvidence[]> {
    const { rows } = await this.pool.query<OldEvidence>(OLD, [before, most, except]);
    return rows;
  }

  /** Whether the content was removed at the end of its retention. False for one that is not known. */
  async isRemoved(evidenceId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `select from kept_evidence where evidence_id = $1 and removed_at is not null`,
      [evidenceId],
    );
    return (rowCount ?? 0) > 0;
  }

  /** Which contents of an order are or were kept, by evidence. */
  async ofOrder(orderId: string): Promise<ReadonlyMap<string, KeptContent>> {
    const { rows } = await this.pool.query<KeptContent>(`${KEPT} where order_id = $1`, [orderId]);
    return new Map(rows.map((row) => [row.evidenceId, row]));
  }

  /** What is known of contents at these addresses, by address. */
  async at(addresses: readonly string[]): Promise<ReadonlyMap<string, KeptContent>> {
    const { rows } = await this.pool.query<KeptContent>(`${KEPT} where address = any ($1)`, [addresses]);
    return new Map(rows.map((row) => [row.address, row]));
  }

  async removed(evidenceIds: readonly string[]): Promise<void> {
    await this.pool.query(
      `update kept_evidence set removed_at = now() where evidence_id = any ($1) and removed_at is null`,
      [evidenceIds],
    );
  }

  /** For content that was refused after all. */
  async forget(evidenceId: string): Promise<void> {
    await this.pool.query(`delete from kept_evidence where evidence_id = $1`, [evidenceId]);
  }
}

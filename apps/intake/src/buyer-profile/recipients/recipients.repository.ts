import { Injectable } from '@nestjs/common';
import { ServicePool } from '@bujiao/platform';
import type { Pool, PoolClient } from 'pg';

export const RECIPIENT_SOURCES = ['added', 'learnt'] as const;
export type RecipientSource = (typeof RECIPIENT_SOURCES)[number];

/** A recipient as it rests: the content is sealed with the buyer's key. */
export interface RecipientRow {
  readonly recipientId: string;
  readonly buyerId: string;
  readonly goodsKind: string;
  /** The recharge template that it fits; empty: of goods without one. */
  readonly templateId: string;
  /** Keyed hash of buyer, kind, template and account, by which an equal one is found. */
  readonly mark: string;
  readonly sealed: string;
  readonly source: RecipientSource;
  readonly savedAt: Date;
  readonly usedAt: Date;
}

export type NewRecipient = Omit<RecipientRow, 'savedAt' | 'usedAt'>;

/** Recipients of one buyer for one kind of goods and one recharge template, at most. */
export const MOST_RECIPIENTS = 20;

const COLUMNS = `recipient_id as "recipientId", buyer_id as "buyerId", goods_kind as "goodsKind",
  template_id as "templateId", mark, sealed, source, saved_at as "savedAt", used_at as "usedAt"`;

const PUT = `
  insert into intake.saved_recipients as r (recipient_id, buyer_id, goods_kind, template_id, mark, sealed, source, saved_at, used_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
  on conflict (buyer_id, goods_kind, mark) do update set
    used_at = greatest(r.used_at, excluded.used_at),
    sealed = case when excluded.source = 'added' then excluded.sealed else r.sealed end,
    source = case when excluded.source = 'added' then 'added' else r.source end
  returning ${COLUMNS}`;

/** Saved recipients of buyers. Every statement names the buyer: one never reaches another's. */
@Injectable()
export class Recipients {
  constructor(@ServicePool('intake') private readonly pool: Pool) {}

  /** Used last first. `goods`: those of its template before those without one, and no others. */
  async of(buyerId: string, goods?: RecipientGoods): Promise<readonly RecipientRow[]> {
    const { rows } = await this.pool.query<RecipientRow>(
      `select ${COLUMNS} from intake.saved_recipients
       where buyer_id = $1 and ($2::text is null or goods_kind = $2 and template_id in ('', $3))
       order by ($2 is not null and template_id = $3) desc, used_at desc, recipient_id`,
      [buyerId, goods?.goodsKind ?? null, goods?.templateId ?? ''],
    );
    return rows;
  }

  async find(buyerId: string, recipientId: string): Promise<RecipientRow | undefined> {
    const { rows } = await this.pool.query<RecipientRow>(
      `select ${COLUMNS} from intake.saved_recipients where buyer_id = $1 and recipient_id = $2`,
      [buyerId, recipientId],
    );
    return rows[0];
  }

  /** Adds one, or renews the equal one. Undefined where the buyer has {@link MOST_RECIPIENTS} of the kind already. */
  add(recipient: NewRecipient, now: Date): Promise<RecipientRow | undefined> {
    return this.whileLocked(recipient.buyerId, async (client) => {
      if (await isFull(client, recipient)) return undefined;
      return put(client, recipient, now);
    });
  }

  /**
   * Keeps one that a delivery confirmed, unless the buyer has forgotten any since `confirmedAt`. In a full list it takes the place of the
   * learnt one that was used longest ago; a list of added ones stays as it is. Idempotent.
   * @param withoutTemplate mark of the equal one that was saved before it was known for which template: a learnt one becomes this one, of
   *   an added one it takes the name
   */
  learn(
    recipient: NewRecipient,
    confirmedAt: Date,
    withoutTemplate?: string,
  ): Promise<RecipientRow | undefined> {
    return this.whileLocked(recipient.buyerId, async (client, forgotAt) => {
      if (forgotAt && forgotAt >= confirmedAt) return undefined;
      if ((await isFull(client, recipient)) && !(await makeRoom(client, recipient))) return undefined;
      const earlier = withoutTemplate && (await adopt(client, recipient, withoutTemplate));
      return put(client, earlier ? { ...recipient, sealed: earlier } : recipient, confirmedAt);
    });
  }

  async change(buyerId: string, recipientId: string, sealed: string): Promise<void> {
    await this.pool.query(
      'update intake.saved_recipients set sealed = $3 where buyer_id = $1 and recipient_id = $2',
      [buyerId, recipientId, sealed],
    );
  }

  async used(buyerId: string, recipientId: string): Promise<void> {
    await this.pool.query(
      'update intake.saved_recipients set used_at = now() where buyer_id = $1 and recipient_id = $2',
      [buyerId, recipientId],
    );
  }

  /** Deletes the row; what was confirmed before is not learnt again. Idempotent. */
  async forget(buyerId: string, recipientIds: readonly string[]): Promise<void> {
    await this.whileLocked(buyerId, async (client) => {
      await client.query(
        'delete from intake.saved_recipients where buyer_id = $1 and recipient_id = any ($2::uuid[])',
        [buyerId, recipientIds],
      );
      await client.query('update intake.buyer_profiles set forgot_at = now() where buyer_id = $1', [buyerId]);
    });
  }

  /** Under a lock of the buyer's row: the limit holds, and what is forgotten is not learnt meanwhile. */
  private async whileLocked<Result>(
    buyerId: string,
    act: (client: PoolClient, forgotAt: Date | null) => Promise<Result>,
  ): Promise<Result> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<{ forgotAt: Date | null }>(
        `insert into intake.buyer_profiles (buyer_id) values ($1)
         on conflict (buyer_id) do update set buyer_id = excluded.buyer_id returning forgot_at as "forgotAt"`,
        [buyerId],
      );
      const result = await act(client, rows[0]?.forgotAt ?? null);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      // A connection in an unknown state is not used again.
      client.release(true);
      throw error;
    }
  }
}

async function put(client: PoolClient, recipient: NewRecipient, at: Date): Promise<RecipientRow | undefined> {
  const { recipientId, buyerId, goodsKind, templateId, mark, sealed, source } = recipient;
  const values = [recipientId, buyerId, goodsKind, templateId, mark, sealed, source, at];
  return (await client.query<RecipientRow>(PUT, values)).rows[0];
}

/** The goods that recipients are for. */
export interface RecipientGoods {
  readonly goodsKind: string;
  readonly templateId?: string | undefined;
}

/** Gives an equal recipient without a template this one's, if it was learnt. @returns its content */
async function adopt(
  client: PoolClient,
  { buyerId, goodsKind, templateId, mark }: NewRecipient,
  withoutTemplate: string,
): Promise<string | undefined> {
  await client.query(
    `update intake.saved_recipients set template_id = $3, mark = $4
     where buyer_id = $1 and goods_kind = $2 and template_id = '' and mark = $5 and source = 'learnt'
       and not exists (select from intake.saved_recipients where buyer_id = $1 and goods_kind = $2 and mark = $4)`,
    [buyerId, goodsKind, templateId, mark, withoutTemplate],
  );
  const { rows } = await client.query<{ sealed: string }>(
    `select sealed from intake.saved_recipients where buyer_id = $1 and goods_kind = $2 and mark = $3`,
    [buyerId, goodsKind, withoutTemplate],
  );
  return rows[0]?.sealed;
}

/** Whether another one would be too many. */
async function isFull(client: PoolClient, recipient: NewRecipient): Promise<boolean> {
  const { buyerId, goodsKind, templateId, mark } = recipient;
  const { rows } = await client.query<{ others: number }>(
    `select count(*)::int as others from intake.saved_recipients
     where buyer_id = $1 and goods_kind = $2 and template_id = $3 and mark <> $4`,
    [buyerId, goodsKind, templateId, mark],
  );
  return (rows[0]?.others ?? 0) >= MOST_RECIPIENTS;
}

async function makeRoom(
  client: PoolClient,
  { buyerId, goodsKind, templateId }: NewRecipient,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `delete from intake.saved_recipients where recipient_id = (
       select recipient_id from intake.saved_recipients
       where buyer_id = $1 and goods_kind = $2 and template_id = $3 and source = 'learnt'
       order by used_at, recipient_id limit 1)`,
    [buyerId, goodsKind, templateId],
  );
  return rowCount === 1;
}

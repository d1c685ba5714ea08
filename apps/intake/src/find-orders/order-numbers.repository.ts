import { Injectable } from '@nestjs/common';
import { Batcher } from '@bujiao/batching';
import { rowsOf, texts } from '@bujiao/fast-pg';
import { ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';
import type { NumberKind, OrderNumber } from './numbers-of.js';

export interface FoundNumber extends OrderNumber {
  /** The number itself, not only its beginning. */
  readonly exact: boolean;
}

/** The beginning of a number finds it from this length on: shorter ones would find half of all. */
const LEAST_BEGINNING = 6;
const MOST_FOUND = 20;
/** Follows every character that a number can have, in the order of the index. */
const AFTER_ALL = '~';

const ADD = `
  insert into intake.order_numbers (number, order_id, kind)
  select distinct lower(n), o, k from unnest($1::text[], $2::text[], $3::text[]) as t(n, o, k)
  order by 1, 2, 3
  on conflict do nothing`;

/** One range of the index for a number: two conditions with an "or" may be answered by reading the whole index in its order. */
export const FIND = `
  select number, order_id, kind, bool_or(exact) from (
    select n.*, n.number = w.number as exact from unnest($1::text[]) as w(number)
    cross join lateral (
      select * from intake.order_numbers
      where number >= w.number
        and number <= case when length(w.number) >= ${LEAST_BEGINNING} then w.number || '${AFTER_ALL}' else w.number end
      order by number limit ${MOST_FOUND}
    ) n
  ) found
  group by number, order_id, kind
  order by bool_or(exact) desc, number, order_id, kind limit ${MOST_FOUND * 2}`;

/** By which numbers an order is found. Numbers are compared without regard to case. */
@Injectable()
export class OrderNumbers {
  private readonly additions: Batcher<readonly OrderNumber[], void>;

  constructor(@ServicePool('intake') private readonly pool: Pool) {
    this.additions = new Batcher((calls) => this.addAll(calls), { concurrency: 2 });
  }

  /** Idempotent. Resolves when they are found. */
  add(numbers: readonly OrderNumber[]): Promise<void> {
    return this.additions.add(numbers);
  }

  /** Whole numbers before beginnings. */
  async find(numbers: readonly string[]): Promise<readonly FoundNumber[]> {
    if (numbers.length === 0) return [];
    const wanted = numbers.map((number) => number.toLowerCase());
    const rows = await rowsOf<readonly [string, string, NumberKind, string]>(this.pool, {
      name: 'intake-find-numbers',
      text: FIND,
      parameters: [texts(wanted)],
    });
    return rows.map(([number, orderId, kind, exact]) => ({ number, orderId, kind, exact: exact === 't' }));
  }

  private async addAll(calls: readonly (readonly OrderNumber[])[]): Promise<void[]> {
    const all = calls.flat();
    if (all.length === 0) return calls.map(() => undefined);
    await rowsOf(this.pool, {
      name: 'intake-add-numbers',
      text: ADD,
      parameters: [
        texts(all.map(({ number }) => number)),
        texts(all.map(({ orderId }) => orderId)),
        texts(all.map(({ kind }) => kind)),
      ],
    });
    return calls.map(() => undefined);
  }
}

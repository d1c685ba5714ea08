import { Controller, Get, Inject, Query } from '@nestjs/common';
import { OrderNumbers, type NumberKind } from '@bujiao/intake';
import { numbersIn } from '@bujiao/input-text';
import { Roles } from '@bujiao/platform';
import type { Pool } from 'pg';

export const DIRECT_POOL = Symbol('direct pool');

/** The most characters that a search takes. */
const MOST_CHARACTERS = 1_000;
const TABLE = `select to_regclass('intake.order_numbers') is not null as known`;
const GOODS = `select order_id, terms -> 'goods' ->> 'name' as goods from intake.order_records where order_id = any($1)`;
/** What an order needs is decided by the services. */
const STATE = { zh: '服务没有运行，状态见履历', en: 'the services do not run; see its history' };

interface Found {
  readonly order: { readonly orderId: string; readonly goodsName: string; readonly sentence: typeof STATE };
  readonly matches: readonly {
    readonly kind: NumberKind;
    readonly number: string;
    readonly exact: boolean;
  }[];
}

/** Orders by any number that touched them, as intake has written them down: without the services, so without their state. */
@Controller('orders/search')
export class DirectSearchController {
  constructor(@Inject(DIRECT_POOL) private readonly pool: Pool) {}

  @Get()
  @Roles('ops')
  async find(@Query('q') q = ''): Promise<{ readonly found: readonly Found[] }> {
    const { rows } = await this.pool.query<{ known: boolean }>(TABLE);
    // Of an installation that has never started nothing is known.
    if (!rows[0]?.known) return { found: [] };
    const numbers = await new OrderNumbers(this.pool).find(numbersIn(q.slice(0, MOST_CHARACTERS)));
    const orders = [...new Set(numbers.map(({ orderId }) => orderId))];
    const goods = await this.goodsOf(orders);
    return {
      found: orders.map((orderId) => ({
        order: { orderId, goodsName: goods.get(orderId) ?? '', sentence: STATE },
        matches: numbers
          .filter((match) => match.orderId === orderId)
          .map(({ kind, number, exact }) => ({ kind, number, exact })),
      })),
    };
  }

  private async goodsOf(orders: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.pool.query<{ order_id: string; goods: string | null }>(GOODS, [orders]);
    return new Map(rows.map(({ order_id: orderId, goods }) => [orderId, goods ?? '']));
  }
}

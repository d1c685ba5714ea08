import { createHmac } from 'node:crypto';
import { fetchOutside } from '@bujiao/effects';
import type { RechargeTarget } from '@bujiao/contracts';
import { afterFailure } from './after-failure.js';
import { answerOfStatusCode, readText } from './read-answer.js';
import { cannotSay, readRoleAnswer } from './read-role-answer.js';
import type { RoleCheckAnswer, RoleQuestion } from './role-check.port.js';
import type { Supplier, SupplierAnswer, SupplierOrder } from './supplier.port.js';

export interface HttpSupplierOptions {
  readonly supplierId: string;
  readonly url: string;
  /** Shared secret of the HMAC over timestamp and body. */
  readonly key: string;
  /** ms. A slower answer is an unknown outcome. @default 5000 */
  readonly timeout?: number;
}

/** ms */
const TIMEOUT = 5_000;

const HOUR = 3_600_000;

/** A supplier that speaks JSON over HTTP, signed with HMAC-SHA256; error codes as in the game-card protocol. */
export class HttpSupplier implements Supplier {
  readonly supplierId: string;
  readonly idempotencyHorizon = 24 * HOUR;

  readonly latestArrival: number;
  private readonly timeout: number;

  constructor(private readonly options: HttpSupplierOptions) {
    this.supplierId = options.supplierId;
    this.timeout = options.timeout ?? TIMEOUT;
    // A call that has timed out is cut off, so it is on its way no longer than that.
    this.latestArrival = 2 * this.timeout;
  }

  place({ requestNo, goodsId, quantity, maxCost, target }: SupplierOrder): Promise<SupplierAnswer> {
    return this.call('/orders', requestNo, {
      order_no: requestNo,
      goods_no: goodsId,
      buy_quantity: quantity,
      max_amount: maxCost,
      ...(target && { biz_content: contentOf(target) }),
    });
  }

  query(requestNo: string): Promise<SupplierAnswer> {
    return this.call('/orders/query', requestNo, { order_no: requestNo });
  }

  async checkRole({ goodsId, target }: RoleQuestion, budget: number): Promise<RoleCheckAnswer> {
    try {
      const content = { goods_no: goodsId, biz_content: contentOf(target) };
      const { status, body } = await this.post('/roles/check', content, budget);
      const refused = answerOfStatusCode(status);
      return refused
        ? cannotSay('code' in refused ? refused.code : 'unreadable-answer')
        : readRoleAnswer(body, goodsId);
    } catch (error) {
      const failed = afterFailure(error);
      return cannotSay('code' in failed ? failed.code : 'connection-broken');
    }
  }

  private async call(path: string, requestNo: string, content: object): Promise<SupplierAnswer> {
    try {
      const { status, body } = await this.post(path, content, this.timeout);
      return answerOfStatusCode(status) ?? readText(body, requestNo);
    } catch (error) {
      return afterFailure(error);
    }
  }

  /** Signed. Cut off after `timeout` ms, the reading of the body included. */
  private async post(
    path: string,
    content: object,
    timeout: number,
  ): Promise<{ readonly status: number; readonly body: string }> {
    const body = JSON.stringify(content);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', this.options.key).update(`${timestamp}.${body}`).digest('hex');
    const response = await fetchOutside('supplier', this.options.url + path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-timestamp': timestamp, 'x-signature': signature },
      signal: AbortSignal.timeout(timeout),
    });
    // An error status is judged by itself: what stands before a supplier that is down may answer with anything.
    return { status: response.status, body: response.ok ? await response.text() : '' };
  }
}

const contentOf = ({ rechargeAccount, gameArea, gameServer, gameRole }: RechargeTarget): object => ({
  account: rechargeAccount,
  game_area: gameArea,
  game_server: gameServer,
  game_role: gameRole,
});

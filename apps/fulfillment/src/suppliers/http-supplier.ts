import { createHmac } from 'node:crypto';
import { fetchOutside } from '@bujiao/effects';
import { answerOfStatusCode, readText } from './read-answer.js';
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
/** Connection errors that come before anything was sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

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
      ...(target && {
        biz_content: {
          account: target.rechargeAccount,
          game_area: target.gameArea,
          game_server: target.gameServer,
          game_role: target.gameRole,
        },
      }),
    });
  }

  query(requestNo: string): Promise<SupplierAnswer> {
    return this.call('/orders/query', requestNo, { order_no: requestNo });
  }

  private async call(path: string, requestNo: string, content: object): Promise<SupplierAnswer> {
    const body = JSON.stringify(content);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', this.options.key).update(`${timestamp}.${body}`).digest('hex');
    try {
      const response = await fetchOutside('supplier', this.options.url + path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-timestamp': timestamp, 'x-signature': signature },
        signal: AbortSignal.timeout(this.timeout),
      });
      return answerOfStatusCode(response.status) ?? readText(await response.text(), requestNo);
    } catch (error) {
      return afterFailure(error);
    }
  }
}

/** Only what surely never left may be called not sent; everything else may have been carried out. */
function afterFailure(error: unknown): SupplierAnswer {
  const code = ((error as { cause?: { code?: unknown } }).cause ?? {}).code;
  if (typeof code === 'string' && NEVER_SENT.has(code))
    return { outcome: 'not-sent', code: 'supplier-unreachable', retryable: true };
  const timedOut = (error as { name?: unknown }).name === 'TimeoutError';
  return { outcome: 'unknown', code: timedOut ? 'timed-out' : 'connection-broken' };
}

import {
  makeUpCard,
  SeededRandom,
  startPaymentGateway,
  startSupplier,
  type FaultRule,
  type PaymentFault,
  type PaymentGateway,
  type ProductClient,
  type Supplier,
  type SupplierFault,
} from '@bujiao/simulator';
import type { ChaosOrder } from './chaos-order.js';
import { CARDS } from './chaos-orders.js';

/** Gateway and supplier outside the product, with faults. */
export interface ChaosWorld {
  readonly gateway: PaymentGateway;
  readonly supplier: Supplier;
  /** Settings by which the services find it. */
  readonly env: Readonly<Record<string, string>>;
  /** Registers the order's payment and faults. */
  expect(order: ChaosOrder): void;
  close(): Promise<void>;
}

const KEY = 'chaos-supplier-key';
const CARDS_PER_BATCH = 5_000;

/** Faults of an order's first call, each with its share. Each fault ends, so that every order can be settled. */
const SUPPLIER_FAULTS: readonly (readonly [
  share: number,
  fault: Omit<FaultRule<SupplierFault>, 'match' | 'times'>,
])[] = [
  [0.02, { fault: 'timeout-after-delivery' }],
  [0.05, { fault: 'reset-after-delivery' }],
  [0.05, { fault: 'connection-reset' }],
  [0.05, { fault: 'error-500' }],
  [0.05, { fault: 'processing', queries: 2 }],
  [0.05, { fault: 'slow', delayMs: 1_500 }],
  [0.05, { fault: 'busy' }],
];
const PAYMENT_FAULTS: readonly Omit<FaultRule<PaymentFault>, 'match' | 'times'>[] = [
  { fault: 'error-500' },
  { fault: 'connection-reset' },
];
const SHARE_OF_PAYMENT_FAULTS = 0.05;

export async function startChaosWorld(seed: number): Promise<ChaosWorld> {
  const gateway = await startPaymentGateway({ port: 0, seed });
  const supplier = await startSupplier({ port: 0, key: KEY, seed, timeoutMs: 20_000 });
  return {
    gateway,
    supplier,
    env: { PAYMENT_GATEWAY_URL: gateway.url, SUPPLIER_URL: supplier.url, SUPPLIER_KEY: KEY },
    expect: (order) => expectOrder({ gateway, supplier }, order),
    close: async () => void (await Promise.all([gateway.close(), supplier.close()])),
  };
}

function expectOrder(
  { gateway, supplier }: Pick<ChaosWorld, 'gateway' | 'supplier'>,
  { payments, account, orderId, luck, goods, earlierCalls }: ChaosOrder,
): void {
  gateway.record(...payments);
  for (const { requestNo, quantity } of earlierCalls.filter(({ delivered }) => delivered)) {
    supplier.ledger.take({
      order_no: requestNo,
      goods_no: goods.goodsId,
      buy_quantity: quantity,
      biz_content: { account: account ?? '' },
    });
    supplier.ledger.deliver(requestNo);
  }
  const random = new SeededRandom(luck);
  if (random.chance(SHARE_OF_PAYMENT_FAULTS))
    gateway.faults.add({ ...random.pick(PAYMENT_FAULTS), match: { orderId }, times: 1 });
  let left = random.next();
  const fault = SUPPLIER_FAULTS.find(([share]) => (left -= share) < 0)?.[1];
  if (fault && account !== undefined) supplier.faults.add({ ...fault, match: { account }, times: 1 });
}

/** Imports cards into stock. */
export async function stockCards(product: ProductClient, seed: number, count: number): Promise<void> {
  const random = new SeededRandom(seed);
  for (let from = 0; from < count; from += CARDS_PER_BATCH) {
    const cards = Array.from({ length: Math.min(CARDS_PER_BATCH, count - from) }, (_, i) =>
      makeUpCard(`C${seed}-`, from + i, random),
    );
    await product.stockCards(CARDS.goodsId, `chaos-${seed}-${from}`, cards);
  }
}

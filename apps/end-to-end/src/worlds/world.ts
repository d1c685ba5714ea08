import type { OrderTerms, ProvenPayment } from '@bujiao/contracts';
import { hasEnded, unitsOf } from '@bujiao/order-history';
import { Product } from './product.js';
import { Random } from './random.js';
import { Shop, type Manners } from './shop.js';
import { Suppliers } from './supplier.js';

const PLACED_AT = Date.parse('2026-11-23T09:00:00.000Z');
const UNIT_PRICE = 100;

/** What one world came to. */
export interface Outcome {
  readonly ordered: number;
  /** Units that reached the buyer, by shop, supplier or us. */
  readonly out: number;
  readonly byUs: number;
  /** Money that the shop kept, and the value of what reached the buyer, integer 分. */
  readonly kept: number;
  readonly value: number;
  /** Contradictions that the history says. */
  readonly said: readonly string[];
  /** The record leaves open whether a delivery was told twice. */
  readonly ambiguous: boolean;
  readonly breaches: readonly string[];
  /** Codes of what was decided, and what the explanation says where that is another. */
  readonly decided: readonly string[];
}

/** One order in a world of late, doubled, reordered and false news, skewed clocks and withdrawn facts. */
export function liveThrough(seed: number, manners: Manners): Outcome {
  const random = new Random(seed);
  const terms = termsOf(random);
  const isPaid = random.chance(0.9);
  const suppliers = new Suppliers(random);
  const shop = new Shop({ random, terms, suppliers, manners, isPaid });
  const gateway = (paymentId: string): ProvenPayment =>
    isPaid && paymentId === 'P1'
      ? { paymentId, status: 'paid', amount: terms.amount }
      : { paymentId, status: 'unknown' };
  const product = new Product({ random, terms, suppliers, gateway, waitsForHeld: manners.stops });
  product.hear(shop.tell('shop.order.placed', PLACED_AT, {}), PLACED_AT);
  if (isPaid) shop.tell('shop.order.paid', PLACED_AT + 60_000, random.chance(0.5) ? { paymentId: 'P1' } : {});
  const now = days(random, shop, product, suppliers);
  comeToRest(now, shop, product, suppliers);
  return outcomeOf(terms, isPaid, { shop, product, suppliers });
}

function termsOf(random: Random): OrderTerms {
  const quantity = random.between(1, 4);
  const kind = random.chance(0.5) ? 'direct-top-up' : 'game-points';
  return {
    orderId: 'O1',
    buyerId: 'B1',
    goods: { goodsId: 'G1', name: 'goods', kind, unitPrice: UNIT_PRICE },
    quantity,
    amount: quantity * UNIT_PRICE,
    placedAt: new Date(PLACED_AT).toISOString(),
    paymentId: 'P1',
    ...(kind === 'direct-top-up' && { rechargeTarget: { keyOf: 'B1', sealed: 'account' } }),
  };
}

/** What happens while the order is alive, in any order. */
function days(random: Random, shop: Shop, product: Product, suppliers: Suppliers): number {
  let now = PLACED_AT + 60_000;
  const unheard: string[] = [];
  const happenings: readonly (() => void)[] = [
    () => shop.act(now, product.ours()),
    () => hearNews(shop, product, now),
    () => hearNews(shop, product, now),
    () => hearNews(shop, product, now),
    () => click(product, unheard, now),
    () => unheard.splice(0).forEach((id) => shop.hear(now, id)),
    () => product.verify(now),
    () => product.delivery.advance(now),
    () => product.delivery.advance(now),
    () => suppliers.settleOne(),
    () => askAPerson(shop, product, unheard, now),
  ];
  for (let i = 0; i < 60; i += 1) {
    now += random.between(1, 90) * 1_000;
    random.pick(happenings)?.();
    if (unheard.length === 0 && product.history.resubmissions.every(mayResume)) shop.stopped = false;
  }
  unheard.forEach((id) => shop.hear(now, id));
  return now;
}

/** A shop that was told 补交成功 has nothing left to do; after any other end it goes on with its own work. */
const mayResume = (r: { readonly status: 'closed' } | Parameters<typeof hasEnded>[0]): boolean =>
  hasEnded(r) && r.status !== 'closed';

function hearNews(shop: Shop, product: Product, now: number, isPatient = false): void {
  const fact = shop.takeNews(isPatient);
  if (fact) product.hear(fact, now);
}

function click(product: Product, unheard: string[], now: number): void {
  const before = product.history.resubmissions.length;
  const id = product.click(now);
  if (id && product.history.resubmissions.length > before) unheard.push(id);
}

/** The person asks the shop first: it hears, stops, and everything that it has done is told. */
function askAPerson(shop: Shop, product: Product, unheard: string[], now: number): void {
  if (!product.isWaitingForAPerson) return;
  unheard.splice(0).forEach((id) => shop.hear(now, id));
  shop.tellEverything(now);
  tellAll(shop, product, now);
  product.delivery.askAPerson(now);
}

function tellAll(shop: Shop, product: Product, now: number): void {
  while (shop.news.length > 0) hearNews(shop, product, now, true);
}

/** Everything is told, every call has come to an end, and nobody clicks any more. */
function comeToRest(from: number, shop: Shop, product: Product, suppliers: Suppliers): void {
  let now = from;
  for (let i = 0; i < 60; i += 1) {
    now += 120_000;
    suppliers.settleAll();
    shop.tellEverything(now);
    tellAll(shop, product, now);
    product.verify(now);
    product.delivery.advance(now);
    product.delivery.askAPerson(now);
  }
  product.open(now);
}

interface Parts {
  readonly shop: Shop;
  readonly product: Product;
  readonly suppliers: Suppliers;
}

function outcomeOf(terms: OrderTerms, isPaid: boolean, { shop, product, suppliers }: Parts): Outcome {
  const { ordered, surelyByShop, possiblyByShop, byUs } = unitsOf(product.history);
  const out = shop.delivered + suppliers.unitsOut();
  return {
    ordered,
    out,
    byUs,
    kept: (isPaid ? terms.amount : 0) - shop.refundedMoney,
    value: Math.min(out, ordered) * UNIT_PRICE,
    said: product.said(),
    ambiguous: possiblyByShop > surelyByShop,
    breaches: product.breaches().map(({ rule, detail }) => `${rule}: ${detail}`),
    decided: product
      .explained()
      .map(({ kind, code, agrees, explainedCode }) =>
        agrees ? `${kind} ${code}` : `${kind} ${code}, explained as ${explainedCode}`,
      ),
  };
}

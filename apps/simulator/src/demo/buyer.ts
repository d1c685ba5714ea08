import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProblem, isProblem } from '@bujiao/client';
import type { OrderPage, ResubmissionAccepted } from '../product/product-answers.js';
import type { ProductClient } from '../product/product-client.js';
import { WAY_DESCRIPTIONS } from '../shop/ways.js';
import {
  CLOSED_STAGE,
  formOf,
  isSettled,
  move,
  REASON_PREFILLED,
  REFUSED_WITH,
  type Journey,
} from './journey.js';

const LOOK_AGAIN_AFTER_MS = 150;
/** News of an order may take a moment from the shop to the order page. */
const NEWS_WITHIN_MS = 20_000;

export interface BuyerOptions {
  readonly product: ProductClient;
  /** Ends everything: the demo is over. */
  readonly signal: AbortSignal;
  /** Called whenever a journey has moved. */
  readonly moved: (journey: Journey) => void;
}

/** Goes the way of a buyer: looks at the order, clicks, watches the progress bar, confirms receipt. Never throws. */
export async function goAsBuyer(journey: Journey, options: BuyerOptions): Promise<void> {
  try {
    await resubmit(journey, options);
    if (!isSettled(journey)) await watch(journey, options);
  } catch (error) {
    if (options.signal.aborted) return;
    breakOff(journey, error);
  } finally {
    options.moved(journey);
  }
}

function breakOff(journey: Journey, error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  journey.state = 'broken';
  journey.sentence = { zh: text, en: text };
}

const buyerOf = ({ order }: Journey): string => `buyer:${order.buyerId}`;

async function resubmit(journey: Journey, { product, signal, moved }: BuyerOptions): Promise<void> {
  const { order } = journey;
  const expected = WAY_DESCRIPTIONS[order.way].end;
  journey.page = await pageWithNews(journey, product, signal);
  if (!journey.page.resubmittable) {
    journey.state = expected === 'refused' ? 'refused' : 'broken';
    journey.sentence = journey.page.why;
    return;
  }
  journey.state = 'moving';
  journey.resubmissionId = (await click(journey, product)).resubmissionId;
  journey.stageNo = Math.max(journey.stageNo, 1);
  moved(journey);
}

/** The order page, once it knows what the shop has told about the order. */
async function pageWithNews(
  journey: Journey,
  product: ProductClient,
  signal: AbortSignal,
): Promise<OrderPage> {
  const { order } = journey;
  const until = Date.now() + NEWS_WITHIN_MS;
  for (;;) {
    const page = await product.order(buyerOf(journey), order.orderId).catch((error: unknown) => {
      if (isProblem(error, 'order-not-found')) return undefined;
      throw error;
    });
    if (page && isUpToDate(journey, page)) return page;
    if (Date.now() > until)
      throw new Error(
        page ? `the order page says ${page.status} (${page.why.code})` : 'the order never arrived',
      );
    await sleep(LOOK_AGAIN_AFTER_MS, undefined, { signal });
  }
}

function isUpToDate({ order }: Journey, { resubmittable, prefilled, why }: OrderPage): boolean {
  const refusal = REFUSED_WITH[order.way];
  return refusal ? why.code === refusal : resubmittable && prefilled.reason === REASON_PREFILLED[order.way];
}

/** One buyer in three double-clicks; both clicks carry one key, so they are one request. */
async function click(journey: Journey, product: ProductClient): Promise<ResubmissionAccepted> {
  const { order } = journey;
  const request = { key: `demo-${order.orderId}`, form: formOf(order) };
  const clicks = Number(order.orderId.slice(-1)) % 3 === 0 ? 2 : 1;
  const answers = await Promise.all(
    Array.from({ length: clicks }, () => product.resubmit(buyerOf(journey), order.orderId, request)),
  );
  const ids = new Set(answers.map(({ resubmissionId }) => resubmissionId));
  if (ids.size !== 1) throw new Error(`a double click started ${ids.size} resubmissions`);
  return answers[0] as ResubmissionAccepted;
}

/** Follows the progress bar to its end; a broken connection is opened again. */
async function watch(journey: Journey, options: BuyerOptions): Promise<void> {
  const { signal } = options;
  while (!signal.aborted && !hasEnded(journey)) {
    await follow(journey, options).catch((error: unknown) => {
      if (!mayComeBack(error)) throw error;
    });
    if (!hasEnded(journey)) await sleep(LOOK_AGAIN_AFTER_MS, undefined, { signal });
  }
}

/** One connection's worth of progress. */
async function follow(journey: Journey, { product, signal, moved }: BuyerOptions): Promise<void> {
  for await (const progress of product.progress(buyerOf(journey), journey.order.orderId, signal)) {
    move(journey, progress, Date.now());
    moved(journey);
    if (journey.state === 'delivered' && journey.confirms) await confirm(journey, product);
    if (hasEnded(journey)) return;
  }
}

/** The progress of a new request may take a moment to appear; of connections, every one may be opened again. */
const mayComeBack = (error: unknown): boolean =>
  !(error instanceof ApiProblem) || error.status >= 500 || error.status === 404;

/** `delivered` goes on: the receipt is still to be confirmed. `waiting-for-human` may take hours and is left to the clerk. */
const hasEnded = (journey: Journey): boolean => isSettled(journey) && journey.state !== 'delivered';

async function confirm(journey: Journey, product: ProductClient): Promise<void> {
  if (!journey.resubmissionId || journey.stageNo >= CLOSED_STAGE) return;
  await product.confirmReceipt(buyerOf(journey), journey.order.orderId, journey.resubmissionId);
}

import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProductClient } from '../product/product-client.js';
import { SeededRandom } from '../random/seeded-random.js';
import { yuan } from '../screen/money.js';
import { Screen } from '../screen/screen.js';
import { disorder, type Arrival } from '../shop/disorder.js';
import { planOrders } from '../shop/order-plan.js';
import { Shop } from '../shop/shop.js';
import { countsOfWays, WAY_DESCRIPTIONS } from '../shop/ways.js';
import { audit, readHistories, shopIsWrong } from './audit.js';
import { goAsBuyer } from './buyer.js';
import { confirmsReceipt } from './choose.js';
import type { DemoOptions } from './demo-options.js';
import { beginJourney, isSettled, type Journey } from './journey.js';
import { ProgressBoard } from './progress-board.js';
import { reviewCases } from './reviewers.js';
import type { Stage } from './stage.js';
import { showOrderPages } from './order-pages.js';
import { tellResult, tellReviews, showCards, showTimeline } from './telling.js';
import { PortTaken, prepareWorld, startWorld, stockCards } from './world.js';

/** How long the demo waits for the next automatic confirmation before it leaves the rest to the platform. */
const NEXT_CLOSING_WITHIN_MS = 4_000;
const SHOP_HEARS_WITHIN_MS = 10_000;
const LOOK_AGAIN_AFTER_MS = 100;

/** Runs the whole demo. Answers the exit code: 0 where everything came as it had to. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const screen = new Screen({ lang: options.lang });
  const product = new ProductClient(options.urls);
  try {
    const away = await product.notReady();
    if (away.length > 0) return notRunning(screen, away);
    const world = await startWorld(options);
    try {
      return await playDemo(options, { screen, product, world });
    } finally {
      await world.close();
    }
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    screen.line(
      screen.say({
        zh: `端口 ${error.port} 被占用：关掉占用它的程序，或用 ${error.flag} 换一个端口（产品的地址要一起改）。`,
        en: `Port ${error.port} is taken: stop what uses it, or choose another with ${error.flag} (and tell the product).`,
      }),
    );
    return 2;
  } finally {
    await product.close();
  }
}

function notRunning(screen: Screen, away: readonly string[]): number {
  screen.line(
    screen.say({
      zh: `${away.join('、')} 没有就绪：请先在另一个终端运行 npm start，再运行 npm run demo。`,
      en: `${away.join(', ')} is not ready: run npm start in another terminal first, then npm run demo.`,
    }),
  );
  return 2;
}

async function playDemo(
  options: DemoOptions,
  { screen, product, world }: Pick<Stage, 'screen' | 'product' | 'world'>,
): Promise<number> {
  const now = new Date();
  const runId = now.getTime().toString(36).slice(-6).toUpperCase();
  const orders = planOrders({ seed: options.seed, orders: options.orders, runId, now });
  const ours = new Map(orders.map((order) => [order.orderId, order]));
  const shop = new Shop(product, (orderId) => ours.get(orderId));
  const over = AbortSignal.timeout(options.deadlineMs);
  const stage = { options, product, screen, world, shop, orders, runId, signal: over };
  try {
    await open(stage);
    const lateNews = await placeOrders(stage);
    const journeys = await resubmitAll(stage, lateNews);
    return await tell(stage, journeys);
  } finally {
    await shop.stop();
  }
}

async function open({ options, product, screen, world, shop, orders, runId }: Stage): Promise<void> {
  screen.line(
    screen.paint('bold', screen.say({ zh: '卡盟订单补交 · 演示', en: 'Resubmitting failed orders: a demo' })),
  );
  screen.line(
    screen.say({
      zh: `  产品 ${options.urls.intake} · 支付网关 ${world.gateway.url} · 货源 ${world.supplier.url} · 种子 ${options.seed}（--seed 可重现）`,
      en: `  product ${options.urls.intake}, payment gateway ${world.gateway.url}, supplier ${world.supplier.url}, seed ${options.seed} (repeat with --seed)`,
    }),
  );
  prepareWorld(world, orders);
  shop.listen();
  const { cards, goods } = await stockCards(product, orders, { runId, seed: options.seed });
  screen.heading({ zh: '一、备货', en: '1. Stock' });
  screen.line(
    screen.say({
      zh: `  ${goods} 种卡密入库 ${cards} 张，加密存放`,
      en: `  ${cards} cards of ${goods} goods put into stock, encrypted`,
    }),
  );
}

async function placeOrders({ options, screen, shop, orders }: Stage): Promise<Arrival> {
  const arrival = disorder(orders, new SeededRandom(options.seed + 1));
  const { events, requests, rejected } = await shop.publishFirst(arrival);
  const amount = yuan(orders.reduce((sum, { payment }) => sum + payment.amount, 0));
  screen.heading({ zh: '二、下单', en: '2. Orders' });
  screen.line(
    screen.say({
      zh: `  商城下单 ${orders.length} 笔，合计 ${amount}；发来事件 ${events} 条（${requests} 批）：重复 ${arrival.duplicates} 条、乱序 ${arrival.outOfOrder} 条，另有 ${arrival.late.length} 条迟到`,
      en: `  ${orders.length} orders over ${amount}; ${events} events in ${requests} batches: ${arrival.duplicates} duplicates, ${arrival.outOfOrder} out of order, ${arrival.late.length} more come late`,
    }),
  );
  const ways = [...countsOfWays(orders.length)].filter(([way]) => way !== 'healthy');
  screen.line(
    `  ${ways.map(([way, count]) => `${screen.say(WAY_DESCRIPTIONS[way].name)} ${count}`).join(' · ')}`,
  );
  if (rejected.length > 0)
    throw new Error(
      `the product refused ${rejected.length} order events, the first as ${rejected[0]?.code}: ${rejected[0]?.detail}`,
    );
  return arrival;
}

/** Late news comes while buyers already resubmit; it must not move anything backwards. */
async function resubmitAll(stage: Stage, lateNews: Arrival): Promise<Journey[]> {
  const { options, product, screen, shop, orders, signal } = stage;
  const wrong = orders.filter(({ way }) => way !== 'healthy');
  const journeys = wrong.map((order, i) => beginJourney(order, confirmsReceipt(order, i)));
  await showOrderPages(stage, journeys);
  screen.heading({ zh: '四、补交进度', en: '4. Progress' });
  const board = new ProgressBoard(screen, journeys);
  const stop = new AbortController();
  const ending = AbortSignal.any([signal, stop.signal]);
  // Every buyer listens to it, and there are many.
  setMaxListeners(0, ending);
  const reviewed = reviewCases({ product, journeys, signal: ending });
  const going: Promise<unknown>[] = [shop.publishLate(lateNews)];
  for (const journey of journeys) {
    if (signal.aborted) break;
    going.push(goAsBuyer(journey, { product, signal: ending, moved: (moved) => board.moved(moved) }));
    await sleep(1_000 / options.perSecond, undefined, { signal }).catch(() => undefined);
  }
  await allSettled(journeys, ending);
  await closingsEnd(journeys, ending);
  stop.abort();
  await Promise.all(going);
  board.finish();
  tellReviews(screen, await reviewed);
  return journeys;
}

async function allSettled(journeys: readonly Journey[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !journeys.every(isSettled)) await sleep(LOOK_AGAIN_AFTER_MS);
}

/** Waits as long as receipts keep being confirmed. The platform may confirm days later; nobody waits for that here. */
async function closingsEnd(journeys: readonly Journey[], signal: AbortSignal): Promise<void> {
  const open = (): number => journeys.filter(({ state }) => state === 'delivered').length;
  let before = open();
  let until = Date.now() + NEXT_CLOSING_WITHIN_MS;
  while (!signal.aborted && open() > 0 && Date.now() < until) {
    await sleep(LOOK_AGAIN_AFTER_MS);
    if (open() < before) until = Date.now() + NEXT_CLOSING_WITHIN_MS;
    before = open();
  }
}

/** The shop hears of the last changes a moment later than the buyers. */
async function shopHears(journeys: readonly Journey[], states: ReadonlyMap<string, string>): Promise<void> {
  const until = Date.now() + SHOP_HEARS_WITHIN_MS;
  const waiting = (): boolean =>
    journeys.some((journey) => shopIsWrong(journey, states.get(journey.order.orderId)) !== undefined);
  while (waiting() && Date.now() < until) await sleep(LOOK_AGAIN_AFTER_MS);
}

async function tell(stage: Stage, journeys: readonly Journey[]): Promise<number> {
  const { product, world, shop } = stage;
  const shown = await showCards(stage, journeys);
  const histories = await readHistories(product, journeys);
  showTimeline(stage, journeys, histories);
  await shopHears(journeys, shop.states);
  const findings = [
    ...shown,
    ...audit(journeys, histories, {
      ledger: world.supplier.ledger,
      shopStates: shop.states,
      refused: shop.refused,
    }),
  ];
  tellResult(stage, { journeys, histories, findings });
  return findings.length === 0 ? 0 : 1;
}

import { isProblem } from '@bujiao/client';
import { masked, maskedPassword } from '../catalogue/made-up-secrets.js';
import type { History, RevealedCard } from '../product/product-answers.js';
import { yuan } from '../screen/money.js';
import type { Screen } from '../screen/screen.js';
import { WAY_DESCRIPTIONS } from '../shop/ways.js';
import type { Finding } from './audit.js';
import { chooseForReveal, chooseForTimeline } from './choose.js';
import type { Journey } from './journey.js';
import type { Stage } from './stage.js';
import { orderHead } from './order-pages.js';
import { deliveryLines, summaryTable } from './summary.js';
import { timelineOf } from './timeline.js';

/** Reveals the cards of one order to its buyer, and shows a second look. Only masked secrets are printed. */
export async function showCards(
  { product, screen }: Stage,
  journeys: readonly Journey[],
): Promise<Finding[]> {
  const chosen = chooseForReveal(journeys);
  if (!chosen?.resubmissionId) return [];
  const { order, resubmissionId } = chosen;
  const { orderId } = order;
  const reveal = (key: string): Promise<{ readonly cards: readonly RevealedCard[] }> =>
    product.reveal(`buyer:${order.buyerId}`, orderId, { resubmissionId, key });
  screen.heading({
    zh: '五、买家查看卡密（每次都留有记录）',
    en: '5. The buyer sees the cards (each look is recorded)',
  });
  screen.line(`  ${orderHead(order, screen)}`);
  try {
    const { cards } = await reveal(`demo-reveal-${orderId}`);
    for (const card of cards) screen.line(`    ${cardLine(card, screen)}`);
  } catch (error) {
    return [
      {
        orderId,
        what: {
          zh: `卡密未能查看：${(error as Error).message}`,
          en: `its cards could not be seen: ${(error as Error).message}`,
        },
      },
    ];
  }
  const again = await reveal(`demo-again-${orderId}`).catch((error: unknown) => error);
  if (again instanceof Error && !isProblem(again, 'too-many-looks'))
    return [{ orderId, what: { zh: '卡密不能再看一次', en: 'its cards could not be seen again' } }];
  screen.line(
    screen.say({
      zh: '    再看一次：同样记入履历，次数有上限',
      en: '    a second look: recorded as well, and looks are limited',
    }),
  );
  return [];
}

const cardLine = ({ cardNo, cardPassword }: RevealedCard, screen: Screen): string =>
  screen.say({
    zh: `卡号 ${masked(cardNo)}  密码 ${maskedPassword(cardPassword)}`,
    en: `card ${masked(cardNo)}  password ${maskedPassword(cardPassword)}`,
  });

/** The history of the order that tells most, as after-sales reads it. */
export function showTimeline(
  { screen, orders }: Stage,
  journeys: readonly Journey[],
  histories: ReadonlyMap<string, History>,
): void {
  const history = chooseForTimeline(journeys, histories);
  const order = orders.find(({ orderId }) => orderId === history?.orderId);
  if (!history || !order) return;
  screen.heading({
    zh: `六、售后查单：${order.orderId} 的全部经过`,
    en: `6. After-sales looks up ${order.orderId}: all that happened`,
  });
  const placed = new Date(order.events[0]?.time ?? '').toLocaleString('sv-SE');
  const buyer = screen.say({
    zh: `买家 ${order.buyerId} 于 ${placed} 下单`,
    en: `placed by buyer ${order.buyerId} at ${placed}`,
  });
  screen.line(
    `  ${order.goods.name} ×${order.quantity} ${yuan(order.payment.amount)} · ${buyer} · ${screen.say(WAY_DESCRIPTIONS[order.way].name)}`,
  );
  for (const line of timelineOf(history, screen)) screen.line(line);
}

/** How many requests a reviewer had to see before anything was delivered. */
export function tellReviews(screen: Screen, cases: number): void {
  if (cases === 0) return;
  screen.line(
    screen.say({
      zh: `  其中 ${cases} 笔由审核员放行：首次申请且金额较大，策略要求人工复核`,
      en: `  ${cases} of them were approved by reviewers: first requests for large amounts, as the policy asks`,
    }),
  );
}

export interface Result {
  readonly journeys: readonly Journey[];
  readonly histories: ReadonlyMap<string, History>;
  readonly findings: readonly Finding[];
}

const MOST_FINDINGS_SHOWN = 20;

/** The summary, and what is off if anything is. */
export function tellResult(
  { options, screen, world, shop, signal }: Stage,
  { journeys, histories, findings }: Result,
): void {
  screen.heading({ zh: '七、汇总', en: '7. Summary' });
  for (const line of summaryTable(journeys, histories, screen)) screen.line(line);
  screen.line(
    screen.paint(
      'dim',
      screen.say({
        zh: '  步数：买家点了几次（目标 1，上限 5） · 填写：买家填了几项（目标 0） · 秒：从申请到发货（目标 60 以内）',
        en: '  steps: acts of the buyer (goal 1, at most 5); typed: fields (goal 0); s: from request to delivery (goal: within 60)',
      }),
    ),
  );
  screen.line();
  for (const sentence of deliveryLines(journeys, histories, world.supplier.ledger))
    screen.line(`  ${screen.say(sentence)}`);
  screen.line(`  ${shopLine(screen, journeys, shop.states)}`);
  const told = shop.notices.size;
  screen.line(
    screen.say({
      zh: `  商城转告买家 ${told} 条`,
      en: `  ${told} notices passed on to buyers`,
    }),
  );
  const open = journeys.filter(({ state }) => state === 'delivered').length;
  if (open > 0)
    screen.line(
      screen.say({
        zh: `  ${open} 单已发货，买家未点确认：到期自动确认收货`,
        en: `  ${open} orders are delivered and not confirmed by their buyers: confirmed automatically in time`,
      }),
    );
  screen.line();
  if (signal.aborted)
    screen.line(
      screen.say({
        zh: `  超过 ${options.deadlineMs / 1_000} 秒，演示中止`,
        en: `  stopped after ${options.deadlineMs / 1_000} seconds`,
      }),
    );
  for (const { orderId, what } of findings.slice(0, MOST_FINDINGS_SHOWN))
    screen.line(screen.paint('red', `  ✗ ${orderId}  ${screen.say(what)}`));
  const verdict =
    findings.length === 0
      ? screen.paint(
          'green',
          screen.say({
            zh: '  ✓ 没有重复发货，没有漏发，所有记录完整',
            en: '  ✓ nothing delivered twice, nothing missing, every history whole',
          }),
        )
      : screen.paint(
          'red',
          screen.say({ zh: `  ✗ ${findings.length} 处不符`, en: `  ✗ ${findings.length} findings` }),
        );
  screen.line(verdict);
}

function shopLine(screen: Screen, journeys: readonly Journey[], states: ReadonlyMap<string, string>): string {
  const count = (state: string): number =>
    journeys.filter(({ order }) => states.get(order.orderId) === state).length;
  const [going, good, bad] = [
    count('resubmitting'),
    count('resubmission-succeeded'),
    count('resubmission-failed'),
  ];
  return screen.say({
    zh: `商城看到的订单状态：补交成功 ${good} · 补交失败 ${bad} · 补交中 ${going}`,
    en: `orders as the shop sees them: 补交成功 (succeeded) ${good}, 补交失败 (failed) ${bad}, 补交中 (under way) ${going}`,
  });
}

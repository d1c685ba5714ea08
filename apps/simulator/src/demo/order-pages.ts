import { masked } from '../catalogue/made-up-secrets.js';
import type { OrderPage } from '../product/product-answers.js';
import type { Screen } from '../screen/screen.js';
import { fit } from '../screen/wide-text.js';
import type { PlannedOrder } from '../shop/planned-order.js';
import { WAY_DESCRIPTIONS } from '../shop/ways.js';
import type { Journey } from './journey.js';
import type { Stage } from './stage.js';

/** What a buyer reads on the page of one order of each way, before anything was asked for. */
export async function showOrderPages(
  { product, screen, signal }: Stage,
  journeys: readonly Journey[],
): Promise<void> {
  screen.heading({ zh: '三、买家打开订单页', en: '3. Buyers open their order pages' });
  const shown = new Set<string>();
  for (const { order } of journeys) {
    if (shown.has(order.way) || signal.aborted) continue;
    shown.add(order.way);
    const page = await product.order(`buyer:${order.buyerId}`, order.orderId).catch(() => undefined);
    if (!page) continue;
    screen.line(
      `  ${orderHead(order, screen)} ${page.resubmittable ? '✓' : '✗'} ${screen.say(page.why)}${accountNote(order, page, screen)}`,
    );
  }
}

/** The account that is prefilled, and the one that the buyer types instead where it is wrong; both masked. */
function accountNote({ correctedTarget }: PlannedOrder, { prefilled }: OrderPage, screen: Screen): string {
  const account = prefilled.rechargeAccountMasked;
  if (!account) return '';
  if (!correctedTarget)
    return screen.say({ zh: `（已预填账号 ${account}）`, en: ` (account prefilled: ${account})` });
  const right = masked(correctedTarget.rechargeAccount);
  return screen.say({
    zh: `（账号 ${account} 填错，买家改为 ${right}）`,
    en: ` (account ${account} is wrong, the buyer types ${right})`,
  });
}

/** Number, goods and what goes wrong, in columns. */
export const orderHead = (order: PlannedOrder, screen: Screen): string =>
  `${order.orderId}  ${fit(`${order.goods.name} ×${order.quantity}`, 32)} ${fit(screen.say(WAY_DESCRIPTIONS[order.way].name), 28)}`;

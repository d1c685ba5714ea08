import { beforeAll, expect, test } from '@jest/globals';
import { waitUntil } from '@bujiao/testing';
import { manyHistoryLines, manyWorkItems } from './many.js';
import { expectGoodInBothThemes, LANGUAGES } from './good-page.js';
import { inBrowser } from './in-browser.js';
import { deliverNow, failedOrder, resubmit, stockCard } from './shop.js';

const CLERK = { person: 'lin-xiao' } as const;

inBrowser("a buyer's and a clerk's pages", ({ product, people }) => {
  let orders: { before: string; moving: string; arrived: string };

  beforeAll(async () => {
    const [before, moving, arrived] = [
      await failedOrder(product, 'B0001'),
      await failedOrder(product, 'B0001'),
      await failedOrder(product, 'B0001'),
    ];
    await stockCard(product, arrived.goodsId);
    await resubmit(product, moving.orderId, 'buyer:B0001');
    await resubmit(product, arrived.orderId, 'buyer:B0001');
    orders = { before: before.orderId, moving: moving.orderId, arrived: arrived.orderId };
  });

  const STATES = [
    ['B0001', 'before', '/buyer/orders/', true],
    ['B0001', 'moving', '/buyer/orders/', true],
    ['B0001', 'arrived', '/buyer/orders/', true],
    ['lin-xiao', 'before', '/desk/orders/', false],
    ['lin-xiao', 'moving', '/desk/orders/', false],
    ['lin-xiao', 'arrived', '/desk/orders/', false],
  ] as const;

  test.each(STATES)(
    'as %s, the page of an order %s (%s) is accessible and in one language, in both themes',
    async (person, state, at, phone) => {
      for (const language of LANGUAGES) {
        const visitor = await people.goTo(at + orders[state], { person, phone, language });
        await visitor.page.waitForSelector('h1');
        await expectGoodInBothThemes(visitor, language, `${phone ? 'buyer' : 'desk'}-order-${state}`);
      }
    },
    240_000,
  );

  test('"it does not work" says which rule forbids another delivery and who can help', async () => {
    for (const language of LANGUAGES) {
      const buyer = await people.goTo(`/buyer/orders/${orders.arrived}`, {
        person: 'B0001',
        phone: true,
        language,
      });
      await buyer.press(language === 'zh-CN' ? '不能用' : 'It does not work');
      await buyer.see(language === 'zh-CN' ? '为什么不能再补' : 'Why it cannot be sent again');
      await buyer.see(language === 'zh-CN' ? '谁能帮忙：客服' : 'Who can help: support');
      await expectGoodInBothThemes(buyer, language, 'buyer-not-working');
    }
  }, 120_000);

  test('a cut connection is said, and what was missed is shown when it is back', async () => {
    // A buyer of its own: a third request within minutes goes to a reviewer.
    const { orderId, goodsId } = await failedOrder(product, 'B0002');
    const resubmissionId = await resubmit(product, orderId, 'buyer:B0002');
    const path = `/buyer/orders/${orderId}`;
    const buyer = await people.goTo(path, { person: 'B0002', phone: true });
    await buyer.see('接下来');
    // The stream ends in the middle, and nobody answers for a while.
    const comeBack = await buyer.cutStreams(`**/orders/${orderId}/progress`);
    await buyer.shoot('buyer-cut');
    await stockCard(product, goodsId);
    await deliverNow(product, orderId, resubmissionId);
    await comeBack();
    await buyer.see('查看卡密');
  }, 240_000);

  test('the list of a buyer follows the order that is being resubmitted, also after a cut', async () => {
    const { orderId, goodsId } = await failedOrder(product, 'B0002');
    const resubmissionId = await resubmit(product, orderId, 'buyer:B0002');
    const buyer = await people.goTo('/buyer/orders', { person: 'B0002', phone: true });
    const card = buyer.page.locator(`a[href="/buyer/orders/${orderId}"]`);
    await card.waitFor();
    const comeBack = await buyer.cutStreams(`**/orders/${orderId}/progress`);
    await stockCard(product, goodsId);
    await deliverNow(product, orderId, resubmissionId);
    await comeBack();
    await card.and(buyer.page.getByText('查看商品')).waitFor();
  }, 240_000);

  test('complexity is charted by the chosen group, with every number beside the picture', async () => {
    const reported = async (): Promise<boolean> => {
      const answer = await product.call('ops', '/complexity?by=reason');
      return ((await answer.json()) as { total: { delivered: number } }).total.delivered > 0;
    };
    await waitUntil(reported);
    for (const language of LANGUAGES) {
      const ops = await people.goTo('/desk/complexity', { person: 'wang-lei', language });
      await ops.page.waitForSelector('svg rect');
      await ops.page.getByLabel(language === 'zh-CN' ? '分组' : 'Group').selectOption('reason');
      await ops.see(language === 'zh-CN' ? '发货失败' : 'Delivery failed');
      expect(ops.page.url()).toContain('by=reason');
      await expectGoodInBothThemes(ops, language, 'complexity');
    }
  }, 240_000);

  test('the work list keeps order and columns in its address', async () => {
    const clerk = await people.goTo('/desk/orders', CLERK);
    await clerk.page.waitForSelector('h1');
    await clerk.page.route(/\/manual-work\?/, (route) =>
      route.fulfill({ json: manyWorkItems(route.request().url(), 3) }),
    );
    await clerk.turnTo('/desk/work');
    await clerk.page.getByRole('button', { name: '订单', exact: true }).click();
    await clerk.page.waitForURL(/sort=orderId/);
    await clerk.page.getByText('列', { exact: true }).click();
    await clerk.page.getByLabel('已等').uncheck();
    await clerk.page.waitForURL(/hide=waited/);
    await clerk.page.reload();
    await clerk.page.getByRole('columnheader', { name: '卡在哪里' }).waitFor();
    expect(await clerk.page.getByRole('columnheader', { name: '已等' }).count()).toBe(0);
  });

  test('a list of 10,000 orders scrolls without a blank row', async () => {
    const clerk = await people.goTo('/desk/orders', CLERK);
    await clerk.page.waitForSelector('h1');
    await clerk.page.route(/\/manual-work\?/, (route) =>
      route.fulfill({ json: manyWorkItems(route.request().url(), 10_000) }),
    );
    await clerk.turnTo('/desk/work');
    await clerk.page.waitForSelector('tr[data-index="0"]');
    const { blanks, last } = await clerk.page.evaluate(scrollThrough);
    expect({ blanks, last }).toEqual({ blanks: 0, last: 9_999 });
    // Only the rows in sight are in the page.
    expect(await clerk.page.locator('tbody tr').count()).toBeLessThan(200);
    await clerk.shoot('after-sales-work-10000');
  }, 240_000);

  test('a history of 500 events is whole on the page, filtered by kind, and exported as seen', async () => {
    const orderId = orders.arrived;
    const clerk = await people.goTo('/desk/orders', CLERK);
    await clerk.page.waitForSelector('h1');
    await clerk.page.route(`**/orders/${orderId}/history`, (route) =>
      route.fulfill({ json: manyHistoryLines(orderId, 500) }),
    );
    await clerk.turnTo(`/desk/orders/${orderId}`);
    await clerk.page.waitForSelector('#line-499');
    expect(await clerk.page.locator('[id^="line-"]').count()).toBe(500);
    await clerk.page.getByRole('link', { name: /^人/ }).click();
    const [file] = await Promise.all([
      clerk.page.waitForEvent('download'),
      clerk.page.getByRole('button', { name: /^导出这/ }).click(),
    ]);
    const { readFile } = await import('node:fs/promises');
    const seen = JSON.parse(await readFile(await file.path(), 'utf8')) as {
      orderId: string;
      events: { revision: number; type: string }[];
    };
    expect(seen.orderId).toBe(orderId);
    expect(new Set(seen.events.map(({ type }) => type))).toEqual(new Set(['ResubmissionRequested']));
    const revisions = seen.events.map(({ revision }) => revision);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  }, 120_000);
});

/** In the page: scrolls the table to its end, and counts the moments at which a place of it holds no row. */
async function scrollThrough(): Promise<{ blanks: number; last: number }> {
  const box = document.querySelector('table')?.parentElement;
  if (!box) throw new Error('no table');
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  const indexAt = (share: number): number | undefined => {
    const { left, top, height } = box.getBoundingClientRect();
    const row = document.elementFromPoint(left + 40, top + 60 + (height - 80) * share)?.closest('tr');
    return row?.dataset['index'] === undefined ? undefined : Number(row.dataset['index']);
  };
  let blanks = 0;
  let last = -1;
  let still = 0;
  // The list grows while it is scrolled: the end is where it stays the same for a while.
  while (still < 200) {
    const before = box.scrollTop;
    // Three screens at once: a jump that no row was rendered ahead for.
    box.scrollTop += 3 * box.clientHeight;
    await frame();
    await frame();
    if ([0, 0.5, 1].some((share) => indexAt(share) === undefined)) blanks += 1;
    still = box.scrollTop === before ? still + 1 : 0;
    last = Math.max(
      last,
      ...[...box.querySelectorAll<HTMLElement>('tr[data-index]')].map((row) => Number(row.dataset['index'])),
    );
    if (last === 9_999 && still > 0) break;
  }
  return { blanks, last };
}

import { beforeAll, expect, test } from '@jest/globals';
import { waitUntil } from '@bujiao/testing';
import { expectGoodInBothThemes, LANGUAGES, type Language } from './good-page.js';
import { inBrowser } from './in-browser.js';
import { failedOrder, resubmit, stockCard } from './shop.js';
import { untranslated } from './untranslated.js';
import type { Visitor } from './visitor.js';

const DRAFT = 'standard-all-looked-at';
const PAGE = `/desk/policies/${DRAFT}/backtests`;
const STAFF = 'ops';

inBrowser('the pages of a backtest', ({ product, people }) => {
  let orderId: string;

  beforeAll(async () => {
    const order = await failedOrder(product, 'B0001');
    ({ orderId } = order);
    await stockCard(product, order.goodsId);
    await resubmit(product, orderId, 'buyer:B0001');
    await waitUntil(async () => (await historyOf()).includes('ResubmissionDelivered'));
    await draft();
  });

  const historyOf = async (): Promise<string> =>
    (await product.call('after-sales', `/orders/${orderId}/history`)).text();

  /** As the version in force, but a person looks at every request. */
  async function draft(version = DRAFT): Promise<void> {
    const { inForce } = (await (await product.call(STAFF, '/policies')).json()) as { inForce: string };
    const { text } = (await (await product.call(STAFF, `/policies/${inForce}`)).json()) as { text: string };
    const changed = text
      .replace(inForce, version)
      .replace(/^ {2}factors:$/m, '  factors:\n    any-request: { points: 50, when: amountAtStake >= 0 }')
      .replace(
        /^ {2}bands:.*$/m,
        '  bands: { straight-through: below 30, second-check: below 40, human: below 900, refuse: from 900 }',
      );
    const answer = await product.call(STAFF, '/policies', { text: changed, because: 'looked at' });
    expect(await answer.json()).toMatchObject({ state: 'checked' });
  }

  const open = (language: Language, path = PAGE): Promise<Visitor> =>
    people.goTo(path, { person: 'wang-lei', language });

  test('from a version to its result by an address that can be passed on, and to a shadow that a person ends', async () => {
    const ops = await open('zh-CN', `/desk/policies/${DRAFT}`);
    await ops.page.getByRole('link', { name: '在过去的决定上试算' }).click();
    await ops.see('还没有回测过。');
    await ops.press('开始回测');
    await ops.see('写上理由。');
    const form = ops.page.locator('form').filter({ hasText: '审核员一天' });
    await form.getByLabel('审核员一天能处理多少单').fill('80');
    await form.getByLabel('理由').fill('看一看');
    await ops.press('开始回测');
    await ops.see(/天里 1 个决定会不同（100%）/);
    await ops.see('✓ 原版本重算 1 个：0 处不同');
    expect(ops.page.url()).toMatch(/\/desk\/policies\/standard-all-looked-at\/backtests\/r-[0-9a-f]+$/);
    await ops.page.getByRole('button', { name: '直通 → 人工: 1' }).click();
    await ops.see('直通 → 人工：金额最大的订单');
    expect(await ops.page.getByRole('link', { name: orderId }).count()).toBeGreaterThan(1);
    const address = new URL(ops.page.url()).pathname;
    expect(ops.complaints).toEqual([]);

    for (const language of LANGUAGES) {
      const visitor = await open(language, address);
      await visitor.page.waitForSelector('table');
      await expectGoodInBothThemes(visitor, language, 'backtest');
    }
  });

  test('what others do with versions and backtests shows without a reload, also after a cut', async () => {
    const ops = await open('zh-CN', '/desk/policies');
    await ops.see(DRAFT);
    await draft('standard-seen-live');
    await ops.see('standard-seen-live');
    const comeBack = await ops.cutStreams();
    await draft('standard-seen-after-a-cut');
    await comeBack();
    await ops.see('standard-seen-after-a-cut');
    await ops.turnTo('/desk/policies/standard-seen-live/backtests');
    await ops.see('还没有回测过。');
    const since = new Date(Date.now() - 86_400_000).toISOString();
    const body = { since, because: '别人开始的' };
    expect((await product.call(STAFF, '/policies/standard-seen-live/backtests', body)).status).toBe(201);
    await ops.page.getByRole('link', { name: /完成/ }).waitFor();
    expect(ops.complaints.filter((said) => !said.includes('ERR_FAILED'))).toEqual([]);
  });

  test('a version that cannot be read again keeps the reason that somebody types', async () => {
    const ops = await open('zh-CN', `/desk/policies/${DRAFT}`);
    const because = ops.page.getByLabel('理由');
    await because.fill('和风控谈过');
    const isRead = ({ pathname }: URL): boolean => pathname === `/policies/${DRAFT}`;
    await ops.page.route(isRead, (route) => route.abort());
    // The stream tells of it.
    await draft('standard-drafted-meanwhile');
    await ops.see('连不上服务。');
    expect(await because.inputValue()).toBe('和风控谈过');
    expect(await ops.violations()).toEqual([]);
    await ops.shoot('policy-not-read-again');
    await ops.page.unroute(isRead);
    await ops.press('再试一次');
    await ops.page.getByText('连不上服务。').first().waitFor({ state: 'detached' });
    expect(await because.inputValue()).toBe('和风控谈过');
  });

  test('starts a shadow, shows what it counted, and ends it', async () => {
    const ops = await open('en-GB');
    const form = ops.page.locator('form').filter({ hasText: 'shadow' });
    await form.getByLabel('Why').fill('to see it for a week');
    await ops.press('Start the shadow');
    await ops.see(/In shadow since/);
    expect(await ops.violations()).toEqual([]);
    expect(await untranslated(ops)).toBe('');
    await ops.shoot('shadow-en-GB');
    await form.getByLabel('Why').fill('seen enough');
    await ops.press('End the shadow');
    await ops.see(/The shadow ended at/);
  });
});

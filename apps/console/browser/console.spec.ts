import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { waitUntil } from '@bujiao/testing';
import { expectGoodInBothThemes, LANGUAGES } from './good-page.js';
import { inBrowser } from './in-browser.js';
import { contradictoryOrder, failedOrder, orderForPerson, resubmit, stockCard } from './shop.js';
import type { Visitor } from './visitor.js';

inBrowser('the console', ({ product, people }) => {
  test('takes a buyer from a failed order over one click to a shown card and a confirmed receipt', async () => {
    const { orderId, goodsId } = await failedOrder(product, 'B0001');
    await stockCard(product, goodsId);
    const buyer = await people.goTo('/', { person: 'B0001', phone: true });
    await buyer.see('我的订单');
    await buyer.shoot('buyer-my-orders');
    await buyer.page.locator(`a[href="/buyer/orders/${orderId}"]`).click();
    await buyer.see('点这一下就行，后面没有步骤');
    await buyer.shoot('buyer-before-click');
    await buyer.press('补交订单');
    await buyer.press('查看卡密');
    await buyer.see('卡号');
    await buyer.see(/已查看 1 次，最多 5 次/);
    await buyer.shoot('buyer-delivered');
    const recorded = buyer.page.waitForResponse((answer) => answer.url().endsWith('/copies'));
    await buyer.press('卡号');
    await buyer.see('已复制');
    await recorded;
    // A page that was closed too early: its owner looks again, which is recorded again.
    await buyer.page.reload();
    await buyer.press('再看一次');
    await buyer.see(/已查看 2 次，最多 5 次/);
    await buyer.press('能用，确认收货');
    await buyer.see(/这次补交已完成/);
    await buyer.shoot('buyer-completed');
    const history = (await (await product.call('after-sales', `/orders/${orderId}/history`)).json()) as {
      events: { type: string; data: unknown }[];
    };
    expect(history.events).toContainEqual(
      expect.objectContaining({
        type: 'CardSecretsCopied',
        data: expect.objectContaining({
          lookNo: 1,
          card: 1,
          part: 'card-no',
          from: expect.objectContaining({ program: 'Chrome' }),
        }),
      }),
    );
    const types = history.events.map(({ type }) => type);
    expect(types).toContain('ReceiptConfirmed');
    expect(types.filter((type) => type === 'CardSecretsRevealed')).toHaveLength(2);
    expect(buyer.complaints).toEqual([]);
  });

  test('shows a buyer the progress, accessibly, while nobody can deliver yet', async () => {
    const { orderId } = await failedOrder(product, 'B0001');
    await resubmit(product, orderId, 'buyer:B0001');
    const path = `/buyer/orders/${orderId}`;
    const buyer = await people.goTo(path, { person: 'B0001', phone: true });
    await buyer.see(/系统会再试|补发 1 件/);
    await buyer.shoot('buyer-progress');
    expect(await buyer.violations()).toEqual([]);
    expect(await buyer.overflows()).toBe(false);
  });

  test('moves the progress by events alone, without a reload', async () => {
    const { orderId, goodsId } = await failedOrder(product, 'B0002');
    await stockCard(product, goodsId);
    const resubmissionId = await resubmit(product, orderId, 'buyer:B0002');
    const path = `/buyer/orders/${orderId}`;
    const buyer = await people.goTo(path, { person: 'B0002', phone: true });
    await buyer.see('等你确认');
    // On another device of the same buyer.
    await product.call('buyer:B0002', `/orders/${orderId}/resubmissions/${resubmissionId}/receipt`, {});
    await buyer.see(/这次补交已完成/);
  });

  test('keeps tokens out of storage and addresses, on the origin that was opened', async () => {
    const origin = `http://localhost:${product.port}`;
    const buyer = await people.open({ person: 'B0002', origin });
    await buyer.see('我的订单');
    expect(new URL(buyer.page.url()).origin).toBe(origin);
    const kept = await buyer.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    );
    expect(kept).not.toMatch(/eyJ|access|refresh/);
    expect(buyer.page.url()).not.toMatch(/code=|token|eyJ/);
    await buyer.close();
  });

  test('signs in again after a reload without a question, and comes back to the page', async () => {
    const { orderId } = await failedOrder(product, 'B0001');
    const path = `/buyer/orders/${orderId}`;
    const buyer = await people.goTo(path, { person: 'B0001' });
    await buyer.see('补交订单');
    await buyer.page.reload();
    await buyer.see('补交订单');
    expect(new URL(buyer.page.url()).pathname).toBe(path);
  });

  test("does not show a buyer somebody else's order", async () => {
    const { orderId } = await failedOrder(product, 'B0001');
    const other = await people.open({ person: 'B0002', path: `/buyer/orders/${orderId}` });
    await other.see('没有这个订单，或不是你的。');
    await other.see('order-not-found');
    await other.close();
  });

  test('shows after-sales the whole history with its proof, filters and raw events', async () => {
    const stranger = `B-${randomUUID()}`;
    const { orderId, goodsId } = await failedOrder(product, stranger);
    await stockCard(product, goodsId);
    await resubmit(product, orderId, `buyer:${stranger}`);
    const clerk = await people.goTo('/desk/orders', { person: 'lin-xiao' });
    await clerk.page.fill('main input', ` ${orderId} `);
    await clerk.page.press('main input', 'Enter');
    await clerk.see(/履历完整/);
    expect(new URL(clerk.page.url()).pathname).toBe(`/desk/orders/${orderId}`);
    await clerk.shoot('after-sales-order');
    await clerk.page.getByRole('link', { name: /核验/ }).click();
    await clerk.press('原始事件');
    await clerk.see(/"type": "ResubmissionApproved"/);
    expect(clerk.page.url()).toContain('kind=checks');
    expect(clerk.complaints).toEqual([]);
  });

  test('finds an order by a number in a pasted sentence, also one that nobody has resubmitted', async () => {
    const { orderId } = await failedOrder(product, 'B0001');
    const clerk = await people.goTo('/desk/orders', { person: 'lin-xiao' });
    await clerk.page.fill('main input', `买家说订单 ${orderId} 没到货`);
    await clerk.page.press('main input', 'Enter');
    await clerk.see('商城报来的');
    expect(new URL(clerk.page.url()).pathname).toBe(`/desk/orders/${orderId}`);
    expect(await clerk.violations()).toEqual([]);
    await clerk.shoot('after-sales-told');
  });

  test('lists an order that contradicts itself, and records what after-sales decides', async () => {
    const orderId = await contradictoryOrder(product, 'B0001');
    const listed = async (): Promise<boolean> =>
      (await (await product.call('after-sales', '/conflicts')).text()).includes(orderId);
    await waitUntil(listed);
    const clerk = await people.goTo('/desk/conflicts', { person: 'lin-xiao' });
    await clerk.page.getByRole('link', { name: orderId }).first().click();
    await clerk.page.locator('input[name=action]').first().check();
    await clerk.page.getByLabel('依据').fill('和商城核对过，工单 4711');
    expect(await clerk.violations()).toEqual([]);
    await clerk.shoot('after-sales-conflict');
    await clerk.press('记下判断');
    await waitUntil(async () => !(await listed()));
  });

  test('shows ops events as they are recorded', async () => {
    const ops = await people.goTo('/desk/ops/live', { person: 'wang-lei' });
    await ops.see('在等新的事件');
    const stranger = `B-${randomUUID()}`;
    const { orderId } = await failedOrder(product, stranger);
    await resubmit(product, orderId, `buyer:${stranger}`);
    await ops.page.getByRole('link', { name: orderId }).first().waitFor();
    await ops.see('ResubmissionRequested');
    expect(ops.complaints).toEqual([]);
  });

  test('shows a page to its roles only; who has several acts in one at a time', async () => {
    const several = await people.open({ person: 'zhou-hang', path: '/desk/ops' });
    await several.see(/这一页给运维/);
    await several.page.getByRole('button', { name: '当前岗位: 售后' }).click();
    await several.page.getByRole('menuitem', { name: '运维' }).click();
    await several.see('体检');
    await several.close();
  });

  test('shows ops what was rejected, and imports cards from a file with a report by line', async () => {
    await product.call('service:shop', '/order-events', [
      { specversion: '1.0', id: 'broken', source: '/shops/b' },
    ]);
    const ops = await people.goTo('/desk/ops/rejected', { person: 'wang-lei' });
    await ops.see('/shops/b');
    await ops.turnTo('/desk/ops/stock?goods=steam-100');
    await ops.page.setInputFiles('input[type=file]', {
      name: 'B-1.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('卡号,密码\nA1,p1\nA2\nA1,p1\n'),
    });
    await ops.see('第 3 行: 要有卡号和密码两列');
    await ops.see('第 4 行: 和前面的行重复');
    await ops.press('导入 1 张');
    await ops.see('导入 1 张，0 张以前就有');
    expect(ops.complaints).toEqual([]);
  });

  test('says what is wrong when the API fails, and reads again on request', async () => {
    const { orderId } = await failedOrder(product, 'B0001');
    const buyer = await people.goTo('/', { person: 'B0001' });
    await buyer.see('我的订单');
    await buyer.page.route(`**/orders/${orderId}`, (route) => route.abort());
    await buyer.page.fill('#order-number', orderId);
    await buyer.press('打开');
    await buyer.see('连不上服务。');
    await buyer.page.unroute(`**/orders/${orderId}`);
    await buyer.press('再试一次');
    await buyer.see('点这一下就行，后面没有步骤');
  });

  const PAGES = [
    ['B0001', '/buyer/orders', 'h1'],
    ['lin-xiao', '/desk/orders', 'h1'],
    ['lin-xiao', '/desk/work', 'h1'],
    ['lin-xiao', '/desk/conflicts', 'h1'],
    ['wang-lei', '/desk/ops', 'h1'],
    ['wang-lei', '/desk/ops/live', 'h1'],
    ['wang-lei', '/desk/ops/dead-letters', 'h1'],
    ['wang-lei', '/desk/ops/rejected', 'h1'],
    ['wang-lei', '/desk/ops/stock?goods=x', 'dd'],
    ['wang-lei', '/desk/complexity', 'h1'],
    ['wang-lei', '/desk/policies', 'tbody a'],
    ['wang-lei', '/desk/policies/baseline-2026-12-3', 'pre'],
    ['wang-lei', '/desk/policies/new?from=baseline-2026-12-3', 'textarea'],
  ] as const;

  test.each(PAGES)(
    'as %s, %s is accessible and in one language, in both languages and both themes',
    async (person, path, ready) => {
      for (const language of LANGUAGES) {
        const visitor = await people.goTo(path, { person, language });
        await visitor.page.waitForSelector(ready);
        await expectGoodInBothThemes(visitor, language, path.slice(1).replace(/\W+/g, '-'));
      }
    },
  );

  test('lets a reviewer approve by one key, take it back, and approve again', async () => {
    const stranger = `B-${randomUUID()}`;
    // A first request of so much value is for a reviewer.
    const { orderId, goodsId } = await failedOrder(product, stranger, {}, 40_000);
    await stockCard(product, goodsId);
    await resubmit(product, orderId, `buyer:${stranger}`);
    const isWaiting = async (): Promise<boolean> =>
      (await (await product.call('reviewer', '/reviews')).text()).includes(orderId);
    await waitUntil(isWaiting);
    const types = async (): Promise<string> =>
      (await product.call('after-sales', `/orders/${orderId}/history`)).text();

    const reviewer = await people.open({ person: 'zhou-lan', path: '/desk/reviews' });
    await reviewer.page.getByRole('link', { name: orderId }).click();
    await reviewer.see('首次申请，涉及 40000 分');
    await reviewer.see('发货失败');
    await reviewer.see(/通过：订购 1 件/);
    expect(await reviewer.violations()).toEqual([]);
    await reviewer.page.keyboard.press('a');
    await reviewer.see(`已判定：${orderId}`);
    await reviewer.page.keyboard.press('u');
    await reviewer.page.getByRole('button', { name: /^通过/ }).waitFor();
    expect(await types()).not.toContain('ReviewDecided');

    await reviewer.page.keyboard.press('a');
    await reviewer.see(`已判定：${orderId}`);
    await waitUntil(async () => (await types()).includes('ResubmissionDelivered'));
    await waitUntil(async () => !(await isWaiting()));
    expect(reviewer.complaints).toEqual([]);
    await reviewer.close();
  });

  test('lets one of two clerks decide a work item, and tells the other that it has changed', async () => {
    const stranger = `B-${randomUUID()}`;
    const { orderId: stuck } = await orderForPerson(product, stranger);
    const resubmissionId = await resubmit(product, stuck, `buyer:${stranger}`);
    const waits = async (): Promise<boolean> =>
      (await (await product.call('after-sales', '/manual-work')).text()).includes(stuck);
    await waitUntil(waits);
    const [one, two] = [
      await people.goTo('/desk/work', { person: 'lin-xiao' }),
      await people.open({ person: 'zhou-hang', path: '/desk/work' }),
    ];
    for (const clerk of [one, two]) {
      await clerk.page.getByRole('link', { name: stuck }).click();
      await clerk.page.getByText('不再补发', { exact: true }).first().click();
    }
    const note = two.page.getByLabel('备注');
    await note.fill('供货方已注销，电话核实');
    // The second decides when the list has lost its last row, and before this page knows why.
    const item = `/manual-work/${resubmissionId}`;
    const answerAsIs = await answerBy(two, item, await (await product.call('after-sales', item)).json());
    await answerBy(two, '/manual-work', []);
    await one.shoot('after-sales-work');
    expect(await one.violations()).toEqual([]);
    await one.press('不再补发');
    await one.see(`${stuck} 已判定`);
    await waitUntil(async () => !(await waits()));
    await two.see('没有要人处理的订单。');
    expect(await note.inputValue()).toBe('供货方已注销，电话核实');
    await two.press('不再补发');
    await two.see(/判定没有执行/);
    // With the answers of now, the page says so without a press.
    await answerAsIs();
    await two.page.reload();
    await two.see(/这单不用人处理了/);
    expect(await two.violations()).toEqual([]);
    await two.close();
  });

  /** From now on the visitor's page reads this answer. @returns ends it */
  async function answerBy(visitor: Visitor, path: string, answer: unknown): Promise<() => Promise<void>> {
    const isRead = (url: URL): boolean => url.pathname === path;
    await visitor.page.route(isRead, (route) => route.fulfill({ json: answer }));
    return () => visitor.page.unroute(isRead);
  }

  test('is served with a strict policy, long caching and a 404 for what is neither page nor route', async () => {
    const page = await fetch(`${product.address}/desk/orders/anything`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const asset = /\/assets\/index-[^"]+\.js/.exec(await page.text())?.[0] ?? '';
    expect((await fetch(product.address + asset)).headers.get('cache-control')).toContain('immutable');
    const nowhere = await fetch(`${product.address}/nowhere`);
    expect(await nowhere.json()).toMatchObject({ status: 404, code: 'route-not-found' });
  });
});

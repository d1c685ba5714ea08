import { beforeAll, expect, test } from '@jest/globals';
import { ERROR_CODE, park, parkMany } from './park.js';
import { waitUntil } from '@bujiao/testing';
import { expectGoodInBothThemes, LANGUAGES } from './good-page.js';
import { inBrowser, ownStandIns } from './in-browser.js';
import { failedOrder, resubmit, stockCard } from './shop.js';
import type { Visitor } from './visitor.js';

const OPS = { person: 'wang-lei' } as const;

inBrowser({ title: 'the ops pages of the console', settings: ownStandIns }, ({ product, people }) => {
  /** Delivered long ago; a request of each is parked again, with a later event behind it. */
  const parked: string[] = [];

  beforeAll(async () => {
    for (const buyerId of ['B0001', 'B0002']) {
      const { orderId, goodsId } = await failedOrder(product, buyerId);
      await stockCard(product, goodsId);
      const resubmissionId = await resubmit(product, orderId, `buyer:${buyerId}`);
      const history = async (): Promise<string> =>
        (await product.call('after-sales', `/orders/${orderId}/history`)).text();
      await waitUntil(async () => (await history()).includes('ResubmissionDelivered'));
      await park(product, { orderId, resubmissionId });
      parked.push(orderId);
    }
  }, 180_000);

  async function bothParked(): Promise<boolean> {
    const letters = await (await product.call('ops', '/dead-letters?state=parked')).text();
    return parked.every((id) => letters.includes(id));
  }

  const open = (path: string): Promise<Visitor> => people.goTo(path, OPS);

  test('plans a rebuild, shows what it touches before the button, runs it, compares, swaps and undoes', async () => {
    const ops = await open('/desk/ops/replay?kind=rebuild&name=after-sales-progress');
    await ops.see('bujiao replay plan --into projection:after-sales-progress');
    await ops.press('做计划，先数一数');
    await ops.see('写明为什么');
    await ops.page.getByLabel('为什么（会留下记录）').fill('加了一列');
    await ops.press('做计划，先数一数');
    await ops.see('after_sales.resubmission_progress__rebuild');
    await ops.see(/不触及买家、货源和付款/);
    await ops.see(/还没有运行/);
    expect(new URL(ops.page.url()).pathname).toMatch(/^\/desk\/ops\/jobs\/r-/);
    expect(await ops.violations()).toEqual([]);
    await ops.shoot('ops-plan');
    await ops.page.getByRole('button', { name: /^运行 r-/ }).click();
    await ops.see(/建好了，还没换上/);
    await ops.see('行相同');
    await ops.shoot('ops-built');
    await ops.press('换上新表…');
    await ops.page.getByRole('dialog').getByRole('textbox').fill('比较过了');
    await ops.page.getByRole('dialog').getByRole('button', { name: '换上', exact: true }).click();
    await ops.press('换回旧表…');
    await ops.page.getByRole('dialog').getByRole('textbox').fill('原来的对');
    await ops.page.getByRole('dialog').getByRole('button', { name: '换回', exact: true }).click();
    await ops.see('已换回旧表');
    expect(ops.complaints).toEqual([]);
  });

  test('keeps the filters of a plan in the address, and says at once what is wrong with an end', async () => {
    const ops = await open('/desk/ops/replay?kind=redeliver&name=fulfillment&types=ResubmissionApproved');
    await ops.page.getByLabel('从', { exact: true }).fill('yesterday');
    await ops.page.getByLabel('为什么（会留下记录）').fill('漏了');
    await ops.press('做计划，先数一数');
    await ops.see('要一个位置、ISO 8601 时间，或提示里的词');
    await ops.page.getByLabel('从', { exact: true }).fill('start');
    await ops.page.getByLabel('操作者').focus();
    await waitUntil(() => ops.page.url().includes('from=start'));
    expect(ops.page.url()).toContain('types=ResubmissionApproved');
    expect(ops.page.url()).not.toContain('because');
  });

  test('shows a job that is paused, changes its limit and cancels it, with who and why on record', async () => {
    const planned = (await (
      await product.call('ops', '/replays', {
        into: 'projection:after-sales-progress',
        because: 'spec',
        rate: 1,
      })
    ).json()) as { id: string };
    // At one event a second it is still far from its end when it is paused.
    await product.call('ops', `/jobs/${planned.id}/run`, { because: 'spec' });
    await product.call('ops', `/jobs/${planned.id}/pause`, { because: '先让一让' });
    const ops = await open(`/desk/ops/jobs/${planned.id}`);
    await ops.see(/重建投影 after-sales-progress：(在 \d+% 处暂停|暂停了)/);
    await ops.page.getByRole('progressbar').first().waitFor();
    await ops.see('先让一让');
    expect(await ops.violations()).toEqual([]);
    await ops.shoot('ops-job-paused');
    await ops.press('改上限…');
    await ops.page.getByRole('dialog').getByLabel('每秒最多多少条事件').fill('5');
    await ops.page.getByRole('dialog').getByLabel('为什么（会留下记录）').fill('快一点');
    await ops.page.getByRole('dialog').getByRole('button', { name: '改上限', exact: true }).click();
    await ops.see('上限 5 条/秒');
    await ops.press('取消…');
    await ops.page.getByRole('dialog').getByRole('textbox').fill('不要了');
    await ops.page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }).click();
    await ops.see(/处取消|取消了/);
    expect(ops.complaints).toEqual([]);
  });

  test('verifies a projection and shows that no row differs', async () => {
    const ops = await open('/desk/ops/projections?open=after-sales-progress');
    await ops.press('核对…');
    await ops.page.getByRole('dialog').getByRole('textbox').fill('例行核对');
    await ops.page.getByRole('dialog').getByRole('button', { name: '核对', exact: true }).click();
    await ops.see(/核对投影 after-sales-progress：做完了，线上 \d+ 行，新建 \d+ 行，全部相同/);
  });

  test('pauses a consumer, shows resolved positions before it moves it, and reads them back', async () => {
    const ops = await open('/desk/ops/consumers?open=intake-order-numbers');
    await ops.press('暂停…');
    await ops.page.getByRole('dialog').getByRole('textbox').fill('重建索引');
    await ops.page.getByRole('dialog').getByRole('button', { name: '暂停', exact: true }).click();
    await ops.see(/在 .* 暂停：重建索引/);
    await ops.page.getByLabel('移到').fill('start');
    await ops.press('先看位置');
    await ops.see('解析出的位置，还没有移动');
    await ops.see('event-store');
    expect(await ops.violations()).toEqual([]);
    await ops.shoot('ops-consumer-reset');
    await ops.page.getByText('处理它的进程还没有停下，等一两秒。').waitFor({ state: 'detached' });
    await ops.press('移过去…');
    await ops.page.getByRole('dialog').getByRole('textbox').fill('从头来');
    await ops.page.getByRole('dialog').getByRole('button', { name: '移过去', exact: true }).click();
    await ops.see('已移动，读回的位置如下');
    await ops.press('继续…');
    await ops.page.getByRole('dialog').getByRole('textbox').fill('好了');
    await ops.page.getByRole('dialog').getByRole('button', { name: '继续', exact: true }).click();
    await ops.page
      .getByText(/暂停：重建索引/)
      .first()
      .waitFor({ state: 'detached' });
    await ops.turnTo('/desk/ops/log');
    await ops.see('从头来');
    expect(ops.complaints).toEqual([]);
  });

  test('finds events by type and shows the raw one, which narrows to its order', async () => {
    const { orderId } = await failedOrder(product, 'B0001');
    await resubmit(product, orderId, 'buyer:B0001');
    const ops = await open('/desk/ops/events?from=start&types=ResubmissionRequested');
    await ops.page.getByRole('button', { name: `原始事件 ${orderId} ResubmissionRequested` }).click();
    await ops.see(/"correlationId"/);
    expect(await ops.violations()).toEqual([]);
    await ops.page.getByRole('button', { name: `只看 ${orderId}` }).click();
    await waitUntil(() => ops.page.url().includes(`orders=${orderId}`));
    await ops.see('到头了');
  });

  test('says of a rejected event what is wrong and how its publisher mends it', async () => {
    const publish = (subject: string): Promise<Response> => {
      const event = {
        specversion: '1.0',
        id: `r-${subject}`,
        source: '/shops/b',
        type: 'shop.order.payed',
      };
      const time = new Date().toISOString();
      return product.call('service:mall-b', '/order-events', [{ ...event, subject, time, data: {} }]);
    };
    const ops = await open('/desk/ops/rejected?code=unknown-type');
    await ops.see(/收下/);
    // The page is open already: the stream tells it, also of what came while it was cut.
    await publish('DJ1');
    await ops.see('DJ1');
    const comeBack = await ops.cutStreams();
    await publish('DJ2');
    await comeBack();
    await ops.see('DJ2');
    await ops.press('类型不认识');
    await ops.see('用契约里的类型名；可用的类型在「哪里不对」里列出。');
    await ops.page.locator('dd', { hasText: 'mall-b' }).waitFor();
    expect(await ops.violations()).toEqual([]);
    await ops.shoot('ops-rejected-open');
  });

  test('mends a dead letter: groups by reason, an edit with its difference, a redrive with its impact, and its result', async () => {
    const [first = '', second = ''] = parked;
    const ops = await open('/desk/ops/dead-letters');
    await ops.see(/条死信/);
    await ops.page.getByRole('link', { name: ERROR_CODE }).first().click();
    await waitUntil(() => ops.page.url().includes(`reason=${ERROR_CODE}`));
    await ops.page.getByRole('button', { name: first }).first().click();
    await ops.press('改内容…');
    const json = ops.page.getByLabel('事件内容（JSON）');
    const before = JSON.parse(await json.inputValue()) as Record<string, unknown>;
    await json.fill('{"broken"');
    await ops.see('不是合法的 JSON 对象');
    await json.fill(JSON.stringify({ ...before, resubmissionId: 'another' }));
    await ops.press('校验并比较');
    await ops.see('identity-changed');
    await json.fill(JSON.stringify({ ...before, fingerprint: 'looked at by hand' }));
    await ops.press('校验并比较');
    await ops.see('+ "looked at by hand"');
    expect(await ops.violations()).toEqual([]);
    await ops.shoot('ops-dead-letter-edit');
    await ops.press('保存改动…');
    await ops.page.getByRole('dialog').getByRole('textbox').fill('看过了');
    await ops.page.getByRole('dialog').getByRole('button', { name: '保存改动', exact: true }).click();
    await ops.see('改了 /fingerprint');

    // As a plan: nothing is done before its impact is known and somebody runs it.
    await ops.press('重投这 2 单…');
    await ops.page.getByRole('dialog').getByLabel('为什么（会留下记录）').fill('网关修好了');
    await ops.press('做计划，看会怎样');
    await ops.see('现在运行会怎样');
    await ops.see(first);
    await ops.see(second);
    expect(await ops.violations()).toEqual([]);
    await ops.shoot('ops-redrive-plan');
    await ops.page.getByRole('button', { name: /^运行 r-/ }).click();
    await ops.see(/处理了 2 个订单，0 个又失败了/);
    await ops.shoot('ops-redrive-result');
    await waitUntil(async () => !(await bothParked()));
    expect(ops.complaints).toEqual([]);
  });

  test('discards many dead letters as a plan: counted, with the number typed, and who and why on record', async () => {
    const [code, letters, why] = ['load-test', 101, '压测的订单，不用处理'];
    const ops = await open(`/desk/ops/dead-letters?reason=${code}`);
    await ops.see('没有停放的事件。');
    // The page is open already: the stream tells it.
    await parkMany(product, letters, code);
    await ops.press(`丢弃这 ${letters} 条…`);
    const asks = ops.page.getByRole('dialog');
    await asks.getByText('丢弃的事件不再处理，不能撤回；谁、为什么留有记录').waitFor();
    await asks.getByLabel('为什么（会留下记录）').fill(why);
    await asks.getByRole('button', { name: '做计划', exact: true }).click();
    await ops.see('死信的状态：它们的效果不会再发生');
    await ops.see(/还没有运行/);
    const parkedNow = async (): Promise<number> =>
      (
        (await (await product.call('ops', '/dead-letters?state=parked&limit=1000')).json()) as {
          readonly errorCode?: string;
        }[]
      ).filter(({ errorCode }) => errorCode === code).length;
    expect(await parkedNow()).toBe(letters);
    const run = ops.page.getByRole('button', { name: /^运行 r-/ });
    const number = ops.page.getByLabel(`超过 100 个，请输入 ${letters}`);
    await number.fill('100');
    await run.click();
    await ops.see(`要输入 ${letters}`);
    await number.fill(String(letters));
    await run.click();
    await ops.page
      .locator('dd', { hasText: String(letters) })
      .first()
      .waitFor();
    await waitUntil(async () => (await parkedNow()) === 0);
    expect(await ops.violations()).toEqual([]);
    await ops.shoot('ops-discard-result');
    await ops.turnTo(`/desk/ops/dead-letters?reason=${code}&state=discarded`);
    await ops.page.locator('tbody button').first().click();
    await ops.see(new RegExp(`wang-lei: ${why}`));
    expect(ops.complaints).toEqual([]);
  });

  test('shows on the overview what flows and what stands still, live', async () => {
    const ops = await open('/desk/ops');
    await ops.see('补交的流动');
    await ops.see('内嵌，没有别的代理');
    const { orderId } = await failedOrder(product, 'B0002');
    const asked = ops.page.locator('li', { hasText: '申请进来' });
    const before = await asked.innerText();
    await resubmit(product, orderId, 'buyer:B0002');
    await waitUntil(async () => (await asked.innerText()) !== before);
    await ops.page.route('**/flow', (route) => route.abort());
    await ops.see('没有数据：进度读不到');
  });

  const PAGES = [
    '/desk/ops',
    '/desk/ops/consumers',
    '/desk/ops/consumers?open=fulfillment',
    '/desk/ops/dead-letters',
    '/desk/ops/rejected',
    '/desk/ops/replay',
    '/desk/ops/replay?kind=redeliver&name=fulfillment',
    '/desk/ops/projections',
    '/desk/ops/projections?open=after-sales-progress',
    '/desk/ops/jobs',
    '/desk/ops/jobs?impacts=true',
    '/desk/ops/events',
    '/desk/ops/live',
    '/desk/ops/log',
    '/desk/ops/bench',
  ] as const;

  test.each(PAGES)(
    '%s is accessible and in one language, in both languages and both themes',
    async (path) => {
      for (const language of LANGUAGES) {
        const ops = await people.goTo(path, { ...OPS, language });
        await ops.page.waitForSelector('h1');
        await expectGoodInBothThemes(ops, language, path.slice(1).replace(/\W+/g, '-'));
      }
    },
    120_000,
  );
});

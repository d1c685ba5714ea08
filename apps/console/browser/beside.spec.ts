import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { waitUntil } from '@bujiao/testing';
import { ERROR_CODE, park } from './park.js';
import { inBrowser } from './in-browser.js';
import { contradictoryOrder, failedOrder, orderForPerson, resubmit, stockCard, tellAgain } from './shop.js';

const NOTE = '打电话核实过，工单 4711';

inBrowser('what is open beside a list', ({ product, people }) => {
  const textOf = async (user: string, path: string): Promise<string> =>
    (await product.call(user, path)).text();

  async function stuckOrder(): Promise<string> {
    const stranger = `B-${randomUUID()}`;
    const { orderId } = await orderForPerson(product, stranger);
    await resubmit(product, orderId, `buyer:${stranger}`);
    await waitUntil(async () => (await textOf('after-sales', '/manual-work')).includes(orderId));
    return orderId;
  }

  test('keeps what a clerk typed while the list is sorted, and while it cannot be read again', async () => {
    const orderId = await stuckOrder();
    const clerk = await people.goTo('/desk/work', { person: 'lin-xiao' });
    await clerk.page.getByRole('link', { name: orderId }).click();
    await clerk.page.getByText('不再补发', { exact: true }).first().click();
    await clerk.page.getByLabel('备注').fill(NOTE);
    await clerk.press('订单');
    await waitUntil(() => clerk.page.url().includes('sort=orderId'));
    await clerk.page.locator('th[aria-sort=ascending]', { hasText: '订单' }).waitFor();
    const isRead = ({ pathname }: URL): boolean => pathname.startsWith('/manual-work');
    await clerk.page.route(isRead, (route) => route.abort());
    // The stream says that the list has changed, and neither it nor the item can be read.
    await stuckOrder();
    await clerk.see('连不上服务。');
    await clerk.page.unroute(isRead);
    await clerk.page.getByRole('link', { name: await stuckOrder() }).waitFor();
    await clerk.page.getByText('连不上服务。').first().waitFor({ state: 'detached' });
    expect(await clerk.page.getByLabel('备注').inputValue()).toBe(NOTE);
    await clerk.press('不再补发');
    await clerk.see(`${orderId} 已判定`);
  });

  test('says of the last contradiction that somebody else closed it', async () => {
    const orderId = await contradictoryOrder(product, 'B0001');
    const found = async (): Promise<readonly { orderId: string; code: string }[]> =>
      (await (await product.call('after-sales', '/conflicts')).json()) as never;
    await waitUntil(async () => (await found()).some((one) => one.orderId === orderId));
    const clerk = await people.goTo('/desk/conflicts', { person: 'lin-xiao' });
    await clerk.page.getByRole('link', { name: orderId }).first().click();
    await clerk.page.getByLabel('依据').fill(NOTE);
    for (const { code } of await found()) {
      const path = `/orders/${orderId}/conflicts/${code}`;
      const { actions } = JSON.parse(await textOf('after-sales', path)) as { actions: { action: string }[] };
      await product.call('after-sales', `${path}/close`, { action: actions[0]?.action, note: NOTE });
    }
    await clerk.see('没有互相矛盾的订单。');
    await clerk.see(/这一处已经判断过/);
    expect(await clerk.violations()).toEqual([]);
  });

  test('keeps the note of a reviewer whose decision comes after a change of the order, and says so', async () => {
    const stranger = `B-${randomUUID()}`;
    // A first request of so much value is for a reviewer.
    const { orderId, goodsId } = await failedOrder(product, stranger, {}, 40_000);
    await stockCard(product, goodsId);
    const resubmissionId = await resubmit(product, orderId, `buyer:${stranger}`);
    await waitUntil(async () => (await textOf('reviewer', '/reviews')).includes(orderId));
    const path = `/desk/reviews?open=${resubmissionId}`;
    const reviewer = await people.open({ person: 'zhou-lan', path });
    await reviewer.page.getByLabel(/备注/).fill(NOTE);
    const basis = async (): Promise<string> =>
      (JSON.parse(await textOf('reviewer', `/reviews/${resubmissionId}`)) as { basis: string }).basis;
    const before = await basis();
    await tellAgain(product, orderId);
    await waitUntil(async () => (await basis()) !== before);
    const approve = reviewer.page.getByRole('button', { name: /^通过/ });
    await approve.click();
    await reviewer.see(/订单信息已更新/);
    expect(await reviewer.page.getByLabel(/备注/).inputValue()).toBe(NOTE);
    await approve.click();
    await reviewer.see(`已判定：${orderId}`);
    // The last case leaves the queue; what was decided of it is what its page still says.
    await reviewer.see('没有要审核的申请。');
    await reviewer.see(/这一单不用审核了/);
    expect(await textOf('after-sales', `/orders/${orderId}/history`)).toContain(NOTE);
    expect(await reviewer.violations()).toEqual([]);
    await reviewer.close();
  });

  test('says of a dead letter that somebody else discarded it, and why', async () => {
    const { orderId, goodsId } = await failedOrder(product, 'B0002');
    await stockCard(product, goodsId);
    const resubmissionId = await resubmit(product, orderId, 'buyer:B0002');
    await park(product, { orderId, resubmissionId });
    const ops = await people.open({
      person: 'wang-lei',
      path: `/desk/ops/dead-letters?reason=${ERROR_CODE}`,
    });
    await ops.page.getByRole('button', { name: orderId, exact: true }).first().click();
    await ops.see('改内容…');
    const letters = JSON.parse(await textOf('ops', `/dead-letters?orderId=${orderId}`)) as { id: string }[];
    for (const { id } of letters) await product.call('ops', `/dead-letters/${id}/discard`, { why: NOTE });
    await ops.see('没有停放的事件。');
    await ops.see(new RegExp(NOTE));
    expect(await ops.page.getByRole('button', { name: '丢弃这一条…' }).count()).toBe(0);
    expect(await ops.violations()).toEqual([]);
    await ops.close();
  });
});

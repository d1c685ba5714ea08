import { expect, test } from '@jest/globals';
import { inBrowser } from './in-browser.js';
import { failedOrder, stockCard, type ShopOrder } from './shop.js';
import { untranslated } from './untranslated.js';

inBrowser('an offer', ({ product, people }) => {
  /** An order that went wrong, and the link that its buyer gets from the shop. */
  async function offeredOrder(): Promise<ShopOrder & { readonly path: string }> {
    const order = await failedOrder(product, 'B0001');
    await stockCard(product, order.goodsId);
    const looked = await product.call('service:shop', `/orders/${order.orderId}/offers`, {});
    const { offerId } = (await looked.json()) as { offerId: string };
    const made = await product.call('service:shop', `/orders/${order.orderId}/offers/${offerId}/links`, {});
    return { ...order, ...((await made.json()) as { path: string }) };
  }

  test('takes a buyer from the link over one click to the goods, without signing in', async () => {
    const { orderId, path } = await offeredOrder();
    const buyer = await people.open({ path, phone: true });
    await buyer.see(/检测到您的订单发货失败/);
    expect(new URL(buyer.page.url()).pathname).toBe(`/buyer/orders/${orderId}`);
    expect(await buyer.violations()).toEqual([]);
    expect(await buyer.overflows()).toBe(false);
    await buyer.shoot('buyer-offer');
    await buyer.press('补交订单');
    await buyer.press('查看卡密');
    await buyer.see('卡号');
    const kept = await buyer.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    );
    expect(kept).not.toMatch(/eyJ/);
    await buyer.close();
  });

  test('says that a link was used, and leads on, in both languages', async () => {
    const { path } = await offeredOrder();
    const first = await people.open({ path, phone: true });
    await first.see(/检测到您的订单发货失败/);
    await first.close();
    for (const language of ['zh-CN', 'en-GB'] as const) {
      const second = await people.open({ path, phone: true, language });
      await second.see(language === 'zh-CN' ? /链接只能打开一次/ : /A link opens once/);
      expect(await second.violations()).toEqual([]);
      if (language === 'en-GB') expect(await untranslated(second)).toBe('');
      await second.close();
    }
  });

  test('shows on the orders of a buyer who is signed in, and in the history that staff read', async () => {
    const { orderId } = await offeredOrder();
    const buyer = await people.open({ person: 'B0001', phone: true });
    await buyer.page.locator('article', { hasText: '检测到您的订单发货失败' }).first().waitFor();
    await buyer.close();
    const clerk = await people.open({
      person: 'lin-xiao',
      path: `/desk/orders/${orderId}`,
    });
    await clerk.see('主动提示买家可一键补交');
    await clerk.see(/已告知买家（话术第 \d+ 版，.+）/);
    await clerk.close();
  });
});

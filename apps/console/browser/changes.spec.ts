import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Product } from './product.js';
import { failedOrder, PRICE, stockCard } from './shop.js';
import { untranslated } from './untranslated.js';
import { launch, Visitor } from './visitor.js';

const inBrowser = process.env['NO_BROWSER'] ? describe.skip : describe;

inBrowser('a change of the goods, in a real browser on a running product,', () => {
  let product: Product;
  let browser: Browser;

  beforeAll(async () => {
    [product, browser] = await Promise.all([Product.start(), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function priced(goodsId: string, name: string, unitPrice: number): Promise<void> {
    const body = { name, goodsKind: 'game-points', unitPrice };
    const answer = await product.put('service:shop', `/goods/${goodsId}`, body);
    expect(answer.status).toBe(200);
  }

  test('is chosen from a list, says what will happen, and shows before and after', async () => {
    const order = await failedOrder(product, 'B0001');
    const [same, cheaper] = [`SAME-${order.goodsId}`, `LESS-${order.goodsId}`];
    await priced(same, '腾讯Q币 20个装', PRICE);
    await priced(cheaper, '腾讯Q币 5个装', PRICE - 100);
    await stockCard(product, cheaper);
    const alternatives = [same, cheaper].map((goodsId) => ({ goodsId, change: 'specification' }));
    await product.put('service:shop', `/goods/${order.goodsId}/alternatives`, { alternatives });

    const path = `/buyer/orders/${order.orderId}`;
    const buyer = await Visitor.open(browser, product, { person: 'B0001', path, phone: true });
    await buyer.press('想换数量或商品？');
    await buyer.page.getByLabel(/5个装/).check();
    await buyer.see('补发「腾讯Q币 5个装」，不再补发原商品。');
    await buyer.press('按更改补交');
    await buyer.see('先勾选上面这一项');
    await buyer.page.getByLabel(/我知道差价 ¥1.00 不会/).check();
    expect(await buyer.violations()).toEqual([]);
    expect(await buyer.overflows()).toBe(false);
    await buyer.press('按更改补交');
    await buyer.press('查看卡密');
    await buyer.see('卡号');
    await buyer.close();

    const clerk = await Visitor.open(browser, product, {
      person: 'lin-xiao',
      path: `/desk/orders/${order.orderId}`,
    });
    await clerk.see(/腾讯Q币 5个装/);
    await clerk.close();
  });

  test('reads in English', async () => {
    const order = await failedOrder(product, 'B0001');
    const same = `SAME-${order.goodsId}`;
    await priced(same, 'Q coins, 20', PRICE);
    const alternatives = [{ goodsId: same, change: 'product' }];
    await product.put('service:shop', `/goods/${order.goodsId}/alternatives`, { alternatives });
    const path = `/buyer/orders/${order.orderId}`;
    const buyer = await Visitor.open(browser, product, { person: 'B0001', path, language: 'en-GB' });
    await buyer.press('Other units or goods?');
    await buyer.see('Which goods instead');
    expect(await untranslated(buyer)).toBe('');
    expect(await buyer.violations()).toEqual([]);
    await buyer.close();
  });
});

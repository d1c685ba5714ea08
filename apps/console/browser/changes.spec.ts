import { expect, test } from '@jest/globals';
import { inBrowser } from './in-browser.js';
import { failedOrder, PRICE, stockCard } from './shop.js';
import { untranslated } from './untranslated.js';

inBrowser('a change of the goods', ({ product, people }) => {
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
    const buyer = await people.open({ person: 'B0001', path, phone: true });
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

    const clerk = await people.open({
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
    const buyer = await people.open({ person: 'B0001', path, language: 'en-GB' });
    await buyer.press('Other units or goods?');
    await buyer.see('Which goods instead');
    expect(await untranslated(buyer)).toBe('');
    expect(await buyer.violations()).toEqual([]);
    await buyer.close();
  });

  test('the catalogue is looked at and changed on the ops desk, with faults named by line', async () => {
    const goodsId = `SHELF-${Date.now().toString(36)}`;
    await priced(goodsId, '腾讯Q币 30个装', 3000);
    const ops = await people.open({
      person: 'wang-lei',
      path: `/desk/ops/goods?q=${goodsId}&open=${goodsId}`,
    });
    await ops.see('¥30.00');
    await ops.see('（无） → 腾讯Q币 30个装 · 游戏点卡 · ¥30.00');
    expect(await ops.violations()).toEqual([]);
    await ops.shoot('ops-goods');
    await ops.page.getByRole('link', { name: '修改…', exact: true }).click();
    const text = ops.page.getByLabel('文件内容');
    const begin = await text.inputValue();
    await text.fill(begin.replace('3000', '28 元').replace('alternatives: []', 'alternative: []'));
    await ops.press('检查');
    await ops.see(/第 6 行/);
    await ops.see(/应为 alternatives？/);
    expect(await ops.violations()).toEqual([]);
    await ops.shoot('ops-goods-faults');
    await text.fill(begin.replace('3000', '2800'));
    await ops.press('检查');
    await ops.see('会改动 1 处');
    await ops.press('导入');
    await ops.see('写上理由。');
    await ops.page.getByLabel('理由').fill('十二月调价');
    await ops.press('导入');
    await ops.see('已导入，改动 1 处。');
    await ops.page.getByRole('link', { name: '返回商品列表' }).click();
    await ops.page.getByLabel('按编号或名称查找').fill(goodsId);
    await ops.press('查找');
    await ops.page.getByRole('button', { name: goodsId, exact: true }).click();
    await ops.see('原因：十二月调价');
    await ops.see('¥28.00');
    expect(ops.complaints).toEqual([]);
    expect(await ops.overflows()).toBe(false);
    await ops.close();
  });

  test('the catalogue reads in English', async () => {
    const goodsId = `SHELF-EN-${Date.now().toString(36)}`;
    await priced(goodsId, 'Q coins, 30', 3000);
    const path = `/desk/ops/goods?q=${goodsId}&open=${goodsId}`;
    const ops = await people.open({ person: 'wang-lei', path, language: 'en-GB' });
    await ops.see('There are no alternatives.');
    await ops.see('Changes');
    expect(await untranslated(ops)).toBe('');
    await ops.page.getByRole('link', { name: 'Change…', exact: true }).click();
    await ops.see('Content of the file');
    expect(await untranslated(ops)).toBe('');
    await ops.close();
  });
});

import { waitUntil } from '@bujiao/testing';
import { expect, test } from '@jest/globals';
import { expectGoodInBothThemes, LANGUAGES } from './good-page.js';
import { inBrowser } from './in-browser.js';
import { wrongAccountOrder } from './shop.js';

const PATH = '/buyer/settings';

inBrowser("a buyer's settings", ({ product, people }) => {
  test('switch zero touch on with its whole text in sight, and off again', async () => {
    const buyer = await people.goTo('/buyer/orders', { person: 'B0001', phone: true });
    await buyer.page.getByRole('link', { name: '设置' }).click();
    await buyer.see('你可以随时关闭；已开始的补交会做完。');
    await buyer.press('同意并开启');
    await buyer.see(/已开启 · .* 同意/);
    await buyer.page.reload();
    await buyer.see(/已开启 · .* 同意/);
    await buyer.press('关闭');
    await buyer.see('未开启');
    expect(buyer.complaints).toEqual([]);
  });

  test('save an account, which then spares typing where one failed', async () => {
    const buyer = await people.goTo(PATH, { person: 'B0001', phone: true });
    await buyer.press('添加账号');
    await buyer.page.getByLabel('充值账号', { exact: true }).fill('13800005678');
    await buyer.page.getByLabel('名称（可不填）').fill('妈妈的手机');
    await buyer.page.locator('form button[type=submit]').first().click();
    await buyer.see('*******5678');
    await buyer.press('看完整账号');
    await buyer.see('13800005678');
    await buyer.press('收起');
    const { orderId } = await wrongAccountOrder(product, 'B0001', '13900000001');
    await buyer.turnTo(`/buyer/orders/${orderId}`);
    await buyer.see('充到哪个账号？');
    await buyer.see('点这一下就行，后面没有步骤');
    expect(await buyer.page.getByLabel('正确的充值账号').count()).toBe(0);
    expect(await buyer.violations()).toEqual([]);
    await buyer.shoot('buyer-saved-recipients');
    await buyer.press('更正并补交');
    const measures = async (): Promise<readonly object[]> => {
      const history = await product.call('after-sales', `/orders/${orderId}/history`);
      return ((await history.json()) as { measures: readonly object[] }).measures;
    };
    await waitUntil(async () => (await measures()).length > 0);
    expect(await measures()).toMatchObject([{ steps: 1, fieldsTyped: 0 }]);
    await buyer.turnTo(PATH);
    await buyer.press('删除');
    await buyer.press('确认删除 *******5678');
    await buyer.see('还没有保存的账号。');
    expect(buyer.complaints).toEqual([]);
  });

  test('group saved accounts by the template of their goods, by its name', async () => {
    const template = {
      name: { zh: '龙之旅 代充', en: 'Dragon Quest top-up' },
      goods: ['settings-dragon'],
      fields: [
        { field: 'rechargeAccount', label: { zh: '游戏账号', en: 'Game account' }, type: 'text' },
        { field: 'gameServer', label: { zh: '服务器', en: 'Server' }, type: 'digits' },
      ],
      because: 'for this test',
    };
    const published = await product.put('ops', '/recharge-templates/settings-dragon', template);
    expect(published.status).toBe(200);
    const own = 'buyer:B0002';
    const game = { rechargeAccount: 'dragon_9_x', gameServer: '1024' };
    for (const recipient of [
      { goodsKind: 'direct-top-up', rechargeTarget: { rechargeAccount: '13800009999' } },
      { goodsKind: 'custom', templateId: 'settings-dragon', rechargeTarget: game },
    ])
      expect((await product.call(own, '/my/recipients', recipient)).status).toBe(200);
    const buyer = await people.goTo(PATH, { person: 'B0002', phone: true });
    const accounts = (name: string) => buyer.page.getByRole('region', { name }).getByRole('listitem');
    await accounts('龙之旅 代充').first().waitFor();
    expect(await accounts('龙之旅 代充').allInnerTexts()).toEqual([expect.stringContaining('dr******_x')]);
    expect(await accounts('通用账号').allInnerTexts()).toEqual([expect.stringContaining('*******9999')]);
    expect(await buyer.violations()).toEqual([]);
    expect(buyer.complaints).toEqual([]);
  });

  test('are kept as preferences', async () => {
    const buyer = await people.goTo(PATH, { person: 'B0001', phone: true });
    await buyer.page.getByLabel('通知语言').selectOption('en');
    await buyer.page.getByLabel('常买规格：会员').fill('年卡');
    await buyer.page.getByRole('button', { name: '保存', exact: true }).click();
    await buyer.see('已保存');
    await buyer.page.reload();
    await buyer.page.getByLabel('常买规格：会员').waitFor();
    expect(await buyer.page.getByLabel('通知语言').inputValue()).toBe('en');
    expect(await buyer.page.getByLabel('常买规格：会员').inputValue()).toBe('年卡');
  });

  test.each(LANGUAGES)('are accessible and in one language (%s), in both themes', async (language) => {
    const buyer = await people.goTo(PATH, { person: 'B0002', phone: true, language });
    await buyer.page.getByRole('checkbox').waitFor();
    await expectGoodInBothThemes(buyer, language, 'buyer-settings');
  });
});

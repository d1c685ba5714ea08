import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { waitUntil } from '@bujiao/testing';
import type { Page } from 'playwright-core';
import { inBrowser } from './in-browser.js';
import { failedOrder, resubmit, stockCard } from './shop.js';
import { untranslated } from './untranslated.js';

/** A document of one empty page. */
const PDF = `%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R/Size 4>>
startxref
0
%%EOF
`;

const folder = mkdtempSync(join(tmpdir(), 'console-evidence-'));
const FILE = join(folder, 'screenshot.png');

/** Whether the picture on the page was really shown, and not only asked for. */
const isShown = (page: Page): Promise<boolean> =>
  page
    .locator('img[src^="blob:"]')
    .first()
    .evaluate((image) => (image as HTMLImageElement).naturalWidth > 0);

inBrowser('evidence', ({ product, people }) => {
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('is asked for by one key, uploaded from a phone, decided on, and found in the history', async () => {
    const buyer = 'B0001';
    const { orderId, goodsId } = await failedOrder(product, buyer, {}, 40_000);
    await stockCard(product, goodsId);
    await resubmit(product, orderId, `buyer:${buyer}`);
    const isQueued = async (): Promise<boolean> =>
      (await (await product.call('reviewer', '/reviews')).text()).includes(orderId);
    await waitUntil(isQueued, 60_000);

    const reviewer = await people.open({ person: 'zhou-lan', path: '/desk/reviews' });
    await reviewer.page.getByRole('link', { name: orderId }).click();
    await reviewer.page.getByLabel('要买家证明').selectOption('not-received');
    expect(await reviewer.violations()).toEqual([]);
    await reviewer.page.getByRole('button', { name: /^要凭证/ }).click();
    await reviewer.see(`已判定：${orderId}`);
    await waitUntil(async () => !(await isQueued()), 60_000);

    const phone = await people.open({
      person: buyer,
      phone: true,
      language: 'en-GB',
      path: `/buyer/orders/${orderId}`,
    });
    await phone.see('Upload evidence');
    await phone.see(/proof that the goods did not arrive/);
    expect(await phone.violations()).toEqual([]);
    expect(await phone.overflows()).toBe(false);
    expect(await untranslated(phone)).toBe('');
    await phone.page.screenshot({ path: FILE });
    await phone.page.getByLabel('Take a picture or choose a file').setInputFiles(FILE);
    await phone.see('It has arrived; a reviewer will look at it.');
    await phone.page.locator('img[src^="blob:"]').first().waitFor();
    expect(await isShown(phone.page)).toBe(true);
    expect(await phone.violations()).toEqual([]);
    expect(await phone.overflows()).toBe(false);
    expect(phone.complaints).toEqual([]);
    await phone.shoot('buyer-evidence');
    await phone.close();

    await waitUntil(isQueued, 60_000);
    await reviewer.turnTo('/desk/reviews');
    await reviewer.page.getByRole('link', { name: orderId }).click();
    await reviewer.see('买家的凭证');
    await reviewer.page.locator('img[src^="blob:"]').first().waitFor();
    expect(await isShown(reviewer.page)).toBe(true);
    expect(await reviewer.violations()).toEqual([]);
    await reviewer.shoot('desk-review-evidence');
    await reviewer.page.keyboard.press('a');
    await reviewer.see(`已判定：${orderId}`);
    expect(reviewer.complaints).toEqual([]);
    await reviewer.close();

    const clerk = await people.open({
      person: 'lin-xiao',
      path: `/desk/orders/${orderId}`,
    });
    await clerk.see('买家上传了凭证');
    await clerk.press('查看凭证');
    await clerk.see('工作人员查看了凭证');
    await clerk.page.locator('img[src^="blob:"]').first().waitFor();
    expect(await isShown(clerk.page)).toBe(true);
    expect(clerk.complaints).toEqual([]);
    await clerk.close();
  }, 300_000);

  test('that is no picture is refused in words, and can be chosen again', async () => {
    const buyer = 'B0002';
    const { orderId } = await failedOrder(product, buyer, {}, 40_000);
    await resubmit(product, orderId, `buyer:${buyer}`);
    const found = async (): Promise<string | undefined> => {
      const rows = (await (await product.call('reviewer', '/reviews')).json()) as {
        orderId: string;
        resubmissionId: string;
      }[];
      return rows.find((row) => row.orderId === orderId)?.resubmissionId;
    };
    await waitUntil(async () => (await found()) !== undefined, 60_000);
    const path = `/reviews/${(await found()) ?? ''}`;
    await product.call('reviewer', `${path}/claim`, {});
    const { basis } = (await (await product.call('reviewer', path)).json()) as { basis: string };
    const ask = { decision: 'ask-evidence', wanted: 'payment', reason: 'other', basis };
    const key = { 'idempotency-key': randomUUID() };
    expect(
      (await product.call('reviewer', `${path}/decision`, { ...ask, wanted: 'account-owner' }, key)).status,
    ).toBe(200);
    await waitUntil(async () => (await found()) === undefined, 60_000);
    const phone = await people.open({
      person: buyer,
      phone: true,
      path: `/buyer/orders/${orderId}`,
    });
    const input = phone.page.getByLabel('拍照或选择文件');
    await input.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await phone.see('只能上传 PNG、JPEG 图片或 PDF 文件。');
    await input.setInputFiles({
      name: 'x.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(PDF),
    });
    await phone.see('保存 PDF');
    await phone.close();
  }, 300_000);
});

// `node apps/console/browser/measure.mjs [address] [--history]`: prints how long the two longest pages take on this machine, against a running
// product: a history of 500 events until its last line is on the screen, and a work list of 10,000 orders scrolled to its end.
// Figures for people; nothing is asserted here. The specs hold what must be so whatever the machine.
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { chromium } from 'playwright-core';

const { code } = await transformFile(fileURLToPath(new URL('many.ts', import.meta.url)), {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'es6' },
});
const { manyHistoryLines, manyWorkItems } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

const address = process.argv[2] ?? 'http://127.0.0.1:4000';
const EVENTS = 500;
const ROWS = 10_000;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await page.goto(`${address}/desk/orders`);
  await page.click('button[value="lin-xiao"]');
  await page.waitForSelector('main input');
  await history(page);
  if (!process.argv.includes('--history')) await list(page);
} finally {
  await browser.close();
}

async function history(page) {
  const orderId = 'MEASURED-1';
  const answer = (json) => (route) => route.fulfill({ json });
  await page.route(`**/orders/${orderId}`, answer(pageOf(orderId)));
  await page.route(`**/orders/${orderId}/progress`, (route) =>
    route.fulfill({ status: 404, json: { code: 'no-resubmission' } }),
  );
  await page.route(`**/orders/${orderId}/history`, answer(manyHistoryLines(orderId, EVENTS)));
  const spent = await processorTimeOf(page);
  for (const run of [1, 2, 3]) {
    await page.goto(`${address}/desk/orders`);
    await page.waitForSelector('main input');
    const [began, spentBefore] = [Date.now(), await spent()];
    await page.evaluate((path) => {
      history.pushState(null, '', path);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, `/desk/orders/${orderId}`);
    await page.waitForSelector(`#line-${EVENTS - 1}`);
    const ms = Date.now() - began;
    const work = Math.round((await spent()) - spentBefore);
    console.log(
      `history of ${EVENTS} events, run ${run}: ${ms} ms until its last line is there, ${work} ms of processor time`,
    );
  }
}

/** ms that the page's thread has worked: on a machine that others use as well, the rest of the time is waiting for them. */
async function processorTimeOf(page) {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
}

async function list(page) {
  await page.route(/\/manual-work\?/, (route) =>
    route.fulfill({ json: manyWorkItems(route.request().url(), ROWS) }),
  );
  await page.goto(`${address}/desk/work`);
  await page.waitForSelector('tr[data-index="0"]');
  const { frames, blanks, ms } = await page.evaluate(async (rows) => {
    const box = document.querySelector('table').parentElement;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const began = performance.now();
    let [frames, blanks] = [0, 0];
    for (let last = -1; last < rows - 1 && frames < 20_000; frames += 1) {
      box.scrollTop += box.clientHeight;
      await frame();
      const { left, top, height } = box.getBoundingClientRect();
      const shown = [0, 0.5, 1].map((share) =>
        document.elementFromPoint(left + 40, top + 60 + (height - 80) * share)?.closest('tr[data-index]'),
      );
      if (shown.some((row) => !row)) blanks += 1;
      for (const row of box.querySelectorAll('tr[data-index]'))
        last = Math.max(last, Number(row.dataset.index));
    }
    return { frames, blanks, ms: performance.now() - began };
  }, ROWS);
  console.log(
    `list of ${ROWS} rows: ${frames} screens in ${Math.round(ms)} ms, ${blanks} frames with a blank row`,
  );
}

/** An order page as the API gives it, without anything open. */
function pageOf(orderId) {
  const sentence = { zh: '已付 ¥98.00，1 件到了 1 件。', en: '¥98.00 paid, 1 of 1 unit delivered.' };
  const nobody = { by: 'nobody', byName: { zh: '没有人', en: 'nobody' } };
  return {
    orderId,
    status: 'delivered',
    statusName: { zh: '已发货', en: 'delivered' },
    resubmittable: false,
    why: { code: 'nothing-owed', ...sentence },
    decision: { do: 'no', code: 'nothing-owed', known: {} },
    outlook: { code: 'settled', sentence, now: { ...nobody, sentence }, next: [] },
    prefilled: { goodsName: 'Steam', quantityOwed: 0 },
    units: { ordered: 1, delivered: 1, missing: 0, refunded: 0, open: 0, unsettled: 0 },
    money: { amount: 9800, received: 9800, refunded: 0, state: 'paid' },
    conflicts: [],
    cases: [],
  };
}

import { parseArgs } from 'node:util';
import { ProductClient } from '../product/product-client.js';
import { OptionError, URL_FLAGS, URL_USAGE, urlsOf, type UrlsGiven } from '../product/url-options.js';
import { feedFailedOrders, type FailedOrders } from './failed-orders.js';
import { stockLoadCards } from './load-stock.js';
import { prepareResubmissionLoad } from './resubmission-load.js';
import { runClosedLoop, runOpenLoop, type LoadResult } from './run-load.js';

export const LOAD_USAGE = `simulator load [options]
${URL_USAGE}
  --orders N           failed orders that are fed and resubmitted             (2000)
  --rate N             resubmissions a second, whatever the answers do        (as fast as they come back)
  --in-flight N        requests in flight, where no rate is given             (64)`;

const OPTIONS = {
  ...URL_FLAGS,
  orders: { type: 'string', default: '2000' },
  rate: { type: 'string' },
  'in-flight': { type: 'string', default: '64' },
} as const;

/** Feeds failed card orders, resubmits them under load and prints how fast they were accepted. Exit code 1 where one was not. */
export async function runLoad(argv: readonly string[]): Promise<number> {
  const flags = flagsOf(argv);
  const { orders: count, rate, 'in-flight': inFlight } = flags;
  const total = positive('orders', count);
  const urls = urlsOf(flags, process.env);
  const runId = Date.now().toString(36);
  const orders: FailedOrders = {
    runId,
    count: total,
    goods: { goodsId: `LOAD-${runId}`, name: '腾讯Q币 30个 卡密', kind: 'game-points', unitPrice: 2_970 },
  };
  const product = new ProductClient(urls);
  const load = await prepareResubmissionLoad({ urls, orders });
  try {
    await stockLoadCards(product, orders, total);
    await feedFailedOrders(product, orders);
    return report(
      rate === undefined
        ? await runClosedLoop(load.send, { total, inFlight: positive('in-flight', inFlight) })
        : await runOpenLoop(load.send, { total, perSecond: positive('rate', rate) }),
    );
  } finally {
    load.close();
    await product.close();
  }
}

function report({ latencies, statuses, seconds }: LoadResult): number {
  const ms = (share: number): string => latencies.quantile(share).toFixed(1);
  console.log(
    `${latencies.size} requests in ${seconds.toFixed(1)} s, ${(latencies.size / seconds).toFixed(0)}/s`,
  );
  console.log(`request to accepted: p50 ${ms(0.5)} ms, p99 ${ms(0.99)} ms, most ${ms(1)} ms`);
  for (const [status, count] of statuses)
    console.log(`  ${status === 0 ? 'connection broken' : status}: ${count}`);
  return statuses.get(202) === latencies.size ? 0 : 1;
}

function flagsOf(
  argv: readonly string[],
): UrlsGiven & { orders: string; rate?: string; 'in-flight': string } {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new OptionError(`${(error as Error).message}\n\n${LOAD_USAGE}`);
  }
}

function positive(flag: string, value: string): number {
  if (/^[1-9]\d{0,7}$/.test(value)) return Number(value);
  throw new OptionError(`--${flag} has to be a positive whole number, not "${value}"`);
}

import { ProductClient } from '../../product/product-client.js';
import type { ProductUrls } from '../../product/product-urls.js';
import { planTraffic, type TrafficPlan } from '../plan-traffic.js';
import { chooseSample } from './choose-sample.js';
import { compareSample, type Comparison } from './compare-sample.js';
import { ProductSide } from './product-side.js';
import { reportSample } from './report-sample.js';
import { startSampleWorld, stockSample, type SamplePorts } from './sample-world.js';
import { sendSample } from './send-sample.js';
import type { SentOrder } from './sent-order.js';
import type { Policy } from '@bujiao/policy';

export interface SampleOptions extends SamplePorts {
  readonly sample: number;
  /** The traffic that the sample is taken from. */
  readonly plan: TrafficPlan;
  readonly urls: ProductUrls;
  /** Most that the product may take for one step, ms. */
  readonly waitMs: number;
  readonly json: boolean;
}

export type Print = (line: string) => void;

/** What went through the product. */
export interface SampleRun {
  readonly sent: readonly SentOrder[];
  readonly sampled: number;
  /** Decides in the product. */
  readonly policyInForce: string;
}

/** Sends a sample through the running product, compares and prints. Answers the exit code: 1 where a difference is not explained. */
export async function runSample(options: SampleOptions, policy: Policy, print: Print): Promise<number> {
  const startedAt = Date.now();
  const product = new ProductClient(options.urls);
  try {
    const away = await product.notReady();
    if (away.length > 0) {
      print(`${away.join(', ')} is not ready: run npm start in another terminal first`);
      return 2;
    }
    const run = await sendThrough(product, options, print);
    const comparison = compareSample(run.sent, policy);
    const result = resultOf(run, comparison, policy);
    if (!options.json) for (const line of reportSample(run, comparison, policy)) print(line);
    print(JSON.stringify({ ...result, seed: options.plan.seed, ms: Date.now() - startedAt }));
    return result.unexplained === 0 ? 0 : 1;
  } finally {
    await product.close();
  }
}

/** Lets the product decide the sample. */
export async function sendThrough(
  product: ProductClient,
  { plan, sample, json, waitMs, ...ports }: Omit<SampleOptions, 'urls'>,
  print: Print,
): Promise<SampleRun> {
  const groups = chooseSample(planTraffic(plan), { sample, seed: plan.seed });
  const runId = `T${Date.now().toString(36).slice(-6)}`;
  const world = await startSampleWorld(ports);
  try {
    const orders = groups.flat();
    const sampled = orders.filter(({ isSampled }) => isSampled).length;
    if (!json) print(`${sampled} orders of seed ${plan.seed} and ${orders.length - sampled} before them`);
    const policyInForce = await product.policyInForce();
    await stockSample(product, groups, runId);
    const side = new ProductSide(product, world.gateway, waitMs);
    const sent = await sendSample(groups, { side, runId });
    return { sent, sampled, policyInForce };
  } finally {
    await world.close();
  }
}

export interface SampleResult {
  /** Orders of the sample, and with those before them. */
  readonly sample: number;
  readonly orders: number;
  readonly malicious: number;
  /** Clicks that were compared. */
  readonly clicks: number;
  readonly alike: number;
  readonly different: number;
  /** Of the different ones. */
  readonly byClock: number;
  readonly unexplained: number;
  readonly policy: string;
  readonly policyInForce: string;
}

export function resultOf(
  { sent, sampled, policyInForce }: SampleRun,
  { clicks, differences }: Comparison,
  policy: Policy,
): SampleResult {
  const byClock = differences.filter((difference) => difference.byClock).length;
  return {
    sample: sampled,
    orders: sent.length,
    malicious: sent.filter(({ planned }) => planned.label === 'malicious').length,
    clicks,
    alike: clicks - differences.length,
    different: differences.length,
    byClock,
    unexplained: differences.length - byClock,
    policy: policy.version,
    policyInForce,
  };
}

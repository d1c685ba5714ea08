import { parseArgs } from 'node:util';
import { OptionError, URL_FLAGS, URL_USAGE, urlsOf } from '../product/url-options.js';
import type { TrafficPlan } from './plan-traffic.js';
import type { SampleOptions } from './sample/sample-command.js';

export interface TrafficOptions {
  readonly orders: number;
  readonly malicious: number;
  readonly seed: number;
  readonly json: boolean;
  /** Factors of the policy that are left out. */
  readonly without: readonly string[];
  /** Plays the traffic once more without each factor. */
  readonly table: boolean;
  /** Sends a sample through the running product instead. */
  readonly sample?: SampleOptions;
}

const ALL_ORDERS = '100000';
/** Orders of the traffic that a sample is taken from, where nobody says otherwise: enough for every kind. */
const SAMPLED_ORDERS = '4000';

export const TRAFFIC_USAGE = `npm run traffic -- [options]: labelled traffic through the deciders, on a simulated clock; needs nothing running
  --orders N           orders that somebody asks for                 (100000)
  --malicious F        share of them that is malicious, 0 to 1       (0.02)
  --seed N             repeats the traffic of another run            (1)
  --json               nothing but the result, as one line of JSON
  --without FACTOR     leaves a factor out; may be given again
  --table              the result without each factor in turn

npm run traffic -- --sample N [options]: N orders of the traffic, with what came before them, through the running product
  --orders N           orders of the traffic that they are taken from (4000)
  --wait N             seconds that one step of the product may take (60)
  --gateway-port N --supplier-port N                                 (4010, 4020)
  --supplier-key KEY   signs supplier calls                          (SUPPLIER_KEY or demo-supplier-key)
${URL_USAGE}`;

/** @throws {OptionError} */
export function parseTrafficOptions(
  argv: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): TrafficOptions {
  const given = valuesOf(argv);
  const { json = false, without = [], table = false, sample } = given;
  const plan = planOf(given);
  const options = { ...plan, json, without, table };
  return sample === undefined ? options : { ...options, sample: sampleOf(sample, plan, { given, env }) };
}

function planOf({ orders, malicious = '0.02', seed = '1', sample }: Given): TrafficPlan {
  const byDefault = sample === undefined ? ALL_ORDERS : SAMPLED_ORDERS;
  return {
    orders: numberOf('orders', orders ?? byDefault, { whole: true, most: 10_000_000 }),
    malicious: numberOf('malicious', malicious, { whole: false, most: 1 }),
    seed: numberOf('seed', seed, { whole: true, most: 2 ** 31 }),
  };
}

type Given = ReturnType<typeof valuesOf>;

function sampleOf(
  sample: string,
  plan: TrafficPlan,
  { given, env }: { readonly given: Given; readonly env: NodeJS.ProcessEnv },
): SampleOptions {
  const port = (flag: 'gateway-port' | 'supplier-port', otherwise: string): number =>
    numberOf(flag, given[flag] ?? otherwise, { whole: true, most: 65_535 });
  return {
    plan,
    sample: numberOf('sample', sample, { whole: true, most: 10_000 }),
    urls: urlsOf(given, env),
    waitMs: numberOf('wait', given.wait ?? '60', { whole: true, most: 3_600 }) * 1_000,
    json: given.json ?? false,
    gatewayPort: port('gateway-port', '4010'),
    supplierPort: port('supplier-port', '4020'),
    supplierKey: given['supplier-key'] ?? (env.SUPPLIER_KEY || 'demo-supplier-key'),
  };
}

function valuesOf(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        orders: { type: 'string' },
        malicious: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean' },
        without: { type: 'string', multiple: true },
        table: { type: 'boolean' },
        sample: { type: 'string' },
        wait: { type: 'string' },
        'gateway-port': { type: 'string' },
        'supplier-port': { type: 'string' },
        'supplier-key': { type: 'string' },
        ...URL_FLAGS,
      },
    }).values;
  } catch (error) {
    throw new OptionError(`${(error as Error).message}\n\n${TRAFFIC_USAGE}`);
  }
}

function numberOf(flag: string, text: string, { whole, most }: { whole: boolean; most: number }): number {
  const value = Number(text);
  const fits = Number.isFinite(value) && value >= 0 && value <= most && (!whole || Number.isInteger(value));
  if (!fits || text.trim() === '')
    throw new OptionError(`--${flag} ${text}: ${whole ? 'a whole number' : 'a number'} from 0 to ${most}`);
  return value;
}

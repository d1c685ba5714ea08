import { parseArgs } from 'node:util';
import { OptionError } from '../product/url-options.js';

export interface TrafficOptions {
  readonly orders: number;
  readonly malicious: number;
  readonly seed: number;
  readonly json: boolean;
  /** Factors of the policy that are left out. */
  readonly without: readonly string[];
  /** Plays the traffic once more without each factor. */
  readonly table: boolean;
}

export const TRAFFIC_USAGE = `npm run traffic -- [options]: labelled traffic through the deciders, on a simulated clock; needs nothing running
  --orders N           orders that somebody asks for                 (100000)
  --malicious F        share of them that is malicious, 0 to 1       (0.02)
  --seed N             repeats the traffic of another run            (1)
  --json               nothing but the result, as one line of JSON
  --without FACTOR     leaves a factor out; may be given again
  --table              the result without each factor in turn`;

/** @throws {OptionError} */
export function parseTrafficOptions(argv: readonly string[]): TrafficOptions {
  const { orders, malicious, seed, json, without, table } = valuesOf(argv);
  return {
    orders: numberOf('orders', orders ?? '100000', { whole: true, most: 10_000_000 }),
    malicious: numberOf('malicious', malicious ?? '0.02', { whole: false, most: 1 }),
    seed: numberOf('seed', seed ?? '1', { whole: true, most: 2 ** 31 }),
    json: json ?? false,
    without: without ?? [],
    table: table ?? false,
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

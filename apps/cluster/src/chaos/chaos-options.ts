import { parseArgs } from 'node:util';
import { StartRefused } from '@bujiao/local-installation';

export interface ChaosOptions {
  /** Reproduces orders, faults and kills of another run; the timing of the machine differs. */
  readonly seed: number;
  /** Duration of the killing in minutes; every process is killed at least once. @default 0 */
  readonly minutes: number;
  /** Orders a second. @default 10 */
  readonly perSecond: number;
  readonly instances: number;
  readonly partitions: number;
}

export const CHAOS_USAGE = `npm run chaos -- [options]
  --minutes N       goes on killing for so long, and keeps a report in docs/chaos   (0: everything once)
  --per-second N    orders resubmitted a second                                     (10)
  --instances N     processes of each service                                       (1)
  --seed N          repeats the orders and the kills of another run                 (CHAOS_SEED, or by the clock)`;

const STRING = { type: 'string' } as const;
const FLAGS = {
  minutes: STRING,
  'per-second': STRING,
  instances: STRING,
  seed: STRING,
  help: { type: 'boolean', short: 'h' },
} as const;

/** Undefined if help is requested. Throws {@link StartRefused}. */
export function parseChaosOptions(argv: readonly string[], env: NodeJS.ProcessEnv): ChaosOptions | undefined {
  const given = flagsOf(argv);
  if (given.help) return undefined;
  const instances = numberOf('--instances', given.instances ?? '1');
  return {
    seed: seedOf(given.seed ?? env['CHAOS_SEED']),
    minutes: numberOf('--minutes', given.minutes ?? '0'),
    perSecond: numberOf('--per-second', given['per-second'] ?? '10'),
    instances,
    partitions: Math.max(4, instances),
  };
}

/** From the clock, if none is given. */
export const seedOf = (text: string | undefined): number =>
  text ? numberOf('CHAOS_SEED', text) : Date.now() % 1_000_000;

function flagsOf(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true }).values;
  } catch (error) {
    throw new StartRefused(`${(error as Error).message}\n\n${CHAOS_USAGE}`, error);
  }
}

function numberOf(name: string, text: string): number {
  const number = Number(text);
  if (text !== '' && Number.isFinite(number) && number >= 0) return number;
  throw new StartRefused(`${name} has to be a number, not "${text}".`);
}

import { parseArgs } from 'node:util';

export const USAGE = `npm run bench -- [options]
  --json              one figure a line, as JSON
  --quick             smaller and under two minutes
  --ops               what ops does with history, on 1,000,000 events (quick: 100,000); over a broker too where Java is
  --backtest          a draft of the rules tried on as many events of simulated orders, beside plainly reading them
  --cluster           the services as processes of their own, on Kafka; needs Java 17 and Maven
  --resubmissions N   in each measured run of throughput       (10000; quick: 4000)
  --events N          in the store, for --ops and --backtest
  --memory N          resubmissions until memory is looked at  (100000; quick: 15000)
  --save              keep the run in docs/bench/<date>-<mode>.md
  --profile FOLDER    measure nothing, but write there where the time of one run goes`;

export interface BenchOptions {
  readonly json: boolean;
  readonly quick: boolean;
  readonly cluster: boolean;
  readonly ops: boolean;
  readonly backtest: boolean;
  /** In the store, of the measurements of ops. */
  readonly events: number;
  readonly save: boolean;
  /** In each measured run of throughput. */
  readonly resubmissions: number;
  /** Altogether, until memory is looked at. */
  readonly memoryAfter: number;
  /** Measured runs of each kind; a bare one before, between and after. */
  readonly rounds: number;
  /** Of each latency run. */
  readonly latencySeconds: number;
  /** At the same rate before them, not measured: what is compiled for a crowd is not what a trickle runs through. */
  readonly latencyWarmUpSeconds: number;
  /** Resubmissions before anything is measured, twice: what the product keeps at hand is full by then. */
  readonly warmUp: number;
  /** Where to write a profile instead of measuring. */
  readonly profile?: string;
}

/** The command line makes no sense; the message says why. */
export class UsageError extends Error {}

const FLAGS = {
  json: { type: 'boolean', default: false },
  quick: { type: 'boolean', default: false },
  cluster: { type: 'boolean', default: false },
  ops: { type: 'boolean', default: false },
  backtest: { type: 'boolean', default: false },
  events: { type: 'string' },
  save: { type: 'boolean', default: false },
  resubmissions: { type: 'string' },
  memory: { type: 'string' },
  profile: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const FULL = {
  events: 1_000_000,
  resubmissions: 10_000,
  memoryAfter: 100_000,
  rounds: 3,
  latencySeconds: 15,
  latencyWarmUpSeconds: 60,
  warmUp: 10_000,
};
const QUICK = {
  events: 100_000,
  resubmissions: 4_000,
  memoryAfter: 15_000,
  rounds: 2,
  latencySeconds: 6,
  latencyWarmUpSeconds: 6,
  warmUp: 3_000,
};

/** Undefined where help is asked for. */
export function parseOptions(argv: readonly string[]): BenchOptions | undefined {
  const { help, resubmissions, memory, profile, events, ...flags } = flagsOf(argv);
  if (help) return undefined;
  const sizes = flags.quick ? QUICK : FULL;
  return {
    ...flags,
    ...sizes,
    events: wholeNumber('events', events, sizes.events),
    resubmissions: wholeNumber('resubmissions', resubmissions, sizes.resubmissions),
    memoryAfter: wholeNumber('memory', memory, sizes.memoryAfter),
    ...(profile !== undefined && { profile }),
  };
}

function flagsOf(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function wholeNumber(flag: string, value: string | undefined, byDefault: number): number {
  if (value === undefined) return byDefault;
  if (/^[1-9]\d{2,6}$/.test(value)) return Number(value);
  throw new UsageError(`--${flag} has to be a whole number from 100, not "${value}"`);
}

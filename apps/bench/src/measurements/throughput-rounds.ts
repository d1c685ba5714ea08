import { readProductRows } from '../bare/product-rows.js';
import { ThroughputFloor, type BareThroughput } from '../bare/throughput-floor.js';
import { measureThroughput } from '../measured/throughput.js';
import type { Figure } from '../report/figure.js';
import { compare, median } from '../report/median.js';
import { appendRound, type AppendRates } from './append-round.js';
import type { WarmWorld } from './world.js';

interface Round {
  readonly value: number;
  readonly appends: AppendRates | undefined;
  readonly cpu: number;
  readonly bareCpu: number;
  readonly before: BareThroughput;
  readonly after: BareThroughput;
}

export interface Throughput {
  readonly perSecond: number;
  readonly figures: readonly Figure[];
}

/** Bare, measured, bare, measured, …, bare: each measured run is compared with the mean of the bare ones around it. */
export async function throughputRounds(warm: WarmWorld, withAppends: boolean): Promise<Throughput> {
  const { world, tables } = warm;
  const { options, url, client, say } = world.given;
  const floor = await ThroughputFloor.open(url, tables);
  const rounds: Round[] = [];
  try {
    const orderIds = await world.resubmit(options.warmUp);
    const rows = await readProductRows(client, tables, orderIds);
    await floor.measure(rows);
    // The product's code has run warm by now in its own process; here it has not run at all.
    if (withAppends) await appendRound(warm, { orderIds, rows });
    let before = await floor.measure(rows);
    for (let no = 1; no <= options.rounds; no += 1) {
      const round = await measureRound(warm, { floor, before, withAppends });
      rounds.push(round);
      say(
        `throughput ${no}/${options.rounds}: ${round.value.toFixed(0)}/s, bare ${round.after.ordersPerSecond.toFixed(0)}/s${told(round)}`,
      );
      before = round.after;
    }
  } finally {
    await floor.close();
  }
  return { perSecond: median(rounds.map(({ value }) => value)), figures: figuresOf(warm, rounds) };
}

interface RoundInput {
  readonly floor: ThroughputFloor;
  readonly before: BareThroughput;
  readonly withAppends: boolean;
}

async function measureRound(
  { world, tables }: WarmWorld,
  { floor, before, withAppends }: RoundInput,
): Promise<Round> {
  const { options, client } = world.given;
  const { result, orderIds } = await world.underLoad(options.resubmissions, (load) =>
    world.withProductCpu(() => measureThroughput(client, load)),
  );
  const { result: value, cpu } = result;
  const rows = await readProductRows(client, tables, orderIds);
  const { result: after, cpu: bareCpu } = await world.withBareCpu(() => floor.measure(rows));
  const appends = withAppends ? await appendRound({ world, tables }, { orderIds, rows }) : undefined;
  return { value, appends, cpu, bareCpu, before, after };
}

const told = ({ appends, after }: Round): string =>
  appends
    ? `; append ${appends.asMade.toFixed(0)}/s, one by one ${appends.single.toFixed(0)}/s, bare ${after.eventsPerSecond.toFixed(0)}/s`
    : '';

function figuresOf({ world }: WarmWorld, rounds: readonly Round[]): Figure[] {
  const throughput = compare(
    rounds.map((r) => ({ value: r.value, floor: (r.before.ordersPerSecond + r.after.ordersPerSecond) / 2 })),
  );
  const append = (kind: keyof AppendRates) =>
    compare(
      rounds.flatMap(({ appends, after }) =>
        appends ? { value: appends[kind], floor: after.eventsPerSecond } : [],
      ),
    );
  const cpu = compare(rounds.map((r) => ({ value: r.cpu, floor: r.bareCpu })));
  return [
    world.figure('throughput', 'resubmissions/s', throughput),
    ...(rounds[0]?.appends
      ? [
          world.figure('append', 'events/s', append('asMade')),
          world.figure('append.single', 'events/s', append('single')),
        ]
      : []),
    // CPU time is read from /proc, which not every system has.
    ...(Number.isNaN(cpu.value) ? [] : [world.figure('cpu', 'µs/resubmission', cpu)]),
  ];
}

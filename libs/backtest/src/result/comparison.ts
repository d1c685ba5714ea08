import { groupOf, LABELS, type Label, type LabelGroup } from '../past/label.js';
import { OUTCOMES, stricterBy } from '../past/outcome.js';
import { honestOf, type HonestEffort } from './honest.js';
import { emptyCount, type Cell, type ChangedOrder, type Count, type Tally } from './tally.js';

/** How well what is stopped matches what turned out bad. Decisions whose end is not known are left out. */
export interface Quality {
  /** Not straight through. */
  readonly stopped: number;
  readonly stoppedBad: number;
  readonly bad: number;
  /** Of what was stopped, the part that was bad; absent where nothing was stopped. */
  readonly precision?: number;
  /** Of what was bad, the part that was stopped; absent where nothing was bad. */
  readonly recall?: number;
}

/** Decisions that a draft moves one way, and how they turned out. */
export interface Moved extends Count {
  readonly turnedOut: Readonly<Record<LabelGroup, Count>>;
}

export interface NamedHits {
  readonly name: string;
  readonly old: number;
  readonly new: number;
}

export interface Comparisons {
  readonly cells: readonly Cell[];
  /** Decided another way. */
  readonly changed: number;
  readonly looser: Moved;
  readonly stricter: Moved;
  /** Bad ones that the draft lets straight through and that were stopped, integer 分. */
  readonly badLetThrough: Count;
  /** Bad ones that the draft stops and that went straight through. */
  readonly badStopped: Count;
  /** Good ones that the draft stops and that went straight through. */
  readonly goodStopped: Count;
  readonly labels: readonly (Count & { readonly label: Label; readonly group: LabelGroup })[];
  readonly rules: readonly NamedHits[];
  readonly factors: readonly NamedHits[];
  readonly quality: { readonly old: Quality; readonly new: Quality; readonly unknown: number };
  readonly reviews: {
    readonly days: number;
    /** A day, on average. */
    readonly old: number;
    readonly new: number;
    /** On the day with most. */
    readonly mostOld: number;
    readonly mostNew: number;
    /** What reviewers can do in a day. */
    readonly capacity?: number;
    readonly overCapacity?: number;
  };
  /** Minutes that a request waited for a reviewer, on average over all requests. Absent where no review was measured. */
  readonly waiting?: { readonly old: number; readonly new: number; readonly measured: number };
  /** On average over requests that turned out good; absent where none did. */
  readonly honest?: HonestEffort;
  readonly mostChanged: readonly ChangedOrder[];
}

/** Pure. @param capacity reviews that reviewers can do in a day */
export function comparisonsOf(tally: Tally, capacity: number | undefined): Comparisons {
  const cells = OUTCOMES.flatMap((from) => OUTCOMES.flatMap((to) => tally.cells[`${from} ${to}`] ?? []));
  const way = (sign: number): Cell[] =>
    cells.filter(({ from, to }) => Math.sign(stricterBy(from, to)) === sign);
  const [looser, stricter] = [movedOf(way(-1)), movedOf(way(1))];
  const waiting = waitingOf(tally);
  return {
    cells,
    changed: looser.decisions + stricter.decisions,
    looser,
    stricter,
    badLetThrough: sumOf(
      cells.filter(({ from, to }) => isStopped(from) && !isStopped(to)),
      'bad',
    ),
    badStopped: sumOf(
      cells.filter(({ from, to }) => !isStopped(from) && isStopped(to)),
      'bad',
    ),
    goodStopped: sumOf(
      cells.filter(({ from, to }) => !isStopped(from) && isStopped(to)),
      'good',
    ),
    labels: LABELS.flatMap((label) => {
      const count = tally.labels[label];
      return count ? [{ label, group: groupOf(label), ...count }] : [];
    }),
    rules: namedHits(tally.rules),
    factors: namedHits(tally.factors),
    quality: {
      old: qualityOf(cells, 'from'),
      new: qualityOf(cells, 'to'),
      unknown: sumOf(cells, 'unknown').decisions,
    },
    reviews: reviewsOf(tally, capacity),
    ...(waiting && { waiting }),
    ...(tally.honest && { honest: honestOf(tally.honest, tally.waits) }),
    mostChanged: tally.changed,
  };
}

const isStopped = (outcome: Cell['from']): boolean => outcome !== 'straight-through';

function movedOf(cells: readonly Cell[]): Moved {
  const all = emptyCount();
  for (const { decisions, amount } of cells) {
    all.decisions += decisions;
    all.amount += amount;
  }
  const turnedOut = {
    good: sumOf(cells, 'good'),
    bad: sumOf(cells, 'bad'),
    unknown: sumOf(cells, 'unknown'),
  };
  return { ...all, turnedOut };
}

function sumOf(cells: readonly Cell[], group: LabelGroup): Count {
  return cells.reduce(
    ({ decisions, amount }, { turnedOut }) => ({
      decisions: decisions + turnedOut[group].decisions,
      amount: amount + turnedOut[group].amount,
    }),
    emptyCount(),
  );
}

function qualityOf(cells: readonly Cell[], side: 'from' | 'to'): Quality {
  const stopped = cells.filter((cell) => isStopped(cell[side]));
  const stoppedBad = sumOf(stopped, 'bad').decisions;
  const known = stoppedBad + sumOf(stopped, 'good').decisions;
  const bad = sumOf(cells, 'bad').decisions;
  return {
    stopped: known,
    stoppedBad,
    bad,
    ...(known > 0 && { precision: stoppedBad / known }),
    ...(bad > 0 && { recall: stoppedBad / bad }),
  };
}

/** Those that moved most first. */
const namedHits = (hits: Tally['rules']): readonly NamedHits[] =>
  Object.entries(hits)
    .map(([name, count]) => ({ name, old: count.old, new: count.new }))
    .sort((a, b) => Math.abs(b.new - b.old) - Math.abs(a.new - a.old) || a.name.localeCompare(b.name));

const DAY = 86_400_000;

function reviewsOf({ days, firstAt, lastAt }: Tally, capacity: number | undefined): Comparisons['reviews'] {
  const counts = Object.values(days);
  // Whole days from the first to the last decision: days without a request are days of the reviewers too.
  const span = firstAt === undefined || lastAt === undefined ? 0 : dayOf(lastAt) - dayOf(firstAt) + 1;
  const total = (which: 'old' | 'new'): number => counts.reduce((sum, count) => sum + count[which], 0);
  const perDay = (which: 'old' | 'new'): number => (span > 0 ? total(which) / span : 0);
  const most = (which: 'old' | 'new'): number =>
    counts.reduce((max, count) => Math.max(max, count[which]), 0);
  return {
    days: span,
    old: perDay('old'),
    new: perDay('new'),
    mostOld: most('old'),
    mostNew: most('new'),
    ...(capacity !== undefined && { capacity, overCapacity: Math.max(0, perDay('new') - capacity) }),
  };
}

const dayOf = (at: string): number => Math.floor(Date.parse(at) / DAY);

function waitingOf({ waits, cells }: Tally): Comparisons['waiting'] {
  if (waits.decisions === 0) return undefined;
  const all = Object.values(cells).reduce((sum, { decisions }) => sum + decisions, 0);
  // A request that no reviewer had looked at is taken to wait as long as those that one had.
  const mean = waits.ms / waits.decisions;
  const minutes = (ms: number): number => ms / 60_000 / Math.max(1, all);
  return {
    old: minutes(waits.ms),
    new: minutes(waits.newMs + waits.newUnknown * mean),
    measured: waits.decisions,
  };
}

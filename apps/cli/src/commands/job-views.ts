import type { Context } from '../context.js';
import { counted } from '../output/counted.js';
import { duration, localTime, thousands } from '../output/times.js';
import type { Column } from '../output/table.js';

interface Words {
  readonly en: string;
}

export interface JobView {
  readonly id: string;
  readonly verb: string;
  readonly target: string;
  readonly state: string;
  readonly phase: string;
  readonly percent: number;
  readonly eventsPerSecond?: number;
  readonly secondsLeft?: number;
  readonly words: {
    readonly state: Words;
    readonly progress?: Words;
    readonly left?: Words;
    readonly result?: Words;
  };
  readonly plannedBy: string;
  readonly runBy?: string;
  readonly runBecause?: string;
  readonly plannedAt: string;
  readonly expiresAt: string;
  readonly because: string;
  readonly rate: number;
  readonly counters: { readonly events: number; readonly written: number };
  readonly error?: string;
  readonly result?: Comparison & HandlingResult & BackupResult & DiscardResult;
  readonly plan: {
    readonly selection: { readonly after: string; readonly upTo: string };
    readonly counts: {
      readonly events: number;
      readonly orders: number;
      readonly byType: Readonly<Record<string, number>>;
    };
    readonly firstAt?: string;
    readonly lastAt?: string;
    readonly writes: readonly string[];
    readonly skips: readonly { readonly what: string; readonly why: string }[];
    readonly seconds: number;
    readonly sequences?: readonly {
      readonly group: string;
      readonly orderId: string;
      readonly letters: number;
    }[];
  };
  readonly events?: readonly {
    readonly at: string;
    readonly what: string;
    readonly who: string;
    readonly why?: string;
    readonly data?: object;
  }[];
}

/** Of a redrive or redelivery; orders. */
export interface HandlingResult {
  readonly handled?: number;
  readonly failed?: number;
  readonly waiting?: number;
}

/** Of a discard; dead letters. */
export interface DiscardResult {
  readonly discarded?: number;
  /** Redriven or discarded by somebody else since the plan was made. */
  readonly closedMeanwhile?: number;
}

/** Evidence of buyers in a backup; `bucket`: where it lies instead. */
export interface EvidenceOfBackup {
  readonly store: 'disk' | 's3' | 'none';
  readonly files?: number;
  /** Kept, and not in the folder. */
  readonly missing?: number;
  readonly bucket?: string;
}

/** `3 pieces`, or plainly that they are not in the backup. */
export function evidenceOfBackup(evidence: EvidenceOfBackup | undefined): string {
  if (!evidence) return 'not in this backup: it was made before evidence was copied';
  const { store, files = 0, missing = 0, bucket = '' } = evidence;
  if (store === 's3') return `not in this backup: it is in the bucket ${bucket}`;
  if (store === 'none') return 'none is kept';
  return `${counted(files, 'piece')}${missing > 0 ? `, ${thousands(missing)} missing in its folder (bujiao evidence verify)` : ''}`;
}

/** Of a backup. */
export interface BackupResult {
  readonly backup?: string;
  readonly folder?: string;
  readonly evidence?: EvidenceOfBackup;
}

export interface Comparison {
  readonly rows?: { readonly live: number; readonly rebuilt: number };
  readonly differing?: number;
  readonly differences?: readonly {
    readonly key: string;
    readonly kind: string;
    readonly columns: Readonly<
      Record<string, { readonly live: string | null; readonly rebuilt: string | null }>
    >;
  }[];
}

/** `rebuilding 43 %`, and other words for what a job does now, as the API says them. */
export const doing = ({ words: { state, progress } }: JobView): string =>
  [state, progress].flatMap((part) => (part ? [part.en] : [])).join(' ');

export const JOB_COLUMNS: readonly Column<JobView>[] = [
  { title: 'ID', value: ({ id }) => id },
  { title: 'WHAT', value: ({ verb }) => verb },
  { title: 'TARGET', value: ({ target }) => target },
  { title: 'STATE', value: doing },
  { title: 'EVENTS', value: ({ plan }) => thousands(plan.counts.events) },
  { title: 'BY', value: ({ plannedBy }) => plannedBy },
  { title: 'PLANNED', value: ({ plannedAt }) => localTime(plannedAt) },
  { title: 'BECAUSE', value: ({ because }) => because },
];

export function planText(job: JobView): string {
  const { id, plan, target, rate, expiresAt } = job;
  const { counts, selection, writes, skips, firstAt, lastAt } = plan;
  const types = Object.entries(counts.byType).map(([type, n]) => `${type} ${thousands(n)}`);
  return lines([
    `plan ${id} · ${target}`,
    `  ${counted(counts.events, 'event')} of ${counted(counts.orders, 'order')}`,
    `  positions   after ${selection.after}, up to ${selection.upTo}`,
    ...(firstAt ? [`  recorded    ${localTime(firstAt)} to ${localTime(lastAt)}`] : []),
    ...types.map((line, i) => `  ${i === 0 ? 'types       ' : '            '}${line}`),
    ...writes.map((line, i) => `  ${i === 0 ? 'writes      ' : '            '}${line}`),
    ...skips.map(({ what, why }) => `  leaves out  ${what}: ${why}`),
    '  outside     reaches no buyer, supplier or payment',
    `  takes       about ${duration(plan.seconds)} at ${thousands(rate)} events/s at most`,
    `  expires     ${localTime(expiresAt)}`,
    `next: bujiao replay run ${id}`,
  ]);
}

export function jobText(job: JobView): string {
  const { id, target, because, plannedBy, counters, error, events = [] } = job;
  return lines([
    `${id} · ${target} · ${doing(job)}${paceText(job)}`,
    `  planned by  ${plannedBy}: ${because}`,
    ...(job.runBecause === undefined ? [] : [`  run by      ${job.runBy ?? ''}: ${job.runBecause}`]),
    `  events      ${thousands(counters.events)} of ${thousands(job.plan.counts.events)}, written ${thousands(counters.written)}`,
    ...(error ? [`  error       ${error}`] : []),
    ...(job.words.result ? [`  result      ${job.words.result.en}`] : []),
    ...events.map(eventLine),
  ]);
}

function eventLine({ at, what, who, why, data }: NonNullable<JobView['events']>[number]): string {
  return `  ${localTime(at)}  ${what} by ${who}${why ? `: ${why}` : ''}${data ? `  ${JSON.stringify(data)}` : ''}`;
}

export const paceText = ({ eventsPerSecond, words: { left } }: JobView): string =>
  eventsPerSecond === undefined ? '' : ` · ${thousands(eventsPerSecond)}/s${left ? ` · ${left.en}` : ''}`;

export const comparedText = ({ rows, differing = 0 }: Comparison): string =>
  `${thousands(rows?.live ?? 0)} live rows, ${thousands(rows?.rebuilt ?? 0)} rebuilt, ${
    differing === 0 ? 'all the same' : `${thousands(differing)} differ`
  }`;

export function diffText(comparison: Comparison): string {
  const shown = comparison.differences ?? [];
  const more = (comparison.differing ?? 0) - shown.length;
  return lines([
    comparedText(comparison),
    ...shown.flatMap(({ key, kind, columns }) => [
      `  ${key}  ${kind}`,
      ...Object.entries(columns).map(
        ([name, { live, rebuilt }]) => `    ${name}: live ${live ?? 'null'} · rebuilt ${rebuilt ?? 'null'}`,
      ),
    ]),
    ...(more > 0 ? [`  … and ${thousands(more)} more`] : []),
  ]);
}

export const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

export const showJob = (context: Context, job: JobView): Promise<void> =>
  context.output.one(job, jobText, ({ id }) => id);

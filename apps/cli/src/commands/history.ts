import type { Context } from '../context.js';
import { EXIT, Failure, type ExitCode } from '../exit-codes.js';
import { counted } from '../output/counted.js';
import { localTime } from '../output/times.js';
import { padTo } from '../output/width.js';
import { textOf, type Given, type Verb } from '../verb.js';
import { writeEvents } from './events.js';
import { lines } from './job-views.js';

interface HistoryLine {
  readonly revision: number;
  readonly at: string;
  readonly type: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly who: { readonly kind: string; readonly role?: string; readonly id?: string };
  readonly why?: { readonly zh: string; readonly en: string };
  /** What the buyer was told with it. */
  readonly notice?: {
    readonly code: string;
    readonly catalogue: number;
    readonly way: { readonly zh: string; readonly en: string };
    readonly sentence: { readonly zh: string; readonly en: string };
  };
}

interface History {
  readonly orderId: string;
  readonly chainIntact: boolean;
  readonly chainBreak?: { readonly revision: number; readonly detail: string };
  readonly events: readonly HistoryLine[];
  /** What the shop told of an order that nobody has resubmitted. */
  readonly told?: readonly ToldLine[];
}

interface ToldLine {
  readonly at: string;
  readonly type: string;
  readonly sentence: { readonly zh: string; readonly en: string };
  readonly from?: { readonly publisher: string; readonly source: string };
}

function historyText(history: History): string {
  const { orderId, chainIntact, chainBreak, events, told } = history;
  if (events.length === 0 && told) return toldText(orderId, told);
  const chain = chainIntact
    ? `complete: ${counted(events.length, 'event')}, the chain has no gap`
    : `BROKEN at revision ${chainBreak?.revision}: ${chainBreak?.detail}`;
  return lines([`order ${orderId} · ${chain}`, ...events.flatMap(eventLines)]);
}

function eventLines({ at, revision, title, who, why, notice }: HistoryLine): readonly string[] {
  const told =
    notice &&
    `       told the buyer (${notice.code}, texts ${notice.catalogue}, ${notice.way.zh}): ${notice.sentence.zh}`;
  return [
    `  ${padTo(String(revision), 3)}  ${localTime(at)}  ${padTo(title.zh, 24)}  ${padTo(
      `${who.role ?? who.kind}${who.id ? `:${who.id}` : ''}`,
      24,
    )}  ${why?.zh ?? ''}`.trimEnd(),
    ...(told ? [told] : []),
  ];
}

const toldText = (orderId: string, told: readonly ToldLine[]): string =>
  lines([
    `order ${orderId} · nobody has resubmitted it; this is what the shop told`,
    ...told.map(({ at, type, sentence, from }) =>
      `  ${localTime(at)}  ${padTo(type, 28)}  ${padTo(from ? `${from.publisher} ${from.source}` : '', 24)}  ${sentence.zh}`.trimEnd(),
    ),
  ]);

export const historyVerb: Verb = {
  usage: 'history <order>',
  summary: 'Everything that happened to an order, in order, with the check of its hash chain',
  options: [
    ['--as-of <time>', 'only what had happened by then'],
    ['--raw', 'the recorded events, one JSON object a line'],
    ['--follow', 'the recorded events as they come, until Ctrl-C'],
  ],
  examples: ['history SO20261123000017', 'history SO20261123000017 --as-of 2026-11-23T12:40:00+08:00'],
  async run(context, [order = ''], given) {
    const asOf = textOf(given, 'asOf');
    if (given['follow'] === true || given['raw'] === true) return recorded(context, order, asOf, given);
    const history = await historyOf(context, order);
    const shown = asOf === undefined ? history : asOfMoment(history, momentOf(asOf));
    await context.output.one(shown, historyText, ({ orderId }) => orderId);
    return history.chainIntact ? EXIT.fine : EXIT.failed;
  },
};

/** The events themselves: up to a moment, or also those that are still to come. */
function recorded(
  context: Context,
  order: string,
  asOf: string | undefined,
  given: Given,
): Promise<ExitCode> {
  const follow = given['follow'] === true;
  if (follow && asOf !== undefined)
    throw new Failure(EXIT.usage, '--follow has no end, so it does not go with --as-of.');
  const alwaysJson = given['raw'] === true;
  const to = asOf === undefined ? undefined : new Date(momentOf(asOf)).toISOString();
  return writeEvents(context, { order, to }, { limit: 100_000, follow, alwaysJson, mustFind: true });
}

const historyOf = async (context: Context, order: string): Promise<History> =>
  (await context.api()).get<History>(`/orders/${encodeURIComponent(order)}/history`);

const asOfMoment = (history: History, end: number): History => ({
  ...history,
  events: history.events.filter(({ at }) => Date.parse(at) <= end),
  ...(history.told && { told: history.told.filter(({ at }) => Date.parse(at) <= end) }),
});

function momentOf(asOf: string): number {
  const end = Date.parse(asOf);
  if (Number.isNaN(end)) throw new Failure(EXIT.usage, '--as-of has to be an ISO 8601 time.');
  return end;
}

export async function showHistory(context: Context, order: string): Promise<ExitCode> {
  await context.output.one(await historyOf(context, order), historyText, ({ orderId }) => orderId);
  return EXIT.fine;
}

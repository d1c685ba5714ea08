import type { Context } from '../context.js';
import { EXIT, Failure, type ExitCode } from '../exit-codes.js';
import { localTime } from '../output/times.js';
import { padTo } from '../output/width.js';
import type { Verb } from '../verb.js';
import { writeEvents } from './events.js';
import { lines } from './job-views.js';

interface HistoryLine {
  readonly revision: number;
  readonly at: string;
  readonly type: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly who: { readonly kind: string; readonly role?: string; readonly id?: string };
  readonly why?: { readonly zh: string; readonly en: string };
}

interface History {
  readonly orderId: string;
  readonly chainIntact: boolean;
  readonly chainBreak?: { readonly revision: number; readonly detail: string };
  readonly events: readonly HistoryLine[];
}

function historyText({ orderId, chainIntact, chainBreak, events }: History): string {
  const chain = chainIntact
    ? `complete: ${events.length} events, the chain has no gap`
    : `BROKEN at revision ${chainBreak?.revision}: ${chainBreak?.detail}`;
  return lines([
    `order ${orderId} · ${chain}`,
    ...events.map(({ at, revision, title, who, why }) =>
      `  ${padTo(String(revision), 3)}  ${localTime(at)}  ${padTo(title.zh, 24)}  ${padTo(
        `${who.role ?? who.kind}${who.id ? `:${who.id}` : ''}`,
        24,
      )}  ${why?.zh ?? ''}`.trimEnd(),
    ),
  ]);
}

const historyVerb: Verb = {
  usage: 'history <order>',
  summary: 'Everything that happened to an order, in order, with the check of its hash chain',
  options: [
    ['--as-of <time>', 'only what had happened by then'],
    ['--raw', 'the recorded events, one JSON object a line'],
    ['--follow', 'the recorded events as they come, until Ctrl-C'],
  ],
  examples: ['history SO20261123000017', 'history SO20261123000017 --as-of 2026-11-23T12:40:00+08:00'],
  async run(context, [order = ''], given) {
    const follow = given['follow'] === true;
    if (follow || given['raw'] === true)
      return writeEvents(context, { order }, { limit: 100_000, follow, alwaysJson: !follow, mustFind: true });
    const history = await historyOf(context, order);
    const asOf = given['asOf'] as string | undefined;
    const shown = asOf === undefined ? history : { ...history, events: before(history.events, asOf) };
    await context.output.one(shown, historyText, ({ orderId }) => orderId);
    return history.chainIntact ? EXIT.fine : EXIT.failed;
  },
};

const historyOf = async (context: Context, order: string): Promise<History> =>
  (await context.api()).get<History>(`/orders/${encodeURIComponent(order)}/history`);

function before(events: readonly HistoryLine[], asOf: string): readonly HistoryLine[] {
  const end = Date.parse(asOf);
  if (Number.isNaN(end)) throw new Failure(EXIT.usage, '--as-of has to be an ISO 8601 time.');
  return events.filter(({ at }) => Date.parse(at) <= end);
}

const SHAPES: readonly (readonly [RegExp, (context: Context, number: string) => Promise<ExitCode>])[] = [
  [/^r-[0-9a-f]{8}$/, (_, number) => hint(`bujiao jobs show ${number}`)],
  [/^\d{1,18}$/, (_, number) => hint(`bujiao dead-letters show ${number}`)],
  [
    /^[0-9a-f]{8}-[0-9a-f-]{27}$/,
    (context, correlation) => writeEvents(context, { correlation }, { limit: 100, mustFind: true }),
  ],
];

const hint = (command: string): Promise<never> =>
  Promise.reject(new Failure(EXIT.failed, 'No order has this number.', command));

const findVerb: Verb = {
  usage: 'find <number>',
  summary: 'What a number stands for: an order, a resubmission, or who acted',
  examples: ['find SO20261123000017', 'find 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11', 'find B0001'],
  async run(context, [given = '']) {
    const number = given.normalize('NFKC').trim();
    try {
      await context.output.one(await historyOf(context, number), historyText, ({ orderId }) => orderId);
      return EXIT.fine;
    } catch (error) {
      if (!(error instanceof Failure) || error.exitCode === EXIT.unreachable) throw error;
    }
    const shape = SHAPES.find(([form]) => form.test(number));
    if (shape) return shape[1](context, number);
    return writeEvents(context, { actor: number }, { limit: 100, mustFind: true });
  },
};

export const ORDER_VERBS: readonly Verb[] = [historyVerb, findVerb];

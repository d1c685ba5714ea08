import { confirm } from '../confirm.js';
import type { Context } from '../context.js';
import { EXIT, Failure, type ExitCode } from '../exit-codes.js';
import { counted } from '../output/counted.js';
import { localTime } from '../output/times.js';
import { BECAUSE, textOf, YES, type Given, type Verb } from '../verb.js';
import { becauseOf } from './because.js';
import { followJob } from './follow-job.js';
import { lines, type JobView } from './job-views.js';
import { LETTER_COLUMNS, SELECT, selectionOf, type DeadLetter } from './select-dead-letters.js';

export const discardVerb: Verb = {
  usage: 'discard [id...]',
  summary: 'Give events up, by id or by selection; who and why stay on record',
  options: [
    ...SELECT,
    ['--dry-run', 'of a selection: only count what would be given up'],
    [...BECAUSE],
    [...YES],
  ],
  examples: [
    'dead-letters discard 17 --because "a test order of the shop" --yes',
    'dead-letters discard --reason invalid-data --since 2h --dry-run',
    'dead-letters discard --group fulfillment --reason supplier-timeout --because "orders of a load test" --yes 412',
  ],
  run: (context, ids, given) => {
    const isSelection = Object.values(selectionOf(given)).some((condition) => condition !== undefined);
    if (ids.length > 0 === isSelection)
      throw new Failure(EXIT.usage, 'Say which: ids, or --group, --order, --reason, --since.');
    return isSelection ? discardSelection(context, given) : discardIds(context, ids, given);
  },
};

const yesOf = (given: Given): string | boolean | undefined => given['yes'] as string | boolean | undefined;

async function discardIds(context: Context, ids: readonly string[], given: Given): Promise<ExitCode> {
  const api = await context.api();
  const why = becauseOf(given);
  const letters = await Promise.all(ids.map((id) => api.get<DeadLetter>(`/dead-letters/${id}`)));
  const parked = letters.filter(({ state }) => state === 'parked');
  if (parked.length === 0) throw new Failure(EXIT.failed, 'None of them is parked.');
  const orders = new Set(parked.flatMap(({ event }) => event?.orderId ?? [])).size;
  await confirm({ what: whatOf(parked.length, orders), count: parked.length, yes: yesOf(given) }, context);
  for (const { id } of parked) await api.post(`/dead-letters/${id}/discard`, { why });
  await context.output.list(parked, LETTER_COLUMNS, ({ id }) => id);
  return EXIT.fine;
}

const whatOf = (events: number, orders: number): string =>
  `gives up ${counted(events, 'event')} of ${counted(orders, 'order')}; their effects will not happen`;

/** Plans it, asks with the number, and has the server give up exactly what was counted. */
async function discardSelection(context: Context, given: Given): Promise<ExitCode> {
  const api = await context.api();
  const dryRun = given['dryRun'] === true;
  const because = dryRun ? (textOf(given, 'because') ?? 'a dry run') : becauseOf(given);
  const plan = await api.post<JobView>('/discards', { because, ...selectionOf(given) });
  if (dryRun) {
    await context.output.one(plan, planText, ({ id }) => id);
    return EXIT.fine;
  }
  return runDiscard(context, plan, { because, given });
}

/** Says what the plan gives up, asks, and has the server do exactly that. */
export async function runDiscard(
  context: Context,
  { id, plan: { counts, skips } }: JobView,
  { because, given }: { readonly because: string; readonly given: Given },
): Promise<ExitCode> {
  for (const { what, why } of skips) context.output.say(`leaves out ${what}: ${why}`);
  const { events, orders } = counts;
  await confirm({ what: whatOf(events, orders), count: events, yes: yesOf(given) }, context);
  await (await context.api()).post<JobView>(`/jobs/${id}/run`, { because });
  return followJob(context, id);
}

const planText = ({ id, target, plan: { counts, skips }, expiresAt }: JobView): string =>
  lines([
    `plan ${id} · ${target}`,
    `  gives up    ${counted(counts.events, 'event')} of ${counted(counts.orders, 'order')}`,
    ...skips.map(({ what, why }) => `  leaves out  ${what}: ${why}`),
    '  outside     reaches no buyer, supplier or payment',
    `  expires     ${localTime(expiresAt)}`,
    `next: bujiao jobs run ${id} --because "…"`,
  ]);

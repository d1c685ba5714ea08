import { setTimeout as sleep } from 'node:timers/promises';
import { confirm } from '../confirm.js';
import type { Api } from '../connection/api.js';
import type { Context } from '../context.js';
import { EXIT, Failure, type ExitCode } from '../exit-codes.js';
import { localTime } from '../output/times.js';
import type { Column } from '../output/table.js';
import { BECAUSE, count, textOf, YES, type Given, type Verb } from '../verb.js';
import { becauseOf } from './because.js';
import { lines } from './job-views.js';

interface DeadLetter {
  readonly id: string;
  readonly group: string;
  readonly state: string;
  readonly reason: string;
  readonly attempts: number;
  readonly parkedAt: string;
  readonly errorCode?: string;
  readonly error?: string;
  readonly event?: { readonly id: string; readonly type: string; readonly orderId: string };
  readonly message?: { readonly reason: string; readonly detail: string };
  readonly closedAt?: string;
  readonly closedBy?: string;
  readonly closedWhy?: string;
}

export interface Reason {
  readonly group: string;
  readonly reason: string;
  readonly failed: number;
  readonly waiting: number;
  readonly orders: number;
  readonly attempts: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly example: string;
  readonly lastTime?: { readonly what: string; readonly who: string; readonly why: string };
}

const PAGE = 1_000;
const REDRIVEN_DEADLINE_MS = 30_000;

const LETTER_COLUMNS: readonly Column<DeadLetter>[] = [
  { title: 'ID', value: ({ id }) => id },
  { title: 'GROUP', value: ({ group }) => group },
  { title: 'ORDER', value: ({ event }) => event?.orderId },
  { title: 'TYPE', value: ({ event }) => event?.type },
  { title: 'PARKED', value: ({ parkedAt }) => localTime(parkedAt) },
  { title: 'TRIES', value: ({ attempts }) => attempts },
  { title: 'REASON', value: labelOf },
];

const REASON_COLUMNS: readonly Column<Reason>[] = [
  { title: 'GROUP', value: ({ group }) => group },
  { title: 'REASON', value: ({ reason }) => reason },
  { title: 'FAILED', value: ({ failed }) => failed },
  { title: 'WAITING', value: ({ waiting }) => waiting },
  { title: 'ORDERS', value: ({ orders }) => orders },
  { title: 'FIRST', value: ({ firstAt }) => localTime(firstAt) },
  { title: 'LAST', value: ({ lastAt }) => localTime(lastAt) },
  { title: 'EXAMPLE', value: ({ example }) => example },
  {
    title: 'LAST TIME',
    value: ({ lastTime }) => lastTime && `${lastTime.what}: ${lastTime.why} (${lastTime.who})`,
  },
];

/** As the server counts it: by the error's code where there is one. */
function labelOf({ errorCode, reason }: DeadLetter): string {
  return reason === 'behind' ? 'behind' : (errorCode ?? reason);
}

const SELECT: NonNullable<Verb['options']> = [
  ['--group <group>', 'the consumer group'],
  ['--order <order>', 'the order'],
  ['--reason <reason>', 'the reason, as `why` shows it'],
  ['--since <time>', 'parked at that time or later (ISO 8601)'],
];

async function select(api: Api, given: Given): Promise<readonly DeadLetter[]> {
  const { group, order: orderId, reason, since } = given as Record<string, string | undefined>;
  const sinceMs = since === undefined ? -Infinity : Date.parse(since);
  if (Number.isNaN(sinceMs)) throw new Failure(EXIT.usage, '--since has to be an ISO 8601 time.');
  const found: DeadLetter[] = [];
  for (let after: string | undefined; ;) {
    const page: readonly DeadLetter[] = await api.get<readonly DeadLetter[]>('/dead-letters', {
      group,
      orderId,
      after,
      limit: PAGE,
    });
    found.push(...page.filter((letter) => isWanted(letter, reason, sinceMs)));
    if (page.length < PAGE) return found;
    after = page.at(-1)?.id;
  }
}

const isWanted = (letter: DeadLetter, reason: string | undefined, sinceMs: number): boolean =>
  (reason === undefined || labelOf(letter) === reason) && Date.parse(letter.parkedAt) >= sinceMs;

const letterText = (letter: DeadLetter): string => {
  const { id, group, event, message, attempts, parkedAt, error, closedBy, closedWhy, closedAt } = letter;
  return lines([
    `dead letter ${id} of ${group} · ${letter.state}`,
    ...(event ? [`  event       ${event.type} ${event.id} of order ${event.orderId}`] : []),
    ...(message ? [`  message     ${message.reason}: ${message.detail}`] : []),
    `  parked      ${localTime(parkedAt)} after ${attempts} tries: ${labelOf(letter)}`,
    ...(closedAt
      ? [`  closed      ${localTime(closedAt)} by ${closedBy ?? 'unknown'}: ${closedWhy ?? ''}`]
      : []),
    ...(error ? error.split('\n').map((line) => `  ${line}`) : []),
  ]);
};

interface Sequence {
  readonly group: string;
  readonly orderId: string;
  readonly letters: number;
}

/** What is redriven is a whole order of a group: a later event must not overtake the one that failed. */
function sequencesOf(letters: readonly DeadLetter[]): readonly Sequence[] {
  const sequences = new Map<string, Sequence>();
  for (const { group, event } of letters) {
    if (!event) continue;
    const key = JSON.stringify([group, event.orderId]);
    const known = sequences.get(key)?.letters ?? 0;
    sequences.set(key, { group, orderId: event.orderId, letters: known + 1 });
  }
  return [...sequences.values()];
}

async function redrive(context: Context, given: Given): Promise<ExitCode> {
  const api = await context.api();
  const { output } = context;
  const sequences = sequencesOf(await select(api, given));
  if (sequences.length === 0) throw new Failure(EXIT.failed, 'Nothing is parked that fits.');
  if (given['dryRun'] === true) {
    await output.list(sequences, SEQUENCE_COLUMNS, ({ orderId }) => orderId);
    return EXIT.fine;
  }
  becauseOf(given);
  const yes = given['yes'] as string | boolean | undefined;
  const what = `handles the parked events of ${sequences.length} orders again, with their effects`;
  await confirm({ what, count: sequences.length, yes }, context);
  const perSecond = Number(given['rate'] ?? 20);
  for (const { group, orderId } of sequences) {
    await api.post('/dead-letters/redrive', { group, orderId });
    await sleep(1000 / perSecond, undefined, { signal: context.interrupted });
  }
  return report(context, api, sequences);
}

const SEQUENCE_COLUMNS: readonly Column<Sequence>[] = [
  { title: 'GROUP', value: ({ group }) => group },
  { title: 'ORDER', value: ({ orderId }) => orderId },
  { title: 'LETTERS', value: ({ letters }) => letters },
];

/** Waits until each order was tried, and says which failed again. */
async function report(context: Context, api: Api, sequences: readonly Sequence[]): Promise<ExitCode> {
  const end = Date.now() + REDRIVEN_DEADLINE_MS;
  let left = sequences;
  while (left.length > 0 && Date.now() < end) {
    await sleep(500, undefined, { signal: context.interrupted });
    const still = await Promise.all(left.map((sequence) => isParked(api, sequence)));
    left = left.filter((_, i) => still[i]);
    context.output.progress(`${sequences.length - left.length} of ${sequences.length} orders handled`);
  }
  context.output.progress('');
  context.output.say(`${sequences.length - left.length} orders handled, ${left.length} still parked.`);
  await context.output.list(left, SEQUENCE_COLUMNS, ({ orderId }) => orderId);
  return left.length === 0 ? EXIT.fine : EXIT.failed;
}

const isParked = async (api: Api, { group, orderId }: Sequence): Promise<boolean> =>
  (await api.get<readonly DeadLetter[]>('/dead-letters', { group, orderId, limit: 1 })).length > 0;

async function discard(context: Context, ids: readonly string[], given: Given): Promise<ExitCode> {
  const api = await context.api();
  const why = becauseOf(given);
  const letters = await Promise.all(ids.map((id) => api.get<DeadLetter>(`/dead-letters/${id}`)));
  const parked = letters.filter(({ state }) => state === 'parked');
  if (parked.length === 0) throw new Failure(EXIT.failed, 'None of them is parked.');
  const orders = new Set(parked.map(({ event }) => event?.orderId)).size;
  const yes = given['yes'] as string | boolean | undefined;
  const what = `gives up ${parked.length} events of ${orders} orders; their effects will not happen`;
  await confirm({ what, count: parked.length, yes }, context);
  for (const { id } of parked) await api.post(`/dead-letters/${id}/discard`, { why });
  await context.output.list(parked, LETTER_COLUMNS, ({ id }) => id);
  return EXIT.fine;
}

export const DEAD_LETTER_VERBS: readonly Verb[] = [
  {
    usage: 'list',
    summary: 'What is parked, oldest first',
    options: SELECT,
    examples: ['dead-letters list --group fulfillment', 'dead-letters list --reason supplier-timeout -q'],
    async run(context, _, given) {
      await context.output.list(await select(await context.api(), given), LETTER_COLUMNS, ({ id }) => id);
      return EXIT.fine;
    },
  },
  {
    usage: 'show <id>',
    summary: 'A dead letter, and what went wrong',
    examples: ['dead-letters show 17'],
    async run(context, [id = '']) {
      const letter = await (await context.api()).get<DeadLetter>(`/dead-letters/${encodeURIComponent(id)}`);
      await context.output.one(letter, letterText, (one) => one.id);
      return EXIT.fine;
    },
  },
  {
    usage: 'why',
    summary: 'What is parked, counted by group and reason; a loop of failures is one line',
    options: [['--group <group>', 'the consumer group']],
    examples: ['dead-letters why', 'dead-letters why --group fulfillment'],
    async run(context, _, given) {
      const query = { group: textOf(given, 'group') };
      const reasons = await (await context.api()).get<readonly Reason[]>('/dead-letters/why', query);
      await context.output.list(reasons, REASON_COLUMNS, ({ example }) => example);
      return reasons.length === 0 ? EXIT.fine : EXIT.failed;
    },
  },
  {
    usage: 'redrive',
    summary:
      'Handle parked events again, oldest first, with their effects; whole orders, so that none overtakes',
    options: [
      ...SELECT,
      ['--rate <n>', 'orders a second (default: 20)', count],
      ['--dry-run', 'only show the orders'],
      [...BECAUSE],
      [...YES],
    ],
    examples: [
      'dead-letters redrive --reason supplier-timeout --dry-run',
      'dead-letters redrive --group fulfillment --order SO20261123000017 --because "jd is back" --yes',
    ],
    run: (context, _, given) => redrive(context, given),
  },
  {
    usage: 'discard <id...>',
    summary: 'Give events up; who and why stay on record',
    options: [[...BECAUSE], [...YES]],
    examples: ['dead-letters discard 17 --because "a test order of the shop" --yes'],
    run: (context, ids, given) => discard(context, ids, given),
  },
];

import { EXIT } from '../exit-codes.js';
import { counted } from '../output/counted.js';
import { localTime } from '../output/times.js';
import type { Column } from '../output/table.js';
import { BECAUSE, count, textOf, YES, type Verb } from '../verb.js';
import { discardVerb } from './discard.js';
import { editVerb, payloadVerb } from './edit-dead-letter.js';
import { lines } from './job-views.js';
import { redrive } from './redrive.js';
import { LETTER_COLUMNS, labelOf, select, SELECT, type DeadLetter } from './select-dead-letters.js';

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

const letterText = (letter: DeadLetter): string => {
  const { id, group, event, message, attempts, parkedAt, error, closedBy, closedWhy, closedAt } = letter;
  return lines([
    `dead letter ${id} of ${group} · ${letter.state}`,
    ...(event ? [`  event       ${event.type} ${event.id} of order ${event.orderId}`] : []),
    ...(message ? [`  message     ${message.reason}: ${message.detail}`] : []),
    `  parked      ${localTime(parkedAt)} after ${counted(attempts, 'try', 'tries')}: ${labelOf(letter)}`,
    ...(closedAt
      ? [`  closed      ${localTime(closedAt)} by ${closedBy ?? 'unknown'}: ${closedWhy ?? ''}`]
      : []),
    ...(error ? error.split('\n').map((line) => `  ${line}`) : []),
  ]);
};

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
  payloadVerb,
  editVerb,
  {
    usage: 'redrive',
    summary:
      'Handle parked events again, oldest first, with their effects; whole orders, so that none overtakes',
    options: [
      ...SELECT,
      ['--rate <n>', 'most events a second (default: 20)', count],
      ['--dry-run', 'only plan it: the orders, and what would be done about them today'],
      [...BECAUSE],
      [...YES],
    ],
    examples: [
      'dead-letters redrive --reason supplier-timeout --since 2h --dry-run',
      'dead-letters redrive --group fulfillment --order SO20261123000017 --because "jd is back" --yes',
    ],
    run: (context, _, given) => redrive(context, given),
  },
  discardVerb,
];

import { setTimeout as sleep } from 'node:timers/promises';
import { confirm } from '../confirm.js';
import type { Api } from '../connection/api.js';
import type { Context } from '../context.js';
import { EXIT, Failure, type ExitCode } from '../exit-codes.js';
import type { Column } from '../output/table.js';
import type { Given } from '../verb.js';
import { becauseOf } from './because.js';
import { select, type DeadLetter } from './select-dead-letters.js';

const REDRIVEN_DEADLINE_MS = 30_000;

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

/** Handles the parked events of the selected orders again, and reports which failed again. */
export async function redrive(context: Context, given: Given): Promise<ExitCode> {
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

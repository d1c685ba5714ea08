import type { Query } from '../connection/api.js';
import type { Context } from '../context.js';
import { EXIT, Failure, type ExitCode } from '../exit-codes.js';
import { localTime } from '../output/times.js';
import { padTo } from '../output/width.js';
import { count, type Given, type Verb } from '../verb.js';

export interface EventLine {
  readonly position: string;
  readonly recordedAt: string;
  readonly type: string;
  readonly orderId: string;
  readonly revision: number;
  readonly id: string;
  readonly actor: { readonly kind: string; readonly id: string; readonly role?: string };
  readonly correlationId: string;
  readonly data: unknown;
}

const SELECTION: NonNullable<Verb['options']> = [
  ['--from <end>', 'position, time or start'],
  ['--to <end>', 'position, time or head'],
  ['--types <types>', 'event types, separated by commas'],
  ['--order <orders>', 'order numbers, separated by commas'],
  ['--actor <id>', 'who acted'],
  ['--correlation <id>', 'the resubmission'],
];

interface WriteOptions {
  readonly limit: number;
  readonly follow?: boolean;
  /** Also where people would get a table. */
  readonly alwaysJson?: boolean;
  /** Finding none ends with the exit code for "not found". */
  readonly mustFind?: boolean;
}

/** Writes events as they come. Reads no faster from the server than the reader of standard output takes them. */
export async function writeEvents(context: Context, given: Given, how: WriteOptions): Promise<ExitCode> {
  try {
    const found = await writeAll(context, queryOf(given, how), formFor(context, how), how.mustFind ?? false);
    if (found || !how.mustFind) return EXIT.fine;
  } catch (error) {
    if (!context.interrupted.aborted) throw error;
    return EXIT.interrupted;
  }
  throw new Failure(EXIT.failed, 'Nothing found.');
}

function queryOf(given: Given, { limit, follow }: WriteOptions): Query {
  const { from, to, types, order, actor, correlation } = given as Record<string, string | undefined>;
  return { from, to, types: joined(types), orders: joined(order), actor, correlation, limit, follow };
}

/** @returns whether there was one; where there has to be one and is none, nothing is written */
async function writeAll(context: Context, query: Query, form: Form, mustFind: boolean): Promise<boolean> {
  const { before, between, after, text } = form;
  let found = false;
  for await (const event of (await context.api()).lines<EventLine>('/events', query)) {
    await context.output.write((found ? between : before) + text(event));
    found = true;
  }
  if (found || !mustFind) await context.output.write(found ? after : before + after);
  return found;
}

interface Form {
  readonly before: string;
  readonly between: string;
  readonly after: string;
  readonly text: (event: EventLine) => string;
}

const LINES = { before: '', between: '', after: '' };

/** With `-o json` all of them are one array, written as they come; what follows the store has no end, so it is lines in any case. */
function formFor({ output }: Context, { alwaysJson, follow }: WriteOptions): Form {
  const { format, quiet } = output.options;
  if (quiet) return { ...LINES, text: ({ id }) => `${id}\n` };
  if (format === 'json' && !alwaysJson && !follow) return ARRAY;
  return { ...LINES, text: alwaysJson || format !== 'table' ? jsonOf : lineOf };
}

const jsonOf = (event: EventLine): string => `${JSON.stringify(event)}\n`;

const ARRAY: Form = {
  before: '[\n',
  between: ',\n',
  after: '\n]\n',
  text: (event) => `  ${JSON.stringify(event)}`,
};

const joined = (value: string | readonly string[] | undefined): string | undefined =>
  value === undefined || typeof value === 'string' ? value : value.join(',');

const lineOf = ({ position, recordedAt, type, orderId, revision, actor }: EventLine): string =>
  `${localTime(recordedAt)}  ${padTo(position, 14)}  ${padTo(`${orderId}@${revision}`, 24)}  ${padTo(type, 24)}  ${actor.role ?? actor.kind}:${actor.id}\n`;

const findVerb: Verb = {
  usage: 'find',
  summary: 'Recorded events by position, time, type, order, actor or resubmission',
  options: [...SELECTION, ['--limit <n>', 'most events (default: 1000)', count]],
  examples: [
    'events find --order SO20261123000017',
    'events find --types ResubmissionFailed --from 2026-11-20T00:00:00+08:00 -o jsonl',
  ],
  run: (context, _, given) => writeEvents(context, given, { limit: Number(given['limit'] ?? 1_000) }),
};

const tailVerb: Verb = {
  usage: 'tail',
  summary: 'Events as they are recorded, until Ctrl-C',
  options: [...SELECTION, ['--limit <n>', 'end after so many', count]],
  examples: ['events tail --types ResubmissionFailed,ManualWorkRequested', 'events tail --limit 1 -q'],
  run: (context, _, given) =>
    writeEvents(
      context,
      { from: 'now', ...given },
      { limit: Number(given['limit'] ?? 100_000_000), follow: true },
    ),
};

export const EVENT_VERBS: readonly Verb[] = [findVerb, tailVerb];

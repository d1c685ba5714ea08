import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { confirm } from '../confirm.js';
import type { Context } from '../context.js';
import { EXIT, Failure, type ExitCode } from '../exit-codes.js';
import { localTime } from '../output/times.js';
import { BECAUSE, textOf, YES, type Given, type Verb } from '../verb.js';
import { becauseOf } from './because.js';
import { lines } from './job-views.js';
import { withMember } from './set-member.js';

interface Payload {
  readonly id: string;
  readonly type: string;
  readonly edits: number;
  readonly checked: boolean;
  readonly data: unknown;
  readonly history: readonly {
    readonly at: string;
    readonly by: string;
    readonly why: string;
    readonly changed: readonly string[];
  }[];
}

interface Edited {
  readonly edited: boolean;
  readonly differences: readonly {
    readonly pointer: string;
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
}

const pathOf = (id: string): string => `/dead-letters/${encodeURIComponent(id)}/payload`;

const payloadText = ({ id, type, checked, data, history }: Payload): string =>
  lines([
    `dead letter ${id} · ${type} · ${checked ? 'an edit is checked against its schema' : 'no schema of its type is known'}`,
    JSON.stringify(data, undefined, 2),
    ...history.map(
      ({ at, by, why, changed }) => `  ${localTime(at)}  ${changed.join(' ')} changed by ${by}: ${why}`,
    ),
  ]);

const shown = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));

const diffText = ({ differences }: Edited): string =>
  lines(
    differences.flatMap(({ pointer, before, after }) => [
      pointer || '/',
      ...(before === undefined ? [] : [`  - ${shown(before)}`]),
      ...(after === undefined ? [] : [`  + ${shown(after)}`]),
    ]),
  );

export const payloadVerb: Verb = {
  usage: 'payload <id>',
  summary: 'What a parked event carries; personal values read [hidden]',
  examples: ['dead-letters payload 17', 'dead-letters payload 17 -o json > letter.json'],
  async run(context, [id = '']) {
    const payload = await (await context.api()).get<Payload>(pathOf(id));
    await context.output.one(payload, payloadText, (one) => one.id);
    return EXIT.fine;
  },
};

const collect = (text: string, before: unknown): readonly string[] => [
  ...(Array.isArray(before) ? (before as string[]) : []),
  text,
];

export const editVerb: Verb = {
  usage: 'edit <id>',
  summary: 'Change what a parked event carries before it is redriven; the difference is shown first',
  options: [
    [
      '--set <pointer=json>',
      'one member, by its JSON pointer; may be repeated',
      collect as (text: string) => unknown,
    ],
    ['--file <path>', 'the whole new data, as JSON; - is standard input (default: opens $EDITOR)'],
    ['--dry-run', 'only check, and show the difference'],
    [...BECAUSE],
    [...YES],
  ],
  examples: [
    'dead-letters edit 17 --set /quantity=1 --dry-run',
    'dead-letters edit 17 --set /quantity=1 --because "the shop sent it as a text" --yes',
  ],
  run: (context, [id = ''], given) => edit(context, id, given),
};

async function edit(context: Context, id: string, given: Given): Promise<ExitCode> {
  const api = await context.api();
  const dryRun = given['dryRun'] === true;
  const because = dryRun ? (textOf(given, 'because') ?? 'a dry run') : becauseOf(given);
  const { data: known, edits } = await api.get<Payload>(pathOf(id));
  const data = editedData(context, known, given);
  const body = { data, edits, because };
  const planned = await api.post<Edited>(pathOf(id), { ...body, dryRun: true });
  await context.output.one(planned, diffText, () => id);
  if (dryRun) return EXIT.fine;
  const yes = given['yes'] as string | boolean | undefined;
  await confirm({ what: `changes what dead letter ${id} carries, as shown`, count: 1, yes }, context);
  await api.post<Edited>(pathOf(id), body);
  context.output.say(`Changed. Handle it with: bujiao dead-letters redrive --order … --because "…"`);
  return EXIT.fine;
}

function editedData(context: Context, known: unknown, given: Given): unknown {
  const sets = given['set'] as readonly string[] | undefined;
  const file = textOf(given, 'file');
  if (sets) return sets.reduce<unknown>(withMember, known);
  if (file !== undefined) return parsed(readText(file));
  if (!context.input.isTTY) throw new Failure(EXIT.usage, 'Say what to change, with --set or --file.');
  return parsed(fromEditor(JSON.stringify(known, undefined, 2)));
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new Failure(EXIT.usage, `${file} cannot be read: ${(error as Error).message}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(EXIT.usage, `That is no JSON: ${(error as Error).message}`);
  }
}

/** The file is readable by its owner alone, and goes with its folder. */
function fromEditor(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bujiao-'));
  try {
    const file = join(folder, 'letter.json');
    writeFileSync(file, text, { mode: 0o600 });
    const [editor = 'vi', ...args] = (process.env['VISUAL'] ?? process.env['EDITOR'] ?? 'vi').split(' ');
    const { status, error } = spawnSync(editor, [...args, file], { stdio: 'inherit' });
    if (error || status !== 0)
      throw new Failure(EXIT.failed, `${editor} ended without success; nothing has been done.`);
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

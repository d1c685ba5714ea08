import type { Api } from '../connection/api.js';
import type { Context } from '../context.js';
import { EXIT, Failure, type ExitCode } from '../exit-codes.js';
import { counted } from '../output/counted.js';
import type { Column } from '../output/table.js';
import { localTime, thousands } from '../output/times.js';
import type { Verb } from '../verb.js';
import { lines } from './job-views.js';

interface Piece {
  readonly evidenceId: string;
  readonly resubmissionId: string;
  readonly kind: string;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
  readonly mark: string;
  readonly addedAt: string;
  readonly state: string;
  readonly keptUntil?: string;
  readonly removedAt?: string;
}

interface Overview {
  readonly orderId: string;
  readonly asked: readonly {
    readonly resubmissionId: string;
    readonly name: { readonly zh: string; readonly en: string };
    readonly deadline: string;
  }[];
  readonly pieces: readonly Piece[];
}

interface CheckedPiece {
  readonly orderId: string;
  readonly evidenceId: string;
  readonly mark: string;
  readonly state: string;
}

interface CheckedPage {
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: readonly CheckedPiece[];
  readonly next?: string;
}

interface StrayPage {
  readonly looked: number;
  readonly strays: readonly {
    readonly address: string;
    readonly reason: string;
    readonly orderId?: string;
  }[];
  readonly next?: string;
}

const COLUMNS: readonly Column<Piece>[] = [
  { title: 'EVIDENCE', value: ({ evidenceId }) => evidenceId },
  { title: 'TYPE', value: ({ kind }) => kind },
  { title: 'BYTES', value: ({ bytes }) => thousands(bytes) },
  { title: 'HASH', value: ({ mark }) => mark },
  { title: 'ADDED', value: ({ addedAt }) => localTime(addedAt) },
  { title: 'STATE', value: ({ state }) => state },
  { title: 'UNTIL', value: ({ keptUntil, removedAt }) => localTime(keptUntil ?? removedAt) },
];

const pathOf = (order: string): string => `/orders/${encodeURIComponent(order)}/evidence`;
const overviewOf = async (context: Context, order: string): Promise<Overview> =>
  (await context.api()).get<Overview>(pathOf(order));

const listVerb: Verb = {
  usage: 'list <order>',
  summary:
    'Evidence of an order: type, size, hash, state, and until when it is kept; what the buyer is asked for',
  examples: ['evidence list SO20261123000017', 'evidence list SO20261123000017 -o json'],
  async run(context, [order = '']) {
    const { asked, pieces } = await overviewOf(context, order);
    await context.output.list(pieces, COLUMNS, ({ evidenceId }) => evidenceId);
    for (const { name, deadline } of asked)
      context.output.say(
        `The buyer is asked for: ${name.zh} ${name.en}, until ${localTime(deadline) ?? deadline}`,
      );
    return EXIT.fine;
  },
};

const showVerb: Verb = {
  usage: 'show <order> <evidence>',
  summary:
    'One piece of evidence, and whether its content is there and is what was uploaded; shows no content',
  examples: ['evidence show SO20261123000017 0d5c8f0e-6f0d-5c39-9f0b-3a1f7a2c4e11'],
  async run(context, [order = '', evidence = '']) {
    const { pieces } = await overviewOf(context, order);
    const piece = pieces.find(({ evidenceId }) => evidenceId === evidence);
    if (!piece)
      throw new Failure(
        EXIT.failed,
        `The order ${order} has no evidence ${evidence}.`,
        `bujiao evidence list ${order}`,
      );
    const path = `${pathOf(order)}/${encodeURIComponent(evidence)}/check`;
    const { state } = await (await context.api()).get<CheckedPiece>(path);
    await context.output.one(
      { ...piece, state },
      () => pieceText({ ...piece, state }),
      () => evidence,
    );
    return FAULTS.includes(state) ? EXIT.failed : EXIT.fine;
  },
};

const FAULTS = ['missing', 'altered', 'other-content'];

const pieceText = (piece: Piece): string => {
  const { evidenceId, resubmissionId, kind, bytes, width, height, mark, addedAt, state } = piece;
  const pixels = width === undefined || height === undefined ? '' : ` · ${width}×${height}`;
  return lines([
    `${evidenceId}  ${state}`,
    `  ${kind} · ${thousands(bytes)} bytes${pixels} · hash ${mark}`,
    `  resubmission ${resubmissionId}, added ${localTime(addedAt) ?? addedAt}`,
    ...(piece.keptUntil === undefined ? [] : [`  kept until ${localTime(piece.keptUntil) ?? ''} at least`]),
    ...(piece.removedAt === undefined ? [] : [`  removed ${localTime(piece.removedAt) ?? ''}`]),
  ]);
};

const verifyVerb: Verb = {
  usage: 'verify',
  summary:
    'Check that all evidence that the histories name is in the store, unchanged; list what no history names',
  examples: ['evidence verify', 'evidence verify -o jsonl'],
  run: verify,
};

/** What `verify` writes for each thing that is not right, as it comes. */
interface Finding {
  readonly finding: string;
  readonly orderId?: string;
  readonly evidenceId?: string;
  readonly mark?: string;
  readonly address?: string;
}

/** Page by page: only counts are in memory, and findings are written as they come. */
async function verify(context: Context): Promise<ExitCode> {
  const api = await context.api();
  const { counts, faults } = await checkPieces(context, api);
  const { looked, strays } = await findStrays(context, api);
  context.output.progress('');
  const { kept = 0, removed = 0, 'key-destroyed': unreadable = 0 } = counts;
  context.output.say(
    `${counted(sum(counts), 'piece')} of evidence: ${kept} kept, ${removed} removed, ${unreadable} not readable any more, ${faults} not right.`,
  );
  context.output.say(`${counted(looked, 'content')} in the store: ${strays} of no history.`);
  return faults + strays > 0 ? EXIT.failed : EXIT.fine;
}

/** What the histories name, against the store. */
async function checkPieces(
  context: Context,
  api: Api,
): Promise<{ readonly counts: Readonly<Record<string, number>>; readonly faults: number }> {
  const counts: Record<string, number> = {};
  let faults = 0;
  for await (const page of pages<CheckedPage>(api, '/evidence-checks/pieces')) {
    for (const [state, n] of Object.entries(page.counts)) counts[state] = (counts[state] ?? 0) + n;
    for (const { state, ...piece } of page.faults) await write(context, { finding: state, ...piece });
    faults += page.faults.length;
    context.output.progress(`checked ${counted(sum(counts), 'piece')}`);
  }
  return { counts, faults };
}

/** What is in the store, against the histories. */
async function findStrays(
  context: Context,
  api: Api,
): Promise<{ readonly looked: number; readonly strays: number }> {
  let [looked, strays] = [0, 0];
  for await (const page of pages<StrayPage>(api, '/evidence-checks/strays')) {
    for (const { reason, ...stray } of page.strays)
      await write(context, { finding: `stray-${reason}`, ...stray });
    strays += page.strays.length;
    looked += page.looked;
    context.output.progress(`looked at ${counted(looked, 'content')} of the store`);
  }
  return { looked, strays };
}

async function* pages<Page extends { readonly next?: string }>(api: Api, path: string): AsyncGenerator<Page> {
  let after: string | undefined;
  do {
    const page: Page = await api.get<Page>(path, { after });
    yield page;
    after = page.next;
  } while (after !== undefined);
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, n) => total + n, 0);

/** One line each, so that a store of any size is checked in the same memory. */
function write({ output }: Context, finding: Finding): Promise<void> {
  const { format, quiet } = output.options;
  const { finding: what, orderId = '–', evidenceId, address } = finding;
  if (quiet) return output.write(`${evidenceId ?? address ?? ''}\n`);
  if (format !== 'table') return output.write(`${JSON.stringify(finding)}\n`);
  return output.write(`${what.padEnd(16)}  ${orderId}  ${evidenceId ?? address ?? ''}\n`);
}

export const EVIDENCE_VERBS: readonly Verb[] = [listVerb, showVerb, verifyVerb];

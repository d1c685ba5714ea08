import { byteas, int4s, jsons, text, texts, uuids, type Parameter } from '@bujiao/fast-pg';
import type { AppendResult, ExpectedHead } from '../event-store.port.js';
import type { SealedAppend, SealedEvent } from '../hash-chain/sealed-append.js';
import { retrying } from '../internal/retrying.js';
import type { Session } from './connections.js';
import { leaseOf } from './lease.js';
import { isTransient } from './pg-errors.js';

/** UTF-16 code units of payload in one transaction; appends beyond it go into the next one. */
const MAX_GROUP_SIZE = 4 * 1024 * 1024;

/** An append that wrote nothing now: its number in the group, from 1. */
interface Rejected {
  readonly append: number;
  readonly duplicate: boolean;
  readonly revision: number | null;
  readonly hash: string | null;
}
type AnswerRow = readonly [transactionId: string, recordedAt: string, losers: string | null];
type Outcome = AppendResult | Error;

/** What one transaction wrote. */
export interface WrittenGroup {
  readonly transactionId: number;
  /** As the server prints it. */
  readonly recordedAt: string;
  /** In the order in which they were written; the positions of their events count from 1, through all of them. */
  readonly appends: readonly SealedAppend[];
  /** The appends that wrote nothing: conflicts and duplicates. */
  readonly rejected: ReadonlySet<SealedAppend>;
}

export interface GroupAppenderOptions {
  readonly schema: string;
  /** The connection holds the lease alone. @default false */
  readonly sole?: boolean;
  /** Called with every transaction whose answer has arrived, before its appends are answered. */
  readonly onWritten?: (group: WrittenGroup) => void;
}

/** Appends groups of sealed appends to different streams, one transaction each, and answers each append on its own. */
export class GroupAppender {
  private readonly text: string;
  private readonly first: readonly [sole: Parameter, lease: Parameter];

  constructor(
    private readonly on: Session,
    private readonly options: GroupAppenderOptions,
  ) {
    const { schema, sole = false } = options;
    const parameters = Array.from({ length: 15 }, (_, i) => `$${i + 1}`).join(', ');
    this.text = `SELECT transaction_id, recorded_at, losers FROM ${schema}.append_group(${parameters})`;
    this.first = [text(String(sole)), text(leaseOf(schema))];
  }

  /** In the order of `appends`: the result, or the error of this append alone. Transient failures are retried. */
  async append(appends: readonly SealedAppend[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const group of bySize(appends)) outcomes.push(...(await this.appendGroup(group)));
    return outcomes;
  }

  private async appendGroup(group: readonly SealedAppend[]): Promise<readonly Outcome[]> {
    try {
      return await retrying(() => this.transaction(group), isTransient);
    } catch (error) {
      const failed = error instanceof Error ? error : new Error(String(error));
      if (group.length === 1 || isTransient(error)) return group.map(() => failed);
      // One of them cannot be written, for whatever reason: each is tried alone, so that the others succeed.
      const alone: Outcome[] = [];
      for (const append of group) alone.push(...(await this.appendGroup([append])));
      return alone;
    }
  }

  private async transaction(group: readonly SealedAppend[]): Promise<readonly AppendResult[]> {
    // Every writer locks streams in the same order; otherwise two groups could wait for each other (deadlock).
    const sorted = [...group].sort((a, b) => (a.stream < b.stream ? -1 : 1));
    const [transactionId, recordedAt, rejectedText] = await this.query(sorted);
    const rejected = new Map<SealedAppend, AppendResult>();
    if (rejectedText !== null)
      for (const rejection of JSON.parse(rejectedText) as Rejected[])
        rejected.set(sorted[rejection.append - 1] as SealedAppend, resultOf(rejection));
    this.options.onWritten?.({
      transactionId: Number(transactionId),
      recordedAt,
      appends: sorted,
      rejected: new Set(rejected.keys()),
    });
    return group.map(
      (append) => rejected.get(append) ?? { conflict: false, head: append.head, duplicate: false },
    );
  }

  private async query(group: readonly SealedAppend[]): Promise<AnswerRow> {
    const [row] = await this.on.rows<AnswerRow>({
      name: 'append',
      text: this.text,
      parameters: [...this.first, ...parametersOf(group)],
    });
    return row as AnswerRow;
  }
}

function resultOf({ duplicate, revision, hash }: Rejected): AppendResult {
  const actual: ExpectedHead = revision === null || hash === null ? 'no-stream' : { revision, hash };
  if (duplicate && actual !== 'no-stream') return { conflict: false, head: actual, duplicate: true };
  return { conflict: true, actual };
}

function* bySize(appends: readonly SealedAppend[]): Generator<readonly SealedAppend[]> {
  let group: SealedAppend[] = [];
  let size = 0;
  for (const append of appends) {
    if (group.length > 0 && size + append.size > MAX_GROUP_SIZE) {
      yield group;
      group = [];
      size = 0;
    }
    group.push(append);
    size += append.size;
  }
  yield group;
}

/** In the order of the parameters of `append_group`, from its third on. */
function parametersOf(group: readonly SealedAppend[]): readonly Parameter[] {
  const events: SealedEvent[] = [];
  const owners: number[] = [];
  const streams: string[] = [];
  group.forEach((append, i) => {
    for (const event of append.events) {
      events.push(event);
      owners.push(i + 1);
      streams.push(append.stream);
    }
  });
  return [...appendParameters(group), int4s(owners), texts(streams), ...eventParameters(events)];
}

const appendParameters = (group: readonly SealedAppend[]): Parameter[] => [
  texts(group.map(({ stream }) => stream)),
  int4s(group.map(({ expected }) => (expected === 'no-stream' ? -1 : expected.revision))),
  byteas(group.map(({ expected }) => (expected === 'no-stream' ? '' : expected.hash))),
  int4s(group.map(({ head }) => head.revision)),
  byteas(group.map(({ head }) => head.hash)),
];

const eventParameters = (events: readonly SealedEvent[]): Parameter[] => [
  int4s(events.map(({ revision }) => revision)),
  uuids(events.map(({ id }) => id)),
  byteas(events.map(({ hash }) => hash)),
  texts(events.map(({ type }) => type)),
  jsons(events.map(({ data }) => data)),
  jsons(events.map(({ metadata }) => metadata)),
];

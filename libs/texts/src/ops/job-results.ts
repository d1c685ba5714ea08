import type { Sentence } from '@bujiao/contracts';
import { count } from '../format.js';

/** What the words about the outcome of a job are made of. */
export interface JobOutcome {
  readonly verb: string;
  readonly state: string;
  readonly written: number;
  readonly counts: { readonly events: number; readonly orders: number };
  readonly result?: object;
}

const of = (zh: string, en: string): Sentence => ({ zh, en });

/** What a job of this verb leaves behind, by what its result holds. */
export function resultOf({ verb, state, result, counts, written }: JobOutcome): Sentence | undefined {
  if (state !== 'done') return undefined;
  const found = (result ?? {}) as Result;
  return compared(found) ?? discarded(found) ?? backedUp(found) ?? byVerb(found, { verb, counts, written });
}

function byVerb(
  found: Result,
  { verb, counts, written }: Pick<JobOutcome, 'verb' | 'counts' | 'written'>,
): Sentence | undefined {
  if (verb === 'redrive' || verb === 'redeliver') return handled(found, counts.orders);
  return verb === 'topic' ? of(`发出 ${count(written)} 条`, `${count(written)} published`) : undefined;
}

interface Result {
  readonly rows?: { readonly live: number; readonly rebuilt: number };
  readonly differing?: number;
  readonly discarded?: number;
  readonly closedMeanwhile?: number;
  readonly backup?: string;
  readonly folder?: string;
  readonly evidence?: EvidenceOfBackup;
  readonly orders?: number;
  readonly handled?: number;
  readonly failed?: number;
  readonly waiting?: number;
}

interface EvidenceOfBackup {
  readonly store: 'disk' | 's3' | 'none';
  readonly files?: number;
  /** Kept, and not in the folder. */
  readonly missing?: number;
  /** Where it lies instead. */
  readonly bucket?: string;
}

const discarded = ({ discarded: given, closedMeanwhile }: Result): Sentence | undefined =>
  given === undefined
    ? undefined
    : of(
        `丢弃 ${count(given)} 条，之前已关闭 ${count(closedMeanwhile)} 条`,
        `${count(given)} discarded, ${count(closedMeanwhile)} closed before`,
      );

function backedUp({ backup, folder = '', evidence }: Result): Sentence | undefined {
  if (backup === undefined) return undefined;
  const copied = evidenceIn(evidence);
  return of(`备份在 ${folder}/${backup}，${copied.zh}`, `kept in ${folder}/${backup}, ${copied.en}`);
}

function evidenceIn(evidence: EvidenceOfBackup | undefined): Sentence {
  if (!evidence)
    return of('不含凭证：这个备份早于凭证备份功能', 'without evidence: made before evidence was copied');
  const { store, files = 0, missing = 0, bucket = '' } = evidence;
  if (store === 'disk') return ofFiles(files, missing);
  return store === 's3'
    ? of(`不含凭证：它们在存储桶 ${bucket}`, `without evidence: it is in the bucket ${bucket}`)
    : of('没有凭证', 'no evidence is kept');
}

function ofFiles(files: number, missing: number): Sentence {
  const copied = of(`含凭证 ${count(files)} 个文件`, `with ${count(files)} files of evidence`);
  if (missing === 0) return copied;
  return of(
    `${copied.zh}，另有 ${count(missing)} 个不在文件夹里`,
    `${copied.en}, ${count(missing)} more are missing in its folder`,
  );
}

function compared({ rows: found, differing = 0 }: Result): Sentence | undefined {
  if (!found) return undefined;
  const { live, rebuilt } = found;
  const rows = of(
    `线上 ${count(live)} 行，新建 ${count(rebuilt)} 行`,
    `${count(live)} live rows, ${count(rebuilt)} rebuilt`,
  );
  return differing === 0
    ? of(`${rows.zh}，全部相同`, `${rows.en}, all the same`)
    : of(`${rows.zh}，${count(differing)} 行不同`, `${rows.en}, ${count(differing)} differ`);
}

/** A redelivery without counts of its own handled what was planned. */
function handled(result: Result, planned: number): Sentence {
  const { orders = planned, failed = 0, waiting = 0 } = result;
  const done = result.handled ?? orders - failed - waiting;
  return of(
    `处理了 ${count(done)} 个订单，${count(failed)} 个又失败了，${count(waiting)} 个还在等`,
    `${count(done)} orders handled, ${count(failed)} failed again, ${count(waiting)} wait`,
  );
}

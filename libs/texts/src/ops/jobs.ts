import type { Sentence } from '@bujiao/contracts';
import { count, lasting } from '../format.js';
import { resultOf, type JobOutcome } from './job-results.js';

/** What the words about a job are made of. */
export interface JobFacts extends JobOutcome {
  readonly target: string;
  readonly phase: string;
  readonly percent: number;
  readonly secondsLeft?: number;
  /** A plan that nobody can run any more. */
  readonly expired: boolean;
}

/** A job in words: what it is, how it stands, how far it is, how long it takes yet, what came of it; and all of that in one sentence. */
export interface JobWords {
  readonly what: Sentence;
  readonly state: Sentence;
  /** Of a job that runs; how far one is that stopped stands in its state. */
  readonly progress?: Sentence;
  readonly left?: Sentence;
  readonly result?: Sentence;
  readonly sentence: Sentence;
}

const of = (zh: string, en: string): Sentence => ({ zh, en });

const VERBS: Readonly<Record<string, readonly [name: Sentence, doing: Sentence]>> = {
  rebuild: [of('重建投影', 'Rebuild'), of('重建中', 'rebuilding')],
  verify: [of('核对投影', 'Verify'), of('核对中', 'verifying')],
  topic: [of('重放到主题', 'Replay into a topic'), of('重放中', 'publishing')],
  impact: [of('推演', 'Impact'), of('推演中', 'asking')],
  redrive: [of('重投死信', 'Redrive dead letters'), of('重投中', 'redriving')],
  redeliver: [of('补处理', 'Redeliver'), of('补处理中', 'redelivering')],
  discard: [of('丢弃死信', 'Discard dead letters'), of('丢弃中', 'discarding')],
  group: [of('重放到消费者', 'Replay into a consumer'), of('重放中', 'replaying')],
  backup: [of('备份', 'Back up'), of('备份中', 'backing up')],
  backtest: [of('回测', 'Try on the past'), of('回测中', 'trying')],
  shadow: [of('影子运行', 'Decide beside'), of('影子运行中', 'deciding beside')],
};
export const JOB_VERB_CODES: readonly string[] = Object.keys(VERBS);

const STATES: Readonly<Record<string, Sentence>> = {
  planned: of('只是计划，还没有运行', 'planned, not run yet'),
  paused: of('暂停了', 'paused'),
  failed: of('失败了', 'failed'),
  cancelled: of('取消了', 'cancelled'),
  done: of('做完了', 'done'),
};
/** States of a job that has stopped on the way, by what they say of the place: "failed 5 %" reads as if that much had failed. */
const STOPPED: Readonly<Record<string, (percent: number) => Sentence>> = {
  paused: (percent) => of(`在 ${percent}% 处暂停`, `paused at ${percent} %`),
  failed: (percent) => of(`在 ${percent}% 处失败`, `failed at ${percent} %`),
  cancelled: (percent) => of(`在 ${percent}% 处取消`, `cancelled at ${percent} %`),
};
const EXPIRED = of('计划过期了，不能再运行', 'the plan has expired and can no longer be run');

const PHASES: Readonly<Record<string, Sentence>> = {
  built: of('建好了，还没换上', 'built, not swapped in yet'),
  swap: of('正在换上', 'being swapped in'),
  follow: of('已换上，在补最后的改动', 'swapped in, applying the last changes'),
  swapped: of('已换上，旧表还留着', 'swapped in, the old table is kept'),
  undo: of('正在换回', 'being put back'),
  unfollow: of('已换回，在补最后的改动', 'put back, applying the last changes'),
  undone: of('已换回旧表', 'the old table is back'),
};

/** Pure. A verb, state or phase of a later version keeps its code. */
export function jobWords(job: JobFacts): JobWords {
  const what = whatOf(job);
  const state = stateOf(job);
  const progress = progressOf(job);
  const left = leftOf(job);
  const result = resultOf(job);
  return {
    what,
    state,
    ...(progress && { progress }),
    ...(left && { left }),
    ...(result && { result }),
    sentence: sentenceOf(job, { what, state, progress, left, result }),
  };
}

/** `Rebuild after-sales-progress`; the target without its kind. */
function whatOf({ verb, target }: JobFacts): Sentence {
  const [name] = known(VERBS, verb) ?? [of(verb, verb)];
  const named = target.split(':')[1] ?? target;
  return named === 'all'
    ? of(`${name.zh}（全部消费者）`, `${name.en} of all consumers`)
    : of(`${name.zh} ${named}`, `${name.en} ${named}`);
}

function stateOf({ verb, state, phase, percent, expired }: JobFacts): Sentence {
  if (state === 'planned' && expired) return EXPIRED;
  if (state !== 'done' && state !== 'running') return stoppedAt(state, percent) ?? nameOf(state);
  return known(PHASES, phase) ?? (state === 'done' ? nameOf(state) : doing(verb));
}

const stoppedAt = (state: string, percent: number): Sentence | undefined =>
  percent > 0 ? known(STOPPED, state)?.(percent) : undefined;
const nameOf = (state: string): Sentence => known(STATES, state) ?? of(state, state);
const doing = (verb: string): Sentence => known(VERBS, verb)?.[1] ?? of(verb, verb);

const progressOf = ({ state, phase, percent }: JobFacts): Sentence | undefined =>
  Object.hasOwn(STATES, state) || (state === 'running' && phase !== 'build')
    ? undefined
    : of(`${percent}%`, `${percent} %`);

function leftOf({ secondsLeft }: JobFacts): Sentence | undefined {
  if (secondsLeft === undefined) return undefined;
  const { zh, en } = lasting(secondsLeft * 1000);
  return of(`还要约 ${zh}`, `about ${en} left`);
}

type Parts = { readonly [Part in 'progress' | 'left' | 'result']: Sentence | undefined } & Pick<
  JobWords,
  'what' | 'state'
>;

function sentenceOf({ state, expired, counts }: JobFacts, parts: Parts): Sentence {
  const { what, progress, left, result } = parts;
  if (state === 'planned' && !expired)
    return of(
      `${what.zh}：${count(counts.events)} 条事件，${count(counts.orders)} 个订单，还没有运行`,
      `${what.en}: ${count(counts.events)} events of ${count(counts.orders)} orders, not run yet`,
    );
  const stands = [parts.state, progress];
  const all = [left, result];
  return of(
    `${what.zh}：${[joined(stands, 'zh', ' '), ...named(all, 'zh')].join('，')}`,
    `${what.en}: ${[joined(stands, 'en', ' '), ...named(all, 'en')].join('; ')}`,
  );
}

const named = (parts: readonly (Sentence | undefined)[], language: 'zh' | 'en'): readonly string[] =>
  parts.flatMap((part) => (part ? [part[language]] : []));
const joined = (parts: readonly (Sentence | undefined)[], language: 'zh' | 'en', between: string): string =>
  named(parts, language).join(between);

const known = <T>(texts: Readonly<Record<string, T>>, code: string): T | undefined =>
  Object.hasOwn(texts, code) ? texts[code] : undefined;

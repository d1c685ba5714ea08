import type { ConflictAction, Sentence } from '@bujiao/contracts';
import { conflictText } from './conflicts.js';
import type { Values } from './format.js';

/** How each way of closing a contradiction is called; `CONFLICT_ACTION_TEXTS` says what it means. */
export const CONFLICT_ACTION_NAMES: Readonly<Record<ConflictAction, Sentence>> = {
  accepted: { zh: '接受现状', en: 'Accept it' },
  'refunded-by-shop': { zh: '商城已退款', en: 'The shop has refunded' },
  'recovered-from-buyer': { zh: '已向买家追回', en: 'Recovered from the buyer' },
  'corrected-by-shop': { zh: '商城已更正', en: 'Corrected by the shop' },
  'resubmitted-by-support': { zh: '客服代为补交', en: 'Resubmitted by support' },
};

export interface AfterClosing {
  /** Another contradiction that stops goods still. */
  readonly stoppedBy?: { readonly code: string; readonly known: Values };
  /** A resubmission of the order waits for a person. */
  readonly waitsForPerson: boolean;
  /** What the buyer is told of a click then. */
  readonly decision: Sentence;
}

/** What closing a contradiction changes: it records a finding; goods and money follow other decisions. */
export function closingEffect({ stoppedBy, waitsForPerson, decision }: AfterClosing): Sentence {
  const recorded = {
    zh: '记下判断，不动货也不动钱',
    en: 'The finding is recorded; no goods and no money move',
  };
  const then = afterwards({ stoppedBy, waitsForPerson, decision });
  return { zh: `${recorded.zh}。${then.zh}`, en: `${recorded.en}. ${then.en}` };
}

function afterwards({ stoppedBy, waitsForPerson, decision }: AfterClosing): Sentence {
  if (stoppedBy) {
    const { zh, en } = conflictText(stoppedBy.code, stoppedBy.known);
    return {
      zh: `另有一处没有判断（${zh}），在那之前仍不发货。`,
      en: `Another one is open (${en}); nothing is sent before it is closed.`,
    };
  }
  if (waitsForPerson)
    return {
      zh: '补交仍在等人判定，接着到待办里处理。',
      en: 'The resubmission still waits for a person: decide it in the work list next.',
    };
  return { zh: `之后买家会看到：${decision.zh}`, en: `The buyer then reads: ${decision.en}` };
}

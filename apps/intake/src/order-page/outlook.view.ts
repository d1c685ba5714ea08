import type { Sentence } from '@bujiao/contracts';
import type { Doer, Outlook, OutlookCode } from '@bujiao/order-history';
import { capital, doerName, nextText, nowText, orderSentence, stoppedSentence } from '@bujiao/texts';
import type { MoneyView, UnitsView } from './order-page.parts.js';

/** One move that comes next, if nothing else happens before. */
export interface NextMoveView {
  readonly by: Doer;
  readonly byName: Sentence;
  readonly sentence: Sentence;
  /** ISO 8601; absent where no time is set. */
  readonly at?: string;
}

/** What happens with the order now, by whom, until when, and what comes next, in words. */
export interface OutlookView {
  readonly code: OutlookCode;
  /** Money, units, what happens now and what comes next: the line that a page opens with. */
  readonly sentence: Sentence;
  readonly now: {
    readonly by: Doer;
    readonly byName: Sentence;
    readonly sentence: Sentence;
    readonly since?: string;
    readonly until?: string;
  };
  readonly next: readonly NextMoveView[];
  /** What becomes of it when it takes longer than it may. */
  readonly ifStopped?: Sentence;
}

export interface OutlookParts {
  readonly outlook: Outlook;
  /** The decision's own sentence: what happens now where no resubmission is open. */
  readonly why: Sentence;
  readonly units: UnitsView;
  readonly money: MoneyView;
}

export function outlookView({ outlook, why, units, money }: OutlookParts): OutlookView {
  const { code, by, since, until, known, next, ifStopped } = outlook;
  const now = nowText(code, { ...known, ...(until !== undefined && { until }) });
  const sentence = now ? asSentence(now) : { zh: why.zh, en: why.en };
  const sums = {
    ...money,
    ordered: units.ordered,
    delivered: units.delivered,
    refundedUnits: units.refunded,
  };
  return {
    code,
    sentence: orderSentence(sums, sentence, next),
    now: { by, byName: doerName(by), sentence, ...(since && { since }), ...(until && { until }) },
    next: next.map(({ code: move, by: doer, at, known: values }) => ({
      by: doer,
      byName: doerName(doer),
      sentence: asSentence(nextText(move, values)),
      ...(at && { at }),
    })),
    ...(ifStopped && { ifStopped: stoppedSentence(ifStopped) }),
  };
}

const asSentence = ({ zh, en }: Sentence): Sentence => ({ zh: `${zh}。`, en: `${capital(en)}.` });

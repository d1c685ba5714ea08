import type {
  CheckResult,
  ConflictAction,
  ConflictValues,
  OrderEvent,
  OrderEvents,
  OrderFact,
  ProvenPayment,
  Sentence,
} from '@bujiao/contracts';
import { whyOfBuyer } from './why-of-buyer.js';
import { whyOfGoodsCheck } from './why-of-goods-check.js';
import {
  cardCopied,
  cardsLookedAt,
  CONFLICT_ACTION_TEXTS,
  conflictText,
  evidenceAdded,
  evidenceLookedAt,
  EVIDENCE_END_TEXTS,
  failureSentence,
  MANUAL_REASON_NAMES,
  moment,
  reasonName,
  span,
  REVIEW_DECISION_TEXTS,
  REVIEW_QUESTION_TEXTS,
  REVIEW_REASON_TEXTS,
  toldSentence,
} from '@bujiao/texts';

const RESOLUTIONS: Readonly<Record<string, Sentence>> = {
  delivered: { zh: '人工确认：已到货。', en: 'A person found that it was delivered.' },
  'not-delivered': {
    zh: '人工确认：未到货，继续补发。',
    en: 'A person found that it was not delivered; the redelivery goes on.',
  },
  'give-up': { zh: '人工决定：不再补发。', en: 'A person gave the redelivery up.' },
};

const PROOFS: Readonly<Record<ProvenPayment['status'], Sentence>> = {
  paid: { zh: '已付款', en: 'paid' },
  unpaid: { zh: '未付款', en: 'not paid' },
  refunded: { zh: '已退款', en: 'refunded' },
  unknown: { zh: '无此支付单', en: 'not known' },
  'other-order': { zh: '属于另一订单', en: 'of another order' },
  unclear: { zh: '答复无法识别', en: 'not understandable' },
};

/** Why an event came about, made of what it holds. `forStaff`: with the person's own note. */
export function whyOf(event: OrderEvent, forStaff: boolean): Sentence | undefined {
  const { type, data } = event;
  if ('payments' in data)
    return joined(data.payments.map(({ paymentId, status }) => prefixed(paymentId, PROOFS[status])));
  if ('notice' in data) return data.notice.sentence;
  switch (type) {
    case 'OriginalOrderChanged':
      return joined(data.told.map((fact: OrderFact) => toldSentence(fact)));
    case 'ResubmissionApproved':
      return approvedBecause(data.checks);
    case 'ManualWorkResolved':
      return resolvedBecause(data, forStaff);
    default:
      return whyOfWork(event, forStaff);
  }
}

/** What people were asked, and what they decided. */
function whyOfWork(event: OrderEvent, forStaff: boolean): Sentence | undefined {
  const { type, data } = event;
  switch (type) {
    case 'ReviewRequested':
      return forStaff ? REVIEW_QUESTION_TEXTS[data.question] : undefined;
    case 'ReviewDecided':
      return reviewedBecause(data, forStaff);
    case 'OrderConflictFound':
      return ended(conflictText(data.conflict.code, data.conflict.known));
    case 'OrderConflictClosed':
      return closedBecause(data, forStaff);
    default:
      return whyOfCards(event, forStaff);
  }
}

function whyOfCards(event: OrderEvent, forStaff: boolean): Sentence | undefined {
  const { type, data } = event;
  if (type === 'ParkedEventEdited') return editedBecause(data, forStaff);
  if (type === 'CardSecretsRevealed') return cardsLookedAt(data);
  if (type === 'CardSecretsCopied') return cardCopied(data);
  return (
    whyOfBuyer(event) ??
    whyOfEvidence(event, forStaff) ??
    whyOfGoodsCheck(event, forStaff) ??
    plainWhy(data as PlainReasons)
  );
}

function whyOfEvidence({ type, data }: OrderEvent, forStaff: boolean): Sentence | undefined {
  if (type === 'EvidenceLookedAt') return evidenceLookedAt(forStaff ? data.mark : undefined);
  if (type === 'EvidenceAdded') return evidenceAdded(data);
  return type === 'EvidenceOverdue' ? EVIDENCE_END_TEXTS[data.then] : undefined;
}

interface PlainReasons extends Partial<Pick<OrderEvents['PaymentProofExpired'], 'provenAt' | 'mostAgeMs'>> {
  /** Of what a person is asked to decide. */
  readonly known?: ConflictValues;
  readonly sentence?: Sentence;
  readonly reason?: string;
  readonly code?: string;
}

function plainWhy({
  sentence,
  reason,
  code,
  known,
  provenAt,
  mostAgeMs,
}: PlainReasons): Sentence | undefined {
  if (sentence) return sentence;
  if (mostAgeMs !== undefined) return proofTooOld(provenAt, mostAgeMs);
  if (reason !== undefined) return reasonName(reason);
  if (code === undefined) return undefined;
  return known ? ended(conflictText(code, known)) : failureSentence(code);
}

function proofTooOld(provenAt: string | undefined, mostAgeMs: number): Sentence {
  const age = span(mostAgeMs);
  return provenAt === undefined
    ? { zh: '发货前须先向支付渠道核实付款。', en: 'The gateway has to prove the payment before goods go.' }
    : {
        zh: `上次核实于 ${moment(provenAt)}，发货前须在 ${age.zh}内核实过。`,
        en: `The payment was last proven at ${moment(provenAt)}; goods go only within ${age.en} of a proof.`,
      };
}

function approvedBecause(checks: readonly CheckResult[]): Sentence | undefined {
  const payment = checks.find(({ check }) => check === 'payment-proven')?.on;
  const owed = checks.find(({ check }) => check === 'still-owed')?.on['owed'];
  if (!payment) return undefined;
  const by =
    payment['by'] === 'gateway'
      ? { zh: '支付渠道已证实付款', en: 'the gateway proves the payment' }
      : { zh: '商城已告知付款', en: 'the shop told of the payment' };
  const paid = payment['by'] === 'free' ? { zh: '免费订单', en: 'the order is free' } : by;
  return {
    zh: `${paid.zh}，待补 ${String(owed ?? '')} 件。`,
    en: `${String(owed ?? '')} owed, and ${paid.en}.`,
  };
}

/** What was found, and for staff what it rests on. */
function resolvedBecause(
  { resolution, reason, note }: OrderEvents['ManualWorkResolved'],
  forStaff: boolean,
): Sentence {
  const found = RESOLUTIONS[resolution] as Sentence;
  if (!forStaff) return found;
  const { zh, en } = reason && reason !== 'other' ? MANUAL_REASON_NAMES[reason] : { zh: '', en: '' };
  return {
    zh: withNote(found, [zh, note].filter(Boolean).join('，') || undefined).zh,
    en: withNote(found, [en, note].filter(Boolean).join(', ') || undefined).en,
  };
}

function closedBecause(
  data: {
    readonly by: 'person' | 'taken-back';
    readonly action?: ConflictAction;
    readonly note?: string;
    readonly known: ConflictValues;
  },
  forStaff: boolean,
): Sentence {
  if (data.by === 'taken-back' || !data.action)
    return { zh: '引起冲突的消息已撤回。', en: 'What caused it was taken back.' };
  return withNote(ended(CONFLICT_ACTION_TEXTS[data.action]), forStaff ? data.note : undefined);
}

/** Owners are told that it happened; which event it was and why is for staff. */
function editedBecause(
  { changed, eventType, because }: OrderEvents['ParkedEventEdited'],
  forStaff: boolean,
): Sentence {
  if (!forStaff)
    return {
      zh: '系统内部一条未能处理的消息已被更正。',
      en: 'An internal message that could not be handled was corrected.',
    };
  const what = `${eventType} ${changed.map((pointer) => pointer || '/').join(' ')}`;
  return withNote({ zh: `已更改：${what}`, en: `Changed: ${what}` }, because);
}

function reviewedBecause(
  { decision, reason, note }: OrderEvents['ReviewDecided'],
  forStaff: boolean,
): Sentence {
  const decided = REVIEW_DECISION_TEXTS[decision];
  if (!forStaff) return ended(decided);
  const because = REVIEW_REASON_TEXTS[reason];
  const sentence = ended({ zh: `${decided.zh}：${because.zh}`, en: `${decided.en}: ${because.en}` });
  return withNote(sentence, note);
}

const joined = (parts: readonly Sentence[]): Sentence =>
  ended({ zh: parts.map((p) => p.zh).join('；'), en: parts.map((p) => p.en).join('; ') });
const prefixed = (id: string, { zh, en }: Sentence): Sentence => ({ zh: `${id} ${zh}`, en: `${id}: ${en}` });
const ended = ({ zh, en }: Sentence): Sentence => ({
  zh: `${zh}。`,
  en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`,
});
const withNote = ({ zh, en }: Sentence, note: string | undefined): Sentence =>
  note === undefined ? { zh, en } : { zh: `${zh}（${note}）`, en: `${en} (${note})` };

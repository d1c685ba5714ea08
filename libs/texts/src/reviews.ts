import type { ReviewDecision, ReviewQuestion, ReviewReason, Sentence } from '@bujiao/contracts';
import { moment } from './format.js';

/** What a reviewer is asked. */
export const REVIEW_QUESTION_TEXTS: Readonly<Record<ReviewQuestion, Sentence>> = {
  'second-check': {
    zh: '得分偏高：凭证是否足以放行？',
    en: 'The score is raised: is the proof enough to let it through?',
  },
  'role-binding': {
    zh: '角色存疑：该角色属于这位买家吗？',
    en: 'The role is in doubt: does it belong to this buyer?',
  },
  'high-risk': {
    zh: '得分很高：请人工核实后再决定。',
    en: 'The score is high: look into it before anything is delivered.',
  },
};

export const REVIEW_DECISION_TEXTS: Readonly<Record<ReviewDecision, Sentence>> = {
  approve: { zh: '审核通过', en: 'Approved' },
  refuse: { zh: '审核拒绝', en: 'Refused' },
  return: { zh: '打回重填', en: 'Returned for correction' },
};

export const REVIEW_REASON_TEXTS: Readonly<Record<ReviewReason, Sentence>> = {
  'checked-with-buyer': { zh: '已与买家核实', en: 'checked with the buyer' },
  'checked-with-shop': { zh: '已与商城核实', en: 'checked with the shop' },
  'matches-history': { zh: '与该买家以往一致', en: 'in line with earlier requests of the buyer' },
  'goods-were-received': { zh: '商品此前已收到', en: 'the goods had been received' },
  'payment-not-proven': { zh: '付款无法证实', en: 'the payment is not proven' },
  'shared-identity': { zh: '与其他买家共用身份', en: 'an identity shared with other buyers' },
  'wrong-account-given': { zh: '账号填写有误', en: 'a wrong account was given' },
  other: { zh: '其他', en: 'another reason' },
};

/** What a reviewer decided and why, for staff. */
export function reviewedSentence({
  decision,
  reason,
  needsSecond,
}: {
  readonly decision: ReviewDecision;
  readonly reason: ReviewReason;
  readonly needsSecond: boolean;
}): Sentence {
  const [done, why] = [REVIEW_DECISION_TEXTS[decision], REVIEW_REASON_TEXTS[reason]];
  const second = needsSecond
    ? { zh: '，待另一人复核', en: '; a second person has to agree' }
    : { zh: '', en: '' };
  return { zh: `${done.zh}：${why.zh}${second.zh}。`, en: `${done.en}: ${why.en}${second.en}.` };
}

/** What became of a request, as its buyer reads it. */
export const REQUEST_FOR_BUYER = {
  requested: { zh: '申请已收到，正在核验。', en: 'The request is being checked.' },
  approved: { zh: '申请已核验通过。', en: 'The request was checked and approved.' },
} as const satisfies Readonly<Record<string, Sentence>>;

/** While a person has the request. */
export function inReviewForBuyer(deadline: string | undefined): Sentence {
  if (deadline === undefined) return { zh: '申请由人工审核中。', en: 'A person checks the request.' };
  return {
    zh: `申请由人工审核中，预计 ${moment(deadline)} 前答复。`,
    en: `A person checks the request and should answer by ${moment(deadline)}.`,
  };
}

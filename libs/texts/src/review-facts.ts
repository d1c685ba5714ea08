import type { BindingOutcome, CheckResult, ReviewDecision, Sentence } from '@bujiao/contracts';
import { failureOf } from './failures.js';
import { count, moment, money, span, type Values } from './format.js';
import { bindingSentence, TARGET_FIELD_NAMES } from './goods-checks.js';
import { ORDER_STATUS_NAMES } from './order-statuses.js';
import { reasonName } from './reasons.js';
import { resubmissionStatusName } from './resubmission-statuses.js';
import { REVIEW_DECISION_TEXTS } from './reviews.js';

const of = (zh: string, en: string): Sentence => ({ zh, en });

const known = <T>(texts: Readonly<Record<string, T>>, code: Values[string]): T | undefined =>
  Object.hasOwn(texts, String(code)) ? texts[String(code)] : undefined;

const REQUESTERS: Readonly<Record<string, Sentence>> = {
  buyer: of('买家', 'the buyer'),
  merchant: of('商户', 'the merchant'),
  'after-sales': of('客服', 'support'),
  reviewer: of('审核员', 'a reviewer'),
  ops: of('运维', 'ops'),
  finance: of('财务', 'finance'),
  service: of('内部服务', 'a service'),
  system: of('系统（无感补交）', 'the system (zero touch)'),
};

/** Who asked for a resubmission, by role; of a later version: another one. */
export const requesterName = (role: Values[string]): Sentence =>
  known(REQUESTERS, role) ?? of('其他申请人', 'somebody else');

/** A resubmission of the order before this one. */
export function earlierSentence({
  reason,
  status,
  requestedAt,
}: {
  readonly reason: string;
  readonly status: string;
  readonly requestedAt: string;
}): Sentence {
  const [why, end] = [reasonName(reason), resubmissionStatusName(status)];
  return of(`${moment(requestedAt)} ${why.zh}：${end.zh}`, `${moment(requestedAt)} ${why.en}: ${end.en}`);
}

const ENDS: Readonly<Record<string, Sentence>> = {
  refused: of('未补发', 'nothing was delivered'),
  'under-way': of('补发中', 'under way'),
  delivered: of('已补发', 'delivered'),
  confirmed: of('买家已确认收货', 'receipt confirmed'),
  refunded: of('之后退款', 'refunded later'),
  disputed: of('到货后退款', 'refunded after the goods came'),
};

/** What was decided of a case with the same factors, and how that ended. */
export function similarSentence({
  decision,
  end,
}: {
  readonly decision: ReviewDecision;
  readonly end: string;
}): Sentence {
  const done = REVIEW_DECISION_TEXTS[decision];
  const then = known(ENDS, end) ?? of('结果未知', 'its end is not known');
  return of(`${done.zh}，${then.zh}`, `${done.en}; ${then.en}`);
}

/** @param names of the features, as people read them */
export function noDataSentence(names: readonly Sentence[]): Sentence {
  return of(
    `没有数据：${names.map(({ zh }) => zh).join('、')}`,
    `no data: ${names.map(({ en }) => en).join(', ')}`,
  );
}

/** Fields of the delivery target, by their names. */
export const fieldNames = (fields: readonly string[]): Sentence => {
  const names = fields.map((field) => known(TARGET_FIELD_NAMES, field) ?? of('其他字段', 'another field'));
  return of(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join(', '));
};

type Read = CheckResult['on'];
type CheckText = (on: Read, passed: boolean) => Sentence;

/** What each check of a request read. */
const CHECKS: Readonly<Record<CheckResult['check'], CheckText>> = {
  'requester-may-act': ({ role }, passed) => {
    const { zh, en } = requesterName(role);
    return passed ? of(`${zh}有权申请`, `${en} may ask`) : of(`${zh}无权申请`, `${en} may not ask`);
  },
  'still-owed': ({ owed, ordered, byShop, byUs }) =>
    of(
      `订购 ${count(ordered)} 件，商城已发 ${count(byShop)} 件，补发 ${count(byUs)} 件，还缺 ${count(owed)} 件`,
      `${count(ordered)} ordered, ${count(byShop)} delivered by the shop, ${count(byUs)} by resubmissions, ${count(owed)} still owed`,
    ),
  'reason-fits-order': ({ reason, status, code }) => {
    const [why, stands] = [reasonName(String(reason)), orderStatusName(status)];
    const failed = code === undefined ? of('', '') : failureOf(code);
    return of(
      `原因：${why.zh}；订单${stands.zh}${code === undefined ? '' : `（${failed.zh}）`}`,
      `reason: ${why.en}; the order is ${stands.en}${code === undefined ? '' : ` (${failed.en})`}`,
    );
  },
  'inside-window': ({ since, requestedAt, windowMs }) =>
    of(
      `出问题于 ${moment(since)}，申请于 ${moment(requestedAt)}，窗口 ${span(windowMs).zh}`,
      `it went wrong at ${moment(since)} and was asked for at ${moment(requestedAt)}, with ${span(windowMs).en} to ask`,
    ),
  'payment-proven': ({ by, due, received }) => {
    const { zh, en } = known(PROVEN_BY, by) ?? of('其他来源', 'another source');
    return of(
      `应付 ${money(due)}，已到账 ${money(received)}，依据：${zh}`,
      `${money(received)} of ${money(due)} received, by ${en}`,
    );
  },
  account: ({ wrong, role }) => {
    const says =
      known(ROLE_ANSWERS, role) ?? of('货源的答复无法识别', 'the answer of the supplier is not known');
    if (wrong === undefined || wrong === 'none')
      return of(`充值模板收下全部内容；${says.zh}`, `the template takes every field; ${says.en}`);
    const { zh, en } = fieldNames(String(wrong).split(','));
    return of(`充值模板不收：${zh}；${says.zh}`, `the template does not take: ${en}; ${says.en}`);
  },
  'role-binding': ({ binding, boundBy }) =>
    binding === 'first' || binding === 'own' || binding === 'another'
      ? withoutStop(
          bindingSentence(
            binding satisfies BindingOutcome,
            boundBy === undefined ? undefined : String(boundBy),
          ),
        )
      : of('没有查过角色绑定给谁', 'nobody has looked up to whom the role is bound'),
  permission: ({ by, asked }) =>
    known(CONFIRMED_BY, by) ??
    of(
      `没有人确认角色，已询问 ${count(Number(asked))} 次`,
      `nobody confirmed the role; asked ${count(Number(asked))} times`,
    ),
};

const PROVEN_BY: Readonly<Record<string, Sentence>> = {
  gateway: of('支付渠道', 'the payment gateway'),
  free: of('免费订单', 'a free order'),
  shop: of('商城的消息', 'what the shop told'),
};
const ROLE_ANSWERS: Readonly<Record<string, Sentence>> = {
  exists: of('货源确认角色存在', 'the supplier knows the role'),
  missing: of('货源查无此角色', 'the supplier finds no such role'),
  'cannot-say': of('货源无法答复', 'the supplier cannot say'),
  'not-asked': of('没有问过货源', 'the supplier was not asked'),
};
const CONFIRMED_BY: Readonly<Record<string, Sentence>> = {
  code: of('买家凭验证码确认了角色', 'the buyer confirmed the role by a code'),
  click: of('买家登录后确认了角色', 'the buyer, signed in, confirmed the role'),
  'own-request': of(
    '买家本人登录后申请，无需另行确认',
    'the buyer asked in person: no other confirmation is needed',
  ),
};

const orderStatusName = (status: Values[string]): Sentence =>
  known<Sentence>(ORDER_STATUS_NAMES, status) ?? of('状态未知', 'in another state');

const withoutStop = ({ zh, en }: Sentence): Sentence => of(zh.replace(/。$/, ''), en.replace(/\.$/, ''));

/** A check in words: whether it passed, and what it read. One of a later version is named by its code. */
export function checkSentence({ check, passed, on }: CheckResult): Sentence {
  const { zh, en } = known(CHECKS, check)?.(on, passed) ?? of(check, check);
  return passed ? of(`通过：${zh}。`, `Passed: ${en}.`) : of(`未通过：${zh}。`, `Not passed: ${en}.`);
}

export const CHECK_CODES = Object.keys(CHECKS) as readonly CheckResult['check'][];

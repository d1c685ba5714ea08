import type { BindingOutcome, PermissionWay, RoleAnswer, Sentence, TargetField } from '@bujiao/contracts';
import { failureOf } from './failures.js';
import { count, moment } from './format.js';

/** Names of the fields of a delivery target, where no template names them. */
export const TARGET_FIELD_NAMES: Readonly<Record<TargetField, Sentence>> = {
  rechargeAccount: { zh: '充值账号', en: 'account' },
  gameArea: { zh: '游戏大区', en: 'game area' },
  gameServer: { zh: '服务器', en: 'server' },
  gameRole: { zh: '角色', en: 'role' },
};

const named = (fields: readonly TargetField[]): Sentence => ({
  zh: fields.map((field) => TARGET_FIELD_NAMES[field].zh).join('、'),
  en: fields.map((field) => TARGET_FIELD_NAMES[field].en).join(', '),
});

/** What the recharge template said of the target. */
export function accountCheckSentence({
  wrong,
  given,
}: {
  readonly wrong: readonly TargetField[];
  readonly given: readonly TargetField[];
}): Sentence {
  if (wrong.length > 0)
    return {
      zh: `以下内容不符合要求：${named(wrong).zh}。`,
      en: `The goods do not take these fields: ${named(wrong).en}.`,
    };
  return { zh: `已核对：${named(given).zh}。`, en: `The goods take what was given: ${named(given).en}.` };
}

/** What the supplier said of the role. One that cannot say is not taken for a no. */
export function roleCheckSentence({
  answer,
  code,
  tryNo,
  nextTryAt,
}: {
  readonly answer: RoleAnswer;
  readonly code?: string;
  readonly tryNo: number;
  readonly nextTryAt?: string;
}): Sentence {
  if (answer === 'exists')
    return { zh: '供货方确认角色存在。', en: 'The supplier says that the role exists.' };
  const why = code === undefined ? { zh: '', en: '' } : failureOf(code);
  if (answer === 'missing')
    return { zh: `供货方查无此角色（${why.zh}）。`, en: `The supplier finds no such role (${why.en}).` };
  const next =
    nextTryAt === undefined
      ? { zh: '不再重试，由人工核实', en: 'it is not asked again, and a person decides' }
      : { zh: `${moment(nextTryAt)} 再查`, en: `it is asked again at ${moment(nextTryAt)}` };
  return {
    zh: `第 ${count(tryNo)} 次查询，供货方无法答复（${why.zh}）；${next.zh}。`,
    en: `Question ${count(tryNo)}: the supplier cannot say (${why.en}); ${next.en}.`,
  };
}

const BINDINGS: Readonly<Record<BindingOutcome, Sentence>> = {
  first: { zh: '该角色尚未绑定任何买家。', en: 'The role is bound to nobody yet.' },
  own: { zh: '该角色已绑定到这位买家。', en: 'The role is bound to this buyer.' },
  another: { zh: '该角色已绑定到另一位买家。', en: 'The role is bound to another buyer.' },
};

/** @param boundBy the order by which it is bound, for staff */
export function bindingSentence(outcome: BindingOutcome, boundBy?: string): Sentence {
  const { zh, en } = BINDINGS[outcome];
  if (boundBy === undefined) return { zh, en };
  return { zh: `${zh}绑定订单：${boundBy}。`, en: `${en} By the order ${boundBy}.` };
}

export const boundSentence = (wasAnothers: boolean): Sentence =>
  wasAnothers
    ? { zh: '经审核员同意，从另一位买家改绑。', en: 'A reviewer let it go over from another buyer.' }
    : { zh: '此前没有绑定。', en: 'It was bound to nobody before.' };

const WAYS: Readonly<Record<PermissionWay, Sentence>> = {
  code: { zh: '凭验证码确认。', en: 'By the code that the buyer received.' },
  click: { zh: '买家登录后点击确认。', en: 'By a click of the buyer, signed in.' },
};
export const permissionSentence = (by: PermissionWay): Sentence => WAYS[by];

export const permissionExpiredSentence = (expiresAt: string): Sentence => ({
  zh: `截至 ${moment(expiresAt)} 没有人确认。`,
  en: `Nobody confirmed it by ${moment(expiresAt)}.`,
});

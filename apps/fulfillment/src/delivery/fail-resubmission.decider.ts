import type { OrderEvent, Sentence } from '@bujiao/contracts';

export const failResubmission = (resubmissionId: string, code: string): OrderEvent => ({
  type: 'ResubmissionFailed',
  data: { resubmissionId, code, sentence: FAILURES[code] ?? CANNOT_DELIVER },
});

const CANNOT_DELIVER: Sentence = {
  zh: '供货方无法完成发货，款项将按售后流程处理。',
  en: 'The supplier cannot deliver this order; the payment goes to after-sales.',
};
const FAILURES: Readonly<Record<string, Sentence>> = {
  'nothing-owed': {
    zh: '原订单已全部发货，无需补发。',
    en: 'The original order has been delivered in full; nothing is left to redeliver.',
  },
  'wrong-account': {
    zh: '充值账号有误，请核对后重新补交。',
    en: 'The account is wrong. Please check it and ask again.',
  },
  'role-missing': {
    zh: '未找到游戏角色，请核对后重新补交。',
    en: 'The game role was not found. Please check it and ask again.',
  },
  'account-banned': { zh: '充值账号已被封禁。', en: 'The account is banned.' },
};

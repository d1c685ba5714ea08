import type { EvidenceWanted, Sentence } from '@bujiao/contracts';
import type { Values } from './format.js';

/** What a buyer is asked to upload. */
export const EVIDENCE_NAMES: Readonly<Record<EvidenceWanted, Sentence>> = {
  payment: { zh: '付款凭证（如支付成功页的截图）', en: 'proof of the payment, such as a screenshot of it' },
  'account-owner': {
    zh: '充值账号属于您的凭证（如账号资料页的截图）',
    en: 'proof that the recharge account is yours, such as a screenshot of its profile',
  },
  'not-received': {
    zh: '商品未到账的凭证（如余额或使用失败的截图）',
    en: 'proof that the goods did not arrive, such as a screenshot of the balance',
  },
};

/** For a code that this release does not know: evidence. */
export const evidenceName = (wanted: Values[string]): Sentence => {
  const name = String(wanted);
  return Object.hasOwn(EVIDENCE_NAMES, name)
    ? EVIDENCE_NAMES[name as EvidenceWanted]
    : { zh: '凭证', en: 'evidence' };
};

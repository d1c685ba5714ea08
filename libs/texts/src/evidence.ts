import type { EvidenceEnd, EvidenceKind, EvidenceWanted, Sentence } from '@bujiao/contracts';
import { count, type Values } from './format.js';

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

const KIND_NAMES: Readonly<Record<EvidenceKind, Sentence>> = {
  png: { zh: 'PNG 图片', en: 'a PNG picture' },
  jpeg: { zh: 'JPEG 图片', en: 'a JPEG picture' },
  pdf: { zh: 'PDF 文件', en: 'a PDF document' },
};

/** What was uploaded, as the history names it. */
export function evidenceAdded({
  kind,
  bytes,
  width,
  height,
}: {
  readonly kind: EvidenceKind;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
}): Sentence {
  const name = KIND_NAMES[kind];
  const size = `${count(Math.max(1, Math.round(bytes / 1024)))} KB`;
  const pixels = width === undefined ? '' : `${count(width)}×${count(height)}, `;
  return { zh: `${name.zh}（${pixels}${size}）。`, en: `${capital(name.en)} (${pixels}${size}).` };
}

/** What happens where the buyer uploads nothing in time. */
export const EVIDENCE_END_TEXTS: Readonly<Record<EvidenceEnd, Sentence>> = {
  review: {
    zh: '买家未在期限内上传，由审核员直接决定。',
    en: 'The buyer uploaded nothing in time; a reviewer decides without it.',
  },
  refuse: {
    zh: '买家未在期限内上传，申请已关闭。',
    en: 'The buyer uploaded nothing in time, so the request was closed.',
  },
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const SHOWN_OF_A_MARK = 8;

/** Which evidence a member of staff looked at, by the beginning of its mark, which says nothing of the content. Owners are not told which. */
export const evidenceLookedAt = (mark: string | undefined): Sentence =>
  mark === undefined
    ? { zh: '查看买家上传的凭证。', en: 'At what the buyer uploaded.' }
    : { zh: `凭证 ${mark.slice(0, SHOWN_OF_A_MARK)}。`, en: `Evidence ${mark.slice(0, SHOWN_OF_A_MARK)}.` };

import { Refused } from '@bujiao/order-history';

export const evidenceNotInPolicy = (): Refused =>
  new Refused('evidence-not-in-policy', {
    zh: '当前规则不要求买家上传凭证。',
    en: 'The rules of this request ask no buyer for evidence.',
  });
export const evidenceKindNeeded = (): Refused =>
  new Refused('evidence-kind-needed', {
    zh: '请指明需要买家证明什么。',
    en: 'Name what the buyer has to prove.',
  });
export const paymentIsProven = (): Refused =>
  new Refused('payment-is-proven', {
    zh: '支付渠道已证实付款，无需买家再证明。',
    en: 'The payment gateway proves the payment: the buyer need not prove it.',
  });
export const evidenceNotKept = (): Refused =>
  new Refused('evidence-not-kept', {
    zh: '该系统未配置凭证存储，无法收取凭证。',
    en: 'This installation keeps no evidence: EVIDENCE_STORE is none.',
  });
export const evidenceNotAsked = (): Refused =>
  new Refused('evidence-not-asked', {
    zh: '该申请当前不需要上传凭证。',
    en: 'This request does not wait for evidence.',
  });
export const tooMuchEvidence = (most: number): Refused =>
  new Refused(
    'too-much-evidence',
    { zh: `每次申请最多上传 ${most} 个文件。`, en: `A request takes at most ${most} files.` },
    { most },
  );
/** Nothing is read of further ones for a while. */
export const tooManyRefusedFiles = (most: number): Refused =>
  new Refused(
    'too-many-refused-files',
    {
      zh: `该申请已有 ${most} 个文件无法收取，请一小时后再试。`,
      en: `${most} files of this request were refused: try again in an hour.`,
    },
    { most },
  );
export const evidenceFull = (most: number): Refused =>
  new Refused(
    'evidence-full',
    {
      zh: `该申请已有 ${most} 个文件，达到上限，无法再请买家上传。`,
      en: `The request has ${most} files, as many as it takes: the buyer could upload no other.`,
    },
    { most },
  );
/** Asked for something else, the buyer uploaded what was there before. */
export const evidenceSentBefore = (): Refused =>
  new Refused('evidence-sent-before', {
    zh: '该文件之前已上传过，请上传另一份凭证。',
    en: 'This file is there already; another one is asked for.',
  });
export const evidenceEmpty = (): Refused =>
  new Refused('evidence-empty', { zh: '文件是空的。', en: 'The file is empty.' });
export const evidenceKindNotTaken = (): Refused =>
  new Refused('evidence-kind-not-taken', {
    zh: '只能上传 PNG、JPEG 图片或 PDF 文件。',
    en: 'Only PNG and JPEG pictures and PDF documents are taken, judged by their content.',
  });
export const evidenceUnreadable = (): Refused =>
  new Refused('evidence-unreadable', {
    zh: '文件已损坏或不完整，请重新选择。',
    en: 'The file is damaged or cut off: choose it again.',
  });
export const evidenceEncrypted = (): Refused =>
  new Refused('evidence-encrypted', {
    zh: 'PDF 已加密，请上传没有密码的文件，或改传截图。',
    en: 'The PDF is encrypted: upload one without a password, or a picture of it.',
  });
export const evidenceTooComplex = (): Refused =>
  new Refused('evidence-too-complex', {
    zh: 'PDF 页数过多或过于复杂，请只上传需要的几页，或改传截图。',
    en: 'The PDF has too many pages or parts: upload the pages that matter, or a picture of them.',
  });
export const evidenceTooManyPixels = (most: number): Refused =>
  new Refused(
    'evidence-too-many-pixels',
    {
      zh: `图片过大，最多 ${most} 像素；请上传截图或缩小后再试。`,
      en: `The picture has too many pixels, more than ${most}: upload a smaller one.`,
    },
    { most },
  );

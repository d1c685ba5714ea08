import type { Sentence } from '@bujiao/contracts';

/** One version of a text that people agree to. */
export interface ConsentText {
  readonly code: string;
  readonly version: string;
  readonly title: Sentence;
  /** Whole sentences, in order. */
  readonly sentences: readonly Sentence[];
}

/**
 * Every version of the consent to zero touch, oldest first. A version is never changed: recorded consents name it. Other words get a new
 * version, and each buyer is asked again.
 */
export const ZERO_TOUCH_CONSENT_TEXTS: readonly [ConsentText, ...ConsentText[]] = [
  {
    code: 'zero-touch-consent',
    version: '2026-12-1',
    title: { zh: '无感补交', en: 'Automatic resubmission (zero touch)' },
    sentences: [
      {
        zh: '订单付了款但没有到货时，平台可以直接为你补交，不用你点击。',
        en: 'When an order is paid and the goods have not arrived, the platform may resubmit it for you without a click.',
      },
      {
        zh: '补交沿用原订单的商品、数量和充值账号，不再收钱，已发的不会再发。',
        en: 'A resubmission takes the goods, the quantity and the account of the order; you are not charged again, and nothing is delivered twice.',
      },
      {
        zh: '每次补交都会告诉你，并记入订单履历。',
        en: 'You are told of each one, and it is recorded in the history of the order.',
      },
      {
        zh: '你可以随时关闭；已开始的补交会做完。',
        en: 'You can switch it off at any time; a resubmission that has begun is finished.',
      },
    ],
  },
];

/** The version that is shown and agreed to now. */
export const zeroTouchConsent = (): ConsentText =>
  ZERO_TOUCH_CONSENT_TEXTS.at(-1) ?? ZERO_TOUCH_CONSENT_TEXTS[0];

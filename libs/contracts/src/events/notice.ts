import type { Sentence } from './sentence.js';

/**
 * Version of the catalogue of notices (`libs/texts`, `notices`). Every event is written with it, so that the words of a notice can be
 * shown later as they were. Raise it with each change of a sentence; older versions stay in the catalogue.
 */
export const NOTICE_CATALOGUE = 2;

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** By which way a notice reaches its buyer. The shop sends it. */
export const NOTICE_CHANNELS = ['shop', 'sms', 'email'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** How a buyer wants to be told; what is absent is the shop's choice. */
export interface NoticeWish {
  readonly languages?: readonly Language[];
  readonly channel?: NoticeChannel;
}

export const NOTICE_CODES = [
  'offer-made',
  'offer-withdrawn',
  'zero-touch-opened',
  'confirm-role',
  'with-reviewer',
  'with-support',
  'delivered',
  'returned-for-correction',
  'refused',
  'evidence-asked',
] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

export type NoticeValues = Readonly<Record<string, string | number>>;

/** What a buyer was told: enough to show the same words for ever. Without personal data. */
export interface Notice {
  readonly code: NoticeCode;
  readonly values: NoticeValues;
  /** Version of the catalogue that the words are from. */
  readonly catalogue: number;
  /** The languages in which it was sent. */
  readonly languages: readonly Language[];
  /** By which way the buyer wants it; absent: the shop's choice. */
  readonly channel?: NoticeChannel;
  readonly sentence: Sentence;
}

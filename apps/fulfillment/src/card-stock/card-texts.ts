import { cardNumber, cardPassword, expiryDate, type RefusedText } from '@bujiao/input-text';
import type { CardSecret } from './card-vault.js';

/** A card as it is stocked. */
export interface CheckedCard extends CardSecret {
  /** `YYYY-MM-DD`, the last day on which it may be issued. */
  readonly expiresOn?: string;
}

/** Why a card of a batch is refused. Tells no part of the card. */
export interface RefusedLine {
  /** Place in the batch; the first card is 1. */
  readonly line: number;
  readonly field: 'cardNo' | 'cardPassword' | 'expiry';
  readonly code: RefusedText['code'];
  readonly detail: string;
  /** Of the refused character in the field, from 1. */
  readonly position?: number;
}

/** A day before all others: an expiry is read, and not compared. */
const NO_DAY = '0000-00-00';

/** Cards are sold for use in China, where a day ends at 16:00 UTC. */
export const STOCK_ZONE = 'Asia/Shanghai';
const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: STOCK_ZONE, dateStyle: 'short' });
/** `YYYY-MM-DD` in {@link STOCK_ZONE}. `now`: ms since the epoch. */
export const stockDay = (now: number): string => dayFormat.format(now);

/** Normalises the cards of a batch. Whether they have expired is for {@link expiredLines}. */
export function checkCards(cards: readonly CardSecret[]): {
  readonly cards: readonly CheckedCard[];
  readonly refused: readonly RefusedLine[];
} {
  const refused: RefusedLine[] = [];
  const checked = cards.map((card, index) => checkCard(card, index + 1, refused));
  return { cards: checked, refused };
}

function checkCard(card: CardSecret, line: number, refused: RefusedLine[]): CheckedCard {
  const taken = <T extends { ok: true }>(
    field: RefusedLine['field'],
    text: T | RefusedText,
  ): T | undefined => {
    if (text.ok) return text;
    const { code, detail, position } = text;
    refused.push({ line, field, code, detail, ...(position !== undefined && { position }) });
    return undefined;
  };
  const cardNo = taken('cardNo', cardNumber(card.cardNo))?.text ?? '';
  const password = taken('cardPassword', cardPassword(card.cardPassword))?.text ?? '';
  // Forms and files give `null` for an empty cell of a column that is optional.
  if (card.expiry === undefined || card.expiry === null) return { cardNo, cardPassword: password };
  const expiry = taken('expiry', expiryDate(card.expiry, NO_DAY));
  return {
    cardNo,
    cardPassword: password,
    ...(expiry && { expiry: expiry.text, expiresOn: expiry.expiresOn }),
  };
}

/** The cards that can no longer be used on `today`, `YYYY-MM-DD`. */
export const expiredLines = (cards: readonly CheckedCard[], today: string): readonly RefusedLine[] =>
  cards.flatMap(({ expiresOn }, index) =>
    expiresOn === undefined || expiresOn >= today
      ? []
      : [
          {
            line: index + 1,
            field: 'expiry' as const,
            code: 'expired' as const,
            detail: `expired before ${today}`,
          },
        ],
  );

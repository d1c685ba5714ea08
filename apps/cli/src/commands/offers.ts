import { EXIT } from '../exit-codes.js';
import type { Column } from '../output/table.js';
import { localTime } from '../output/times.js';
import type { Verb } from '../verb.js';

interface Offer {
  readonly offerId: string;
  readonly kind: string;
  readonly reason: string;
  readonly quantity: number;
  readonly state: string;
  readonly offeredAt: string;
  readonly expiresAt: string;
  readonly sentence: { readonly zh: string; readonly en: string };
}

const COLUMNS: readonly Column<Offer>[] = [
  { title: 'STATE', value: ({ state }) => state },
  { title: 'SINCE', value: ({ kind }) => kind },
  { title: 'UNITS', value: ({ quantity }) => quantity },
  { title: 'OFFERED', value: ({ offeredAt }) => localTime(offeredAt) },
  { title: 'UNTIL', value: ({ expiresAt }) => localTime(expiresAt) },
  { title: 'WORDS', value: ({ sentence }) => sentence.zh },
];

export const offersVerb: Verb = {
  usage: 'offers <order>',
  summary: 'Resubmissions that the buyer of an order was offered, and what became of them',
  examples: ['offers SO20261123000017'],
  async run(context, [order = '']) {
    const { offers } = await (
      await context.api()
    ).get<{ readonly offers: readonly Offer[] }>(`/orders/${encodeURIComponent(order)}/offers`);
    await context.output.list(offers, COLUMNS, ({ offerId }) => offerId);
    return EXIT.fine;
  },
};

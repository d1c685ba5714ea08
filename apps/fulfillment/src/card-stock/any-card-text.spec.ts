import fc from 'fast-check';
import { checkCards } from './card-texts.js';

const PLAIN = /^[A-Z0-9]{1,20}$/;
const plain = fc.stringMatching(PLAIN);
/** Another spelling of the same text: blanks around it, and full-width characters. */
const spelling = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('', ' ', '\t', '\u3000', '\u00a0'),
      fc.constantFrom('', ' ', '\r\n', '\u3000'),
      fc.array(fc.boolean(), { minLength: text.length, maxLength: text.length }),
    )
    .map(([before, after, wide]) => {
      const spelt = [...text].map((c, i) => (wide[i] ? String.fromCodePoint(c.charCodeAt(0) + 0xfee0) : c));
      return `${before}${spelt.join('')}${after}`;
    });
/** What breaks a text in its middle. */
const BREAKS = ['\0', '\u0007', '\u200b', '\u200d', '\u202e', '\ufeff', '\ud800', '\n', '\u2028'];

describe('the cards of a batch, however they are typed', () => {
  it('are one card in every spelling of its number and password', () => {
    const twoSpellings = fc.tuple(plain, plain).chain(([no, password]) =>
      fc.record({
        no: fc.constant(no),
        password: fc.constant(password),
        one: spelling(no),
        two: spelling(password),
      }),
    );
    fc.assert(
      fc.property(twoSpellings, ({ no, password, one, two }) => {
        expect(checkCards([{ cardNo: one, cardPassword: two }])).toEqual({
          cards: [{ cardNo: no, cardPassword: password }],
          refused: [],
        });
      }),
      { numRuns: 500 },
    );
  });

  it('are refused by line and field where a character is in them that nobody can see or type', () => {
    const broken = fc.record({
      cards: fc.array(fc.record({ cardNo: plain, cardPassword: plain }), { minLength: 1, maxLength: 6 }),
      at: fc.nat(),
      field: fc.constantFrom('cardNo' as const, 'cardPassword' as const),
      by: fc.constantFrom(...BREAKS),
    });
    fc.assert(
      fc.property(broken, ({ cards, at, field, by }) => {
        const line = at % cards.length;
        const batch = cards.map((card, i) =>
          i === line ? { ...card, [field]: `A${by}${card[field]}` } : card,
        );
        const { refused } = checkCards(batch);
        expect(refused).toMatchObject([{ line: line + 1, field }]);
        expect(JSON.stringify(refused)).not.toContain(`A${cards[line]?.[field] ?? ''}`);
      }),
      { numRuns: 500 },
    );
  });

  it('come out as nothing but what can be seen and typed, and the same again when they are checked again', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      plain,
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ cardNo: anyText, cardPassword: anyText }), { maxLength: 4 }),
        (batch) => {
          const { cards, refused } = checkCards(batch);
          const lines = new Set(refused.map(({ line }) => line));
          cards.forEach((card, i) => {
            if (lines.has(i + 1)) return;
            for (const text of [card.cardNo, card.cardPassword]) {
              expect(text).not.toMatch(/^\s|\s$|[\p{Cc}\p{Cs}\u200b\u202e]/u);
              expect(text).not.toBe('');
            }
            expect(checkCards([card]).cards).toEqual([card]);
          });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('have a date for expiry, or are refused', () => {
    const date = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.oneof(date, fc.string({ maxLength: 12 })), (expiry) => {
        const { cards, refused } = checkCards([{ cardNo: 'A1', cardPassword: 'B1', expiry }]);
        const [checked] = cards;
        if (refused.length > 0) expect(refused).toMatchObject([{ line: 1, field: 'expiry' }]);
        else
          expect(new Date(`${checked?.expiresOn ?? ''}T00:00:00Z`).toISOString()).toContain(
            checked?.expiresOn,
          );
      }),
      { numRuns: 1_000 },
    );
  });
});

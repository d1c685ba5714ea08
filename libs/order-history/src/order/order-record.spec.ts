import { told } from '../testing/index.js';
import { addFacts, countFacts, factKey, newFacts } from './order-record.js';

const keys = (facts: readonly { readonly source: string; readonly id: string }[]): string[] =>
  facts.map(factKey);
const from = (publisher: string, id: string): { publisher: string; source: string; id: string } => ({
  publisher,
  source: `/${publisher}`,
  id,
});

describe('the record of an order', () => {
  it('is a set: the same event again changes nothing, and the very same set comes back', () => {
    const paid = told('paid', 1, {}, from('shop', 'e1'));
    const facts = addFacts([], [paid, { ...paid }]);
    expect(facts).toHaveLength(1);
    expect(addFacts(facts, [paid])).toBe(facts);
    expect(newFacts(facts, [paid])).toEqual([]);
  });

  it('takes the same id of two sources for two events', () => {
    const facts = [told('paid', 1, {}, from('shop', 'e1')), told('paid', 1, {}, from('warehouse', 'e1'))];
    expect(addFacts([], facts)).toHaveLength(2);
  });

  it('at one moment the more cautious fact speaks last', () => {
    const cancelled = told('cancelled', 1, {}, from('shop', 'a'));
    const delivered = told('delivered', 1, { quantity: 1 }, from('shop', 'b'));
    const failed = told('delivery-failed', 1, {}, from('shop', 'c'));
    const types = countFacts([cancelled, delivered, failed]).counted.map(({ type }) => type);
    expect(types).toEqual(['shop.order.delivery-failed', 'shop.order.delivered', 'shop.order.cancelled']);
  });
});

describe('what was taken back', () => {
  const placed = told('placed', 0, {}, from('shop', 'p'));
  const delivered = told('delivered', 3, { quantity: 3 }, from('warehouse', 'd'));
  const withdrawal = (publisher: string, ref: { source: string; id: string }, minutes = 4) =>
    told(
      'corrected',
      minutes,
      { reason: 'wrong order', withdraws: [ref] },
      from(publisher, `c-${publisher}`),
    );

  it('is shown and does not count, also where the correction arrives first or claims to be earlier', () => {
    for (const minutes of [1, 4]) {
      const correction = withdrawal('warehouse', delivered, minutes);
      const { counted, withdrawn } = countFacts([correction, placed, delivered]);
      expect(keys(counted)).not.toContain(factKey(delivered));
      expect(withdrawn.get(factKey(delivered))).toEqual(correction);
    }
  });

  it('its own publisher may take it back, and who placed the order; a stranger may not', () => {
    for (const [publisher, counts] of [
      ['warehouse', false],
      ['shop', false],
      ['mailer', true],
    ] as const) {
      const { counted } = countFacts([placed, delivered, withdrawal(publisher, delivered)]);
      expect(keys(counted).includes(factKey(delivered))).toBe(counts);
    }
  });

  it('neither a placing nor a correction can be taken back, only told again', () => {
    const correction = withdrawal('shop', delivered);
    const { withdrawn } = countFacts([
      placed,
      delivered,
      correction,
      withdrawal('shop', placed, 5),
      told('corrected', 6, { reason: 'no', withdraws: [correction] }, from('shop', 'c3')),
    ]);
    expect([...withdrawn.keys()]).toEqual([factKey(delivered)]);
  });

  it('an event that is told after it was taken back does not count either', () => {
    const correction = withdrawal('warehouse', delivered);
    const later = countFacts(addFacts([placed, correction], [delivered]));
    expect(keys(later.counted)).not.toContain(factKey(delivered));
  });
});

describe('whose order number it is', () => {
  const placed = told('placed', 0, {}, from('shop', 'p'));
  const other = told('placed', 1, { disputes: ['amount'] }, from('stranger', 'p'));

  it('nothing that a source says counts once its placing of the order was rejected, also what it said before', () => {
    const before = told('delivered', 0.5, { quantity: 1 }, from('stranger', 'd1'));
    const after = told('delivered', 2, { quantity: 1 }, from('stranger', 'd2'));
    const { counted, disputed } = countFacts([after, other, placed, before]);
    expect(keys(counted)).toEqual([factKey(placed)]);
    expect(keys(disputed)).toEqual(keys([before, other, after]));
  });

  it('nor does what its publisher says under another source', () => {
    const elsewhere = told(
      'delivered',
      2,
      { quantity: 1 },
      { publisher: 'stranger', source: '/elsewhere', id: 'd3' },
    );
    expect(keys(countFacts([placed, other, elsewhere]).disputed)).toEqual(keys([other, elsewhere]));
  });

  it('the source that placed it stays, though it placed it again with other terms', () => {
    const again = told('placed', 1, { disputes: ['amount'] }, from('shop', 'p2'));
    const paid = told('paid', 2, {}, from('shop', 'paid'));
    expect(countFacts([placed, again, paid]).disputed).toEqual([]);
  });

  it('a barred source takes nothing back', () => {
    const delivered = told('delivered', 1, { quantity: 1 }, from('shop', 'd'));
    const correction = told(
      'corrected',
      2,
      { reason: 'no', withdraws: [delivered] },
      { publisher: 'shop', source: '/stranger', id: 'c' },
    );
    expect(keys(countFacts([placed, other, delivered, correction]).counted)).toContain(factKey(delivered));
  });
});

import 'reflect-metadata';
import { GOODS_KINDS } from '@bujiao/contracts';
import { checkOrderEvent, isRejection, type Rejection } from './check-order-event.js';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const TIME = '2026-11-23T09:00:00.000Z';
const PLACED = {
  buyerId: 'B1',
  goods: { goodsId: 'G1', name: '腾讯Q币 10个', kind: 'game-points', unitPrice: 1000 },
  quantity: 1,
  amount: 1000,
};
const event = (over: object = {}): object => ({
  specversion: '1.0',
  id: 'e1',
  source: 'shop',
  type: 'shop.order.placed',
  subject: 'O1',
  time: TIME,
  data: PLACED,
  ...over,
});
const placed = (over: object): object => event({ data: { ...PLACED, ...over } });
const paid = (over: object = {}): object => event({ type: 'shop.order.paid', data: {}, ...over });
const check = (raw: unknown): ReturnType<typeof checkOrderEvent> => checkOrderEvent(raw, NOW);
const codeOf = (raw: unknown): Rejection['code'] | undefined => {
  const checked = check(raw);
  return isRejection(checked) ? checked.code : undefined;
};
/** As it comes over the wire, where `__proto__` is a name like any other. */
const overTheWire = (text: string): unknown => JSON.parse(text);
const nested = (depth: number): unknown => overTheWire(`${'['.repeat(depth)}${']'.repeat(depth)}`);

describe('an order event', () => {
  it('is taken as it is, without what the contract does not know', () => {
    expect(check(event({ data: { ...PLACED, colour: 'red' }, traceparent: 'x' }))).toEqual({
      id: 'e1',
      source: 'shop',
      type: 'shop.order.placed',
      orderId: 'O1',
      time: TIME,
      data: PLACED,
      ignored: ['/data/colour'],
    });
  });

  it('may say when the buyer registered, kept in UTC', () => {
    const told = placed({ buyerSince: '2026-11-20T08:00:60.5+08:00' });
    expect(check(told)).toMatchObject({ data: { buyerSince: '2026-11-20T00:01:00.500Z' }, ignored: [] });
    expect(codeOf(placed({ buyerSince: 'yesterday' }))).toBe('invalid-data');
    expect(codeOf(placed({ buyerSince: 1_700_000_000_000 }))).toBe('invalid-data');
  });

  it('may leave out data where its type needs none', () => {
    expect(check(paid({ data: undefined }))).toMatchObject({ type: 'shop.order.paid', data: {} });
    expect(check(paid({ data: null }))).toMatchObject({ type: 'shop.order.paid', data: {} });
  });

  it.each([
    ['2026-11-23T17:00:00+08:00', TIME],
    ['2026-11-23T09:00:00Z', TIME],
    ['2026-11-23T09:00:00.123456Z', '2026-11-23T09:00:00.123Z'],
    ['2026-11-23T10:05:00.000Z', '2026-11-23T10:05:00.000Z'],
    ['2026-11-23t09:00:00z', TIME],
    ['2026-11-23T08:59:60Z', TIME],
    ['2026-11-23T09:00:00.0001234567890Z', TIME],
  ])('of %s is of %s, in UTC with milliseconds', (time, utc) => {
    expect(check(paid({ time }))).toMatchObject({ time: utc });
  });
});

describe('what is no event', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'event'],
    ['a number', 1],
    ['a list', [event()]],
    ['an empty object', {}],
    ['another version', event({ specversion: '0.3' })],
    ['a number as id', event({ id: 7 })],
    ['no id', event({ id: '' })],
    ['an endless id', event({ id: 'x'.repeat(257) })],
    ['no source', event({ source: undefined })],
    ['an object as type', event({ type: {} })],
    ['NUL in the id', event({ id: 'e\0' })],
    ['half a character in the id', event({ id: 'e\ud800' })],
    ['NUL in the source', event({ source: 'shop\0' })],
    ['half a character in the source', event({ source: '\udc00shop' })],
  ])('%s', (_, raw) => {
    expect(codeOf(raw)).toBe('not-an-event');
  });

  it.each(['shop.order.exploded', 'toString', '__proto__', 'constructor'])('type %s is unknown', (type) => {
    expect(codeOf(event({ type }))).toBe('unknown-type');
  });

  it.each<[unknown]>([
    [undefined],
    [7],
    [''],
    ['-O1'],
    ['O 1'],
    ['O/1'],
    ['O\0'],
    ['O\n'],
    ['订单'],
    ['x'.repeat(65)],
    [{ toString: () => 'O1' }],
  ])('subject %j is no order id', (subject) => {
    expect(codeOf(event({ subject }))).toBe('invalid-subject');
  });

  it.each<[unknown]>([
    [undefined],
    [null],
    [NOW],
    [''],
    ['yesterday'],
    ['2026-11-23'],
    ['2026-11-23T09:00:00'],
    ['2026-13-01T00:00:00Z'],
    ['2026-11-23T25:00:00Z'],
    ['2026-02-30T12:00:00Z'],
    ['2026-11-23T09:00:00+99:00'],
    ['2026-11-23T10:05:00.001Z'],
    ['9999-01-01T00:00:00Z'],
    ['0000-01-01T00:00:00Z'],
    ['0001-01-01T00:00:00+10:00'],
    ['+275760-09-13T00:00:00Z'],
  ])('time %j', (time) => {
    expect(codeOf(paid({ time }))).toBe('invalid-time');
  });
});

describe('data that does not fit', () => {
  it.each<[string, object]>([
    ['a text', event({ data: 'data' })],
    ['a list', event({ data: [] })],
    ['none, where some is needed', event({ data: undefined })],
    ['a number as buyer', placed({ buyerId: 1 })],
    ['a buyer with a blank', placed({ buyerId: 'B 1' })],
    ['a list as buyer', placed({ buyerId: ['B1'] })],
    ['no goods', placed({ goods: undefined })],
    ['a list of goods', placed({ goods: [PLACED.goods] })],
    ['goods as text', placed({ goods: 'G1' })],
    ['goods of no kind', placed({ goods: { ...PLACED.goods, kind: 'car' } })],
    ['goods of a borrowed kind', placed({ goods: { ...PLACED.goods, kind: 'toString' } })],
    ['an endless name', placed({ goods: { ...PLACED.goods, name: 'x'.repeat(201) } })],
    ['NUL in the name', placed({ goods: { ...PLACED.goods, name: 'Q币\0' } })],
    ['half a character in the name', placed({ goods: { ...PLACED.goods, name: 'Q币\ud83d' } })],
    ['no units', placed({ quantity: 0 })],
    ['half a unit', placed({ quantity: 0.5 })],
    ['units as text', placed({ quantity: '1' })],
    ['more units than there are', placed({ quantity: 1e9 })],
    ['no number of units', placed({ quantity: Number.NaN })],
    ['a negative amount', placed({ amount: -1 })],
    ['an endless amount', placed({ amount: 1e300 })],
    ['an account of no letters', placed({ rechargeTarget: { rechargeAccount: '' } })],
    ['an account as number', placed({ rechargeTarget: { rechargeAccount: 138 } })],
    ['NUL in the account', placed({ rechargeTarget: { rechargeAccount: '138\0' } })],
    [
      'half a character in the role',
      placed({ rechargeTarget: { rechargeAccount: '138', gameRole: '\ud800' } }),
    ],
    ['delivered without a number', event({ type: 'shop.order.delivered', data: {} })],
    ['delivered minus one', event({ type: 'shop.order.delivered', data: { quantity: -1 } })],
    [
      'a pending order without number',
      event({ type: 'shop.order.delayed', data: { pendingSupplierOrder: { supplierId: 'S1' } } }),
    ],
  ])('%s', (_, raw) => {
    expect(codeOf(raw)).toBe('invalid-data');
  });

  it('is told by path, never by value', () => {
    const checked = check(
      placed({ rechargeTarget: { rechargeAccount: { secret: '13800000000' } } }),
    ) as Rejection;
    expect(checked.detail).toContain('rechargeTarget.rechargeAccount');
    expect(checked.detail).not.toContain('138');
  });
});

describe('what somebody sends to break it', () => {
  it("__proto__ changes nobody's prototype, and arrives nowhere", () => {
    const raw = overTheWire(
      JSON.stringify(event()).replace(
        '"buyerId"',
        '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"buyerId"',
      ),
    );
    const checked = check(raw);
    expect(isRejection(checked)).toBe(false);
    expect(JSON.stringify(checked)).not.toContain('polluted');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((checked as { data: Record<string, unknown> }).data['polluted']).toBeUndefined();
  });

  it('an event whose own fields come only by __proto__ is none', () => {
    expect(codeOf(overTheWire(`{"__proto__":${JSON.stringify(event())}}`))).toBe('not-an-event');
  });

  it.each([17, 10_000, 500_000])('data %d levels deep is refused, not followed', (depth) => {
    expect(codeOf(placed({ deep: nested(depth) }))).toBe('invalid-data');
    expect(codeOf(placed({ goods: nested(depth) }))).toBe('invalid-data');
    expect(codeOf(placed({ rechargeTarget: { rechargeAccount: nested(depth) } }))).toBe('invalid-data');
  });

  it('some unknown fields are dropped, thousands of them refused', () => {
    const fields = (length: number): object =>
      Object.fromEntries(Array.from({ length }, (_, i) => [`f${i}`, i]));
    expect(codeOf(placed(fields(100)))).toBeUndefined();
    expect(codeOf(placed(fields(100_000)))).toBe('invalid-data');
  });

  it('every kind of goods is taken, so that none of the above is refused for its kind', () => {
    for (const kind of GOODS_KINDS)
      expect(codeOf(placed({ goods: { ...PLACED.goods, kind } }))).toBeUndefined();
  });
});

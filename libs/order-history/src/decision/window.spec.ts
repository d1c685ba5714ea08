import type { OrderFact } from '@bujiao/contracts';
import { BASELINE, type Policy } from '@bujiao/policy';
import fc from 'fast-check';
import { historyOf, paidOrder, recordTaken, told } from '../testing/index.js';
import { decideResubmission } from './decide-resubmission.js';
import { codeOfDecision } from './decision-values.js';
import { windowEnd } from './window-end.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Any second of eight years, two leap days and the changes of summer time included; those moments more often. */
const moments = fc.oneof(
  fc.integer({
    min: Date.parse('2024-01-01T00:00:00Z') / 1_000,
    max: Date.parse('2031-12-31T00:00:00Z') / 1_000,
  }),
  fc
    .constantFrom(
      '2024-02-29T00:00:00Z',
      '2028-02-29T15:59:30Z',
      '2026-03-29T01:00:00Z',
      '2026-10-25T01:00:00Z',
    )
    .chain((at) => fc.integer({ min: -7_200, max: 7_200 }).map((s) => Date.parse(at) / 1_000 + s)),
);
/** As shops write times: the same moment, by the clock of any zone. */
const zones = fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15);
const spans = fc.integer({ min: 1, max: 20 * 24 * 60 }).map((minutes) => minutes * MINUTE);

/** What intake makes of a time with an offset. */
function asStored(at: number, offset: number): string {
  const sign = offset < 0 ? '-' : '+';
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const local = new Date(at + offset * MINUTE).toISOString().slice(0, 19);
  const text = `${local}${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return new Date(text).toISOString();
}

interface Placed {
  readonly placedAt: number;
  readonly failedAt: number;
  readonly offset: number;
}
const placed = fc
  .record({ second: moments, after: fc.integer({ min: 2, max: 60 * 24 * 10 }), offset: zones })
  .map(({ second, after, offset }): Placed => {
    const placedAt = second * 1_000;
    return { placedAt, failedAt: placedAt + after * MINUTE, offset };
  });

function historyAt({ placedAt, failedAt, offset }: Placed) {
  const at = (fact: OrderFact, time: number): OrderFact => {
    const stored = asStored(time, offset);
    return { ...fact, time: stored, receivedAt: stored };
  };
  const [order, paid] = paidOrder() as [OrderFact, OrderFact];
  const facts = [
    at(order, placedAt),
    at(paid, placedAt + MINUTE),
    at(told('delivery-failed', 2, {}), failedAt),
  ];
  return historyOf(recordTaken(facts, { placedAt: asStored(placedAt, offset) }));
}

const within = (last: number, neverAfter: number): Policy => ({
  ...BASELINE,
  defaults: { ...BASELINE.defaults, window: { last, neverAfter } },
});

describe('the window of an order', () => {
  it('ends to the millisecond after its time, by no calendar and in no zone', () => {
    fc.assert(
      fc.property(placed, spans, spans, (order, last, neverAfter) => {
        const history = historyAt(order);
        const policy = within(last, neverAfter);
        const end = Math.min(order.failedAt + last, order.placedAt + neverAfter);
        const decideAt = (now: number): string =>
          codeOfDecision(decideResubmission({ history, policy, now }));
        expect(windowEnd(history, policy, end)).toBe(end);
        if (end > order.failedAt) expect(decideAt(end)).toBe('resubmittable');
        expect(decideAt(Math.max(end, order.failedAt) + 1)).toBe('outside-window');
      }),
    );
  });

  it('is the same whatever zone the shop writes its times in', () => {
    fc.assert(
      fc.property(placed, zones, fc.integer({ min: 0, max: 2 * DAY }), (order, other, after) => {
        const now = order.failedAt + after;
        const [one, two] = [historyAt(order), historyAt({ ...order, offset: other })];
        expect(decideResubmission({ history: one, policy: BASELINE, now })).toEqual(
          decideResubmission({ history: two, policy: BASELINE, now }),
        );
      }),
    );
  });

  it('never closes and opens again as time passes', () => {
    fc.assert(
      fc.property(
        placed,
        fc.array(fc.integer({ min: 1, max: 20 * DAY }), { maxLength: 8 }),
        (order, waits) => {
          const history = historyAt(order);
          let now = order.failedAt;
          let closed = false;
          for (const wait of waits) {
            now += wait;
            const isClosed =
              codeOfDecision(decideResubmission({ history, policy: BASELINE, now })) === 'outside-window';
            expect(closed && !isClosed).toBe(false);
            closed = isClosed;
          }
        },
      ),
    );
  });

  it('counts from what the shop says happened, not from when a late or fast clock delivered it', () => {
    fc.assert(
      fc.property(placed, fc.integer({ min: -5 * MINUTE, max: 20 * HOUR }), (order, skew) => {
        const history = historyAt(order);
        const skewed = historyOf(
          recordTaken(
            history.told.map((fact) => ({
              ...fact,
              receivedAt: new Date(Date.parse(fact.time) + skew).toISOString(),
            })),
            { placedAt: history.terms?.placedAt as string },
          ),
        );
        expect(windowEnd(skewed, BASELINE, order.failedAt)).toBe(
          windowEnd(history, BASELINE, order.failedAt),
        );
      }),
    );
  });
});

import { decideResubmission } from './decision/decide-resubmission.js';
import { unitsOf } from './delivery/units.js';
import { BASELINE } from '@bujiao/policy';
import { evolve } from './evolve.js';
import type { HistoryEvent } from './evolver.js';
import { legacyFacts } from './order/legacy-facts.js';
import { emptyHistory, orderOf, type OrderHistory } from './order-history.js';
import { told, TERMS } from './testing/index.js';
import { upcast } from './upcast.js';

/** A stream as the first version wrote it, byte by byte what its store held. */
const FIRST_VERSION = [
  '{"type":"OrderSnapshotTaken","data":{"terms":{"orderId":"O1","buyerId":"B1","merchantId":"M1","goods":{"goodsId":"G1","name":"腾讯Q币 10个","kind":"game-points","unitPrice":1000},"quantity":3,"amount":3000,"placedAt":"2026-11-23T09:00:00.000Z","paymentId":"P1"},"facts":{"paidAt":"2026-11-23T09:01:00.000Z","deliveryFailedAt":"2026-11-23T09:02:00.000Z","deliveryFailureCode":"110"}},"metadata":{"correlationId":"r1","causationId":"request:r1","actor":{"kind":"person","id":"B1","role":"buyer"},"occurredAt":"2026-11-23T10:00:00.000Z","schemaVersion":1}}',
  '{"type":"ResubmissionRequested","data":{"resubmissionId":"r1","reason":"delivery-failed","channel":"one-click","fieldsTyped":0,"fingerprint":"f1"},"metadata":{"correlationId":"r1","causationId":"request:r1","actor":{"kind":"person","id":"B1","role":"buyer"},"occurredAt":"2026-11-23T10:00:00.000Z","schemaVersion":1}}',
  '{"type":"OriginalOrderChanged","data":{"facts":{"paidAt":"2026-11-23T09:01:00.000Z","deliveryFailedAt":"2026-11-23T09:02:00.000Z","deliveryFailureCode":"110","deliveredAt":"2026-11-23T10:01:00.000Z","deliveredQuantity":1}},"metadata":{"correlationId":"r1","causationId":"e7","actor":{"kind":"service","id":"/shop"},"occurredAt":"2026-11-23T10:01:01.000Z","schemaVersion":1}}',
  '{"type":"OriginalOrderChanged","data":{"facts":{"paidAt":"2026-11-23T09:01:00.000Z","deliveryFailedAt":"2026-11-23T09:02:00.000Z","deliveryFailureCode":"110","delayedAt":"2026-11-23T10:02:00.000Z","pendingSupplierOrder":{"supplierId":"S1","requestNo":"77"},"deliveredAt":"2026-11-23T10:01:00.000Z","deliveredQuantity":2}},"metadata":{"correlationId":"r1","causationId":"e8","actor":{"kind":"service","id":"/shop"},"occurredAt":"2026-11-23T10:02:01.000Z","schemaVersion":1}}',
].map((line) => JSON.parse(line) as HistoryEvent);
const folded = (events: readonly HistoryEvent[]): OrderHistory => events.reduce(evolve, emptyHistory());

describe('a stream of the first version', () => {
  it('is read as facts: what was paid, delivered, open and failed', () => {
    const history = folded(FIRST_VERSION);
    const order = orderOf(history);
    expect(order?.toldPayments.money.state).toBe('paid');
    expect(order?.supplierOrders).toMatchObject([{ supplierId: 'S1', requestNo: '77' }]);
    expect(unitsOf(history)).toMatchObject({ ordered: 3, surelyByShop: 2, missing: 1 });
    expect(history.resubmissions).toMatchObject([{ resubmissionId: 'r1', status: 'requested' }]);
  });

  it('values that every change repeated are one fact each', () => {
    const ids = folded(FIRST_VERSION).told.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(folded([...FIRST_VERSION, ...FIRST_VERSION.slice(2)]).told).toHaveLength(ids.length);
  });

  it('continues with facts of the present version', () => {
    const later = told('delivered', 63, { quantity: 1, deliveryId: 'd3' });
    const event = {
      type: 'OriginalOrderChanged',
      data: { facts: {}, told: [later] },
      metadata: { ...(FIRST_VERSION[0] as HistoryEvent).metadata, schemaVersion: 2 },
    };
    expect(unitsOf(folded([...FIRST_VERSION, event]))).toMatchObject({ surelyByShop: 3, missing: 0 });
  });

  it('an event of the present version, and one that never changed its shape, stay as they are', () => {
    const [snapshot, requested] = FIRST_VERSION as [HistoryEvent, HistoryEvent];
    expect(upcast(requested)).toBe(requested);
    const present = { ...snapshot, metadata: { ...snapshot.metadata, schemaVersion: 2 } };
    expect(upcast(present)).toBe(present);
  });

  it('without a version in its metadata counts as the first', () => {
    const { schemaVersion: _, ...metadata } = (FIRST_VERSION[0] as HistoryEvent).metadata;
    const event = { ...(FIRST_VERSION[0] as HistoryEvent), metadata } as HistoryEvent;
    expect((upcast(event).data as { told: unknown[] }).told).toHaveLength(2);
  });
});

describe('values of the first version beside events that are told again', () => {
  const PAID = { paidAt: '2026-11-23T09:01:00.000Z' };
  const history = (facts: Parameters<typeof legacyFacts>[0], ...more: ReturnType<typeof told>[]) => ({
    ...emptyHistory(),
    terms: { ...TERMS, quantity: 2 },
    told: [...legacyFacts(facts), ...more],
  });

  it('a payment number that the first version dropped is asked about once it is told again', () => {
    const order = orderOf(history(PAID, told('paid', 1, { paymentId: 'P2' })));
    expect(order?.toldPayments.numbers).toEqual(['P1', 'P2']);
  });

  it('a supplier order that the first version dropped keeps goods back once it is told again', () => {
    const delayedAt = told('placed', 5, {}).time;
    const again = told('delayed', 5, { pendingSupplierOrders: [{ supplierId: 'S2', requestNo: '7' }] });
    expect(unitsOf(history({ ...PAID, delayedAt }, again)).openSupplierOrders).toEqual([
      { supplierId: 'S2', requestNo: '7' },
    ]);
  });

  it('a cancellation that the first version kept without a cause stays one for an unknown cause', () => {
    const decision = decideResubmission({
      history: history({ ...PAID, cancelledAt: told('placed', 5, {}).time }),
      policy: BASELINE,
      now: Date.parse(told('placed', 10, {}).time),
    });
    expect(decision).toMatchObject({ do: 'no', code: 'order-cancelled', known: { cause: 'other' } });
  });
});

import type { EventMetadata } from '@bujiao/contracts';
import { labelOf, QUIET, type LaterEvent } from './label.js';
import { verdictOf } from './outcome.js';

const AT = Date.parse('2026-11-01T00:00:00.000Z');
const at = (ms: number): Pick<EventMetadata, 'occurredAt'> => ({
  occurredAt: new Date(AT + ms).toISOString(),
});
const event = (type: string, data: object, ms = 0): LaterEvent => ({ type, data, metadata: at(ms) });

const ID = 'r1';
const delivered = event('ResubmissionDelivered', { resubmissionId: ID });
const refunded = event('OriginalOrderChanged', { told: [{ type: 'shop.order.refunded' }] });
const disputed = event('OrderConflictFound', { conflict: { code: 'refunded-and-delivered' } });
const confirmed = (by: string): LaterEvent => event('ReceiptConfirmed', { resubmissionId: ID, by });
const reviewed = (decision: string): LaterEvent => event('ReviewDecided', { resubmissionId: ID, decision });

describe('how a decision turned out', () => {
  it.each([
    ['a dispute, whatever was confirmed before', [delivered, confirmed('buyer'), disputed], 'dispute'],
    ['a refund of delivered goods', [delivered, refunded], 'refund'],
    ['not known, where money went back for goods that never went out', [refunded], 'not-known'],
    ['refused by a reviewer', [reviewed('refuse')], 'refused-by-reviewer'],
    ['not known, where a reviewer let it through', [reviewed('approve')], 'not-known'],
    ['confirmed by the buyer', [delivered, confirmed('buyer')], 'confirmed'],
    ['not known, where time confirmed it', [delivered, confirmed('automatic')], 'not-known'],
    [
      'not known, for events of another request',
      [event('ResubmissionDelivered', { resubmissionId: 'r2' })],
      'not-known',
    ],
  ] as const)('is %s', (_, later, label) => {
    expect(labelOf(ID, { later, asOf: AT })).toBe(label);
  });

  it('is good when nobody has complained for 14 days, and not a moment before', () => {
    expect(labelOf(ID, { later: [delivered], asOf: AT + QUIET - 1 })).toBe('not-known');
    expect(labelOf(ID, { later: [delivered], asOf: AT + QUIET })).toBe('no-complaint');
  });

  it('is bad where the gateway contradicted the claim, and not where a rule refused for another reason', () => {
    expect(labelOf(ID, { later: [], code: 'payment-not-found', asOf: AT })).toBe('refused-proof');
    expect(labelOf(ID, { later: [], code: 'outside-window', asOf: AT })).toBe('not-known');
  });
});

describe('the outcome of a decision', () => {
  const risk = { points: 40, factors: [], band: 'second-check' };
  it.each([
    ['ResubmissionApproved', {}, 'straight-through'],
    ['ReviewRequested', { question: 'second-check', risk }, 'second-check'],
    ['ReviewRequested', { question: 'high-risk', risk }, 'human'],
    ['ResubmissionRejected', { code: 'outside-window' }, 'refuse'],
  ])('of %s %j is %s', (type, data, outcome) => {
    expect(verdictOf({ type, data })?.outcome).toBe(outcome);
  });

  it('is none for other events', () => {
    expect(verdictOf({ type: 'ReviewDecided', data: {} })).toBe(undefined);
  });
});

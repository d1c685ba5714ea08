import type { OrderEvent, OrderFact } from '@bujiao/contracts';
import { evolve, type HistoryEvent, type OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptStarted,
  attemptSucceeded,
  given,
  historyOf,
  METADATA,
  NOW,
  moreTold,
  paidOrder,
  recordTaken,
  requested,
  told,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { BASELINE } from '@bujiao/policy';
import { closeConflict, openConflicts } from './close-conflict.decider.js';
import { conflictActions } from './conflict-actions.js';
import { watchConflicts } from './watch-conflicts.decider.js';

const ours = [requested(), approved(), attemptStarted(), attemptSucceeded()];
const over = told('delivered', 70, { quantity: 1 });
const OVER = { code: 'over-delivered' as const, known: { ordered: 1, byShop: 1, byUs: 1 } };
const found: GivenEvent = { type: 'OrderConflictFound', data: { conflict: OVER } };
const closed = (by: 'person' | 'taken-back'): GivenEvent => ({
  type: 'OrderConflictClosed',
  data: { ...OVER, by, ...(by === 'person' && { action: 'accepted' as const, note: 'by phone' }) },
});
const order = (...more: readonly OrderFact[]): readonly GivenEvent[] => [
  recordTaken([...paidOrder(), ...more]),
  ...ours,
];
const back = moreTold(told('corrected', 80, { reason: 'another order', withdraws: [over] }));

describe('what the history has to say of contradictions', () => {
  it('nothing where there is none, and nothing twice', () => {
    given(...order())
      .when(watchConflicts)
      .thenNothing();
    given(...order(over), found)
      .when(watchConflicts)
      .thenNothing();
  });

  it('one that came up, with what is known', () => {
    given(...order(over))
      .when(watchConflicts)
      .then({ type: 'OrderConflictFound', data: { conflict: OVER } });
  });

  it('its end, once what caused it was taken back; and it again when it comes again', () => {
    given(...order(over), found, back)
      .when(watchConflicts)
      .then({ type: 'OrderConflictClosed', data: { code: 'over-delivered', by: 'taken-back' } });
    given(...order(over), found, closed('taken-back'))
      .when(watchConflicts)
      .then({ type: 'OrderConflictFound', data: { conflict: OVER } });
  });

  it('one that a person closed stays closed with these values; with others it is news', () => {
    given(...order(over), found, closed('person'))
      .when(watchConflicts)
      .thenNothing();
    given(...order(over), found, closed('person'), moreTold(told('delivered', 90, { quantity: 1 })))
      .when(watchConflicts)
      .then({
        type: 'OrderConflictFound',
        data: { conflict: { code: 'over-delivered', known: { ordered: 1, byShop: 2, byUs: 1 } } },
      });
  });

  it('other values close the older ones', () => {
    given(...order(over), found, moreTold(told('delivered', 90, { quantity: 1 })))
      .when(watchConflicts)
      .then({ type: 'OrderConflictClosed', data: { known: OVER.known } }, { type: 'OrderConflictFound' });
  });

  it('comes to rest: what it decided leaves nothing more to say', () => {
    const settle = (history: OrderHistory): readonly OrderEvent[] => {
      const after = watchConflicts(history).reduce<OrderHistory>(
        (h, event) => evolve(h, { ...event, metadata: METADATA } as HistoryEvent),
        history,
      );
      return watchConflicts(after);
    };
    given(...order(over, told('cancelled', 71, {}), told('refunded', 72, { amount: 1000 })))
      .when(settle)
      .thenNothing();
  });
});

describe('a person closes a contradiction', () => {
  const close = (history: OrderHistory): readonly OrderEvent[] =>
    closeConflict(history, { code: 'over-delivered', action: 'accepted', note: 'by phone' });

  it('with the values that it has', () => {
    given(...order(over), found)
      .when(close)
      .then({
        type: 'OrderConflictClosed',
        data: { ...OVER, by: 'person', action: 'accepted', note: 'by phone' },
      });
  });

  it('once: the same again decides nothing; in another way it is refused', () => {
    given(...order(over), found, closed('person'))
      .when(close)
      .thenNothing();
    given(...order(over), found, closed('person'))
      .when((history) =>
        closeConflict(history, { code: 'over-delivered', action: 'corrected-by-shop', note: 'x' }),
      )
      .thenRefused('no-such-conflict');
  });

  it('not one that the history does not hold', () => {
    given(...order())
      .when(close)
      .thenRefused('no-such-conflict');
  });

  it('open ones are shown once, however often they were recorded', () => {
    expect(openConflicts(historyOf(...order(over), found, found))).toMatchObject([OVER]);
    expect(openConflicts(historyOf(...order(over), found, closed('person')))).toEqual([]);
  });
});

describe('what closing a contradiction would change', () => {
  const effects = (...events: readonly GivenEvent[]): string[] =>
    conflictActions({
      history: historyOf(...events),
      code: 'over-delivered',
      policy: BASELINE,
      now: NOW,
    }).map(({ effect }) => effect.zh);

  it('is said for every action: the finding is recorded, and what the buyer reads then', () => {
    const said = effects(...order(over), found);
    expect(said).toHaveLength(4);
    for (const effect of said) expect(effect).toMatch(/^记下判断，不动货也不动钱。之后买家会看到：/);
  });

  it('names another contradiction that stops goods still', () => {
    const cancelled = told('cancelled', 71, { cause: 'buyer' });
    expect(effects(...order(over, cancelled), found)[0]).toContain('另有一处没有判断（订单已取消');
  });

  it('is refused, as the decision is, where nothing is open', () => {
    expect(() => effects(...order(over))).toThrow('no-such-conflict');
  });
});

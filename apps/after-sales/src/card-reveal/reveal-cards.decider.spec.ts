import type { CardPart } from '@bujiao/contracts';
import type { OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptFailed,
  attemptStarted,
  attemptSucceeded,
  closed,
  delivered,
  FAILED,
  given,
  rejected,
  requested,
  snapshotTaken,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { copyCard, revealCards } from './reveal-cards.decider.js';

const open: GivenEvent[] = [
  snapshotTaken(FAILED, { quantity: 2 }),
  requested(),
  approved(),
  attemptStarted({ quantity: 2 }),
];
const arrived = [...open, attemptSucceeded({ quantity: 2, cardIds: ['c1', 'c2'] }), delivered()];
const look = (revealKey: string): GivenEvent => ({
  type: 'CardSecretsRevealed',
  data: { resubmissionId: 'r1', cardIds: ['c1', 'c2'], revealKey },
});
const reveal =
  (revealKey = 'k1') =>
  (history: OrderHistory) =>
    revealCards(history, { resubmissionId: 'r1', revealKey, mostLooks: 2 });

describe('the reveal of card secrets', () => {
  it('is recorded with the cards that were delivered, before anybody sees them', () => {
    given(...arrived)
      .when(reveal())
      .then({
        type: 'CardSecretsRevealed',
        data: { resubmissionId: 'r1', cardIds: ['c1', 'c2'], revealKey: 'k1', lookNo: 1, mostLooks: 2 },
      });
  });

  it('is possible after the receipt was confirmed', () => {
    given(...arrived, closed())
      .when(reveal())
      .then({ type: 'CardSecretsRevealed' });
  });

  it('is one event a look: the same request again is the same look', () => {
    given(...arrived, look('k1'))
      .when(reveal('k1'))
      .thenNothing();
    given(...arrived, look('k1'), closed())
      .when(reveal('k1'))
      .thenNothing();
    given(...arrived, look('k1'))
      .when(reveal('k2'))
      .then({ type: 'CardSecretsRevealed', data: { revealKey: 'k2', lookNo: 2 } });
  });

  it('is refused beyond the limit, though looks that were recorded are answered again', () => {
    given(...arrived, look('k1'), look('k2'))
      .when(reveal('k3'))
      .thenRefused('too-many-looks');
    given(...arrived, look('k1'), look('k2'))
      .when(reveal('k1'))
      .thenNothing();
  });

  it('shows the cards of the attempt that succeeded, and of no other', () => {
    const again = { attemptId: 'a2', attemptNo: 2, quantity: 2 };
    given(
      ...open,
      attemptFailed(),
      attemptStarted(again),
      attemptSucceeded({ ...again, cardIds: ['c3', 'c4'] }),
      delivered(),
    )
      .when(reveal())
      .then({ type: 'CardSecretsRevealed', data: { cardIds: ['c3', 'c4'] } });
  });

  it.each<[string, GivenEvent[]]>([
    ['nothing was asked for', [snapshotTaken()]],
    ['nothing was delivered', open],
    ['only an attempt succeeded', [...open, attemptSucceeded({ quantity: 1, cardIds: ['c1'] })]],
    ['it was rejected', [snapshotTaken(), requested(), rejected()]],
  ])('is refused while %s', (_, events) => {
    given(...events)
      .when(reveal())
      .thenRefused('not-delivered');
  });

  it('says where the buyer looked from', () => {
    const from = { program: 'Chrome', system: 'Android' };
    given(...arrived)
      .when((history) => revealCards(history, { resubmissionId: 'r1', revealKey: 'k1', mostLooks: 2, from }))
      .then({ type: 'CardSecretsRevealed', data: { from } });
  });

  it('is refused for goods that have no cards', () => {
    given(...open, attemptSucceeded({ quantity: 2, supplierOrderNo: 'S1' }), delivered())
      .when(reveal())
      .thenRefused('no-cards');
  });
});

describe('the copy of a card secret', () => {
  const copy =
    (card = 1, part: CardPart = 'card-password') =>
    (history: OrderHistory) =>
      copyCard(history, { resubmissionId: 'r1', card, part });
  const copied = (lookNo: number): GivenEvent => ({
    type: 'CardSecretsCopied',
    data: { resubmissionId: 'r1', lookNo, card: 1, part: 'card-password' },
  });

  it('is recorded with the look that showed it', () => {
    given(...arrived, look('k1'), look('k2'))
      .when(copy(2, 'card-no'))
      .then({
        type: 'CardSecretsCopied',
        data: { resubmissionId: 'r1', lookNo: 2, card: 2, part: 'card-no' },
      });
  });

  it('is one event a look, card and part, also after the receipt', () => {
    given(...arrived, look('k1'), copied(1))
      .when(copy())
      .thenNothing();
    given(...arrived, look('k1'), copied(1), look('k2'), closed())
      .when(copy())
      .then({ type: 'CardSecretsCopied', data: { lookNo: 2 } });
  });

  it.each<[string, GivenEvent[], number]>([
    ['nothing was shown', arrived, 1],
    ['there is no such card', [...arrived, look('k1')], 3],
  ])('is refused where %s', (_, events, card) => {
    given(...events)
      .when(copy(card))
      .thenRefused('not-looked-at');
  });
});

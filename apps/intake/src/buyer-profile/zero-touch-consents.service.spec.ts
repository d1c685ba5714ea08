import { buyerStream } from '@bujiao/contracts';
import type { EventStore } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import type { Principal } from '@bujiao/platform';
import { zeroTouchConsent } from '@bujiao/texts';
import { BuyerZeroTouchConsents } from './zero-touch-consents.service.js';

const buyer = (id: string): Principal => ({
  id,
  role: 'buyer',
  actor: { kind: 'person', id, role: 'buyer' },
  expiresAt: Infinity,
});
const { version } = zeroTouchConsent();
const consentsOn = (store: EventStore): BuyerZeroTouchConsents => new BuyerZeroTouchConsents(store);

it('a consent counts for its buyer alone, in every process, until it is taken back', async () => {
  const store = new MemoryEventStore();
  const [here, elsewhere] = [consentsOn(store), consentsOn(store)];
  expect(await elsewhere.given('B1')).toBeUndefined();
  const { at } = await here.give(buyer('B1'), { version, language: 'en' });
  expect(await elsewhere.given('B1')).toEqual({ at });
  expect(await elsewhere.given('B2')).toBeUndefined();
  await here.withdraw(buyer('B1'));
  expect(await elsewhere.given('B1')).toBeUndefined();
});

it('who agreed to which words, when, and when they took it back stays on record', async () => {
  const store = new MemoryEventStore();
  const consents = consentsOn(store);
  await consents.give(buyer('B1'), { version, language: 'en' });
  await consents.give(buyer('B1'), { version, language: 'zh' });
  await consents.withdraw(buyer('B1'));
  const { events } = await store.read(buyerStream('B1'));
  expect(events.map(({ type, data, metadata }) => [type, data, metadata.actor.id])).toEqual([
    ['ZeroTouchConsentGiven', { text: { code: 'zero-touch-consent', version, language: 'en' } }, 'B1'],
    ['ZeroTouchConsentWithdrawn', {}, 'B1'],
  ]);
});

it('words that are not those of today are not agreed to', async () => {
  const store = new MemoryEventStore();
  const consents = consentsOn(store);
  await expect(consents.give(buyer('B1'), { version: '2020-01-1', language: 'zh' })).rejects.toMatchObject({
    status: 409,
    code: 'consent-text-changed',
  });
  expect((await store.read(buyerStream('B1'))).head).toBe('no-stream');
});

it('a consent to an older text no longer counts, and says so', async () => {
  const store = new MemoryEventStore();
  const consents = consentsOn(store);
  await consents.give(buyer('B1'), { version, language: 'zh' });
  const { events } = await store.read(buyerStream('B1'));
  const [{ metadata }] = events as [(typeof events)[number]];
  const text = { code: 'zero-touch-consent', version: '2020-01-1', language: 'zh' };
  await store.append(buyerStream('B2'), 'no-stream', [
    { id: '0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11', type: 'ZeroTouchConsentGiven', data: { text }, metadata },
  ]);
  expect(await consents.given('B2')).toBeUndefined();
  expect(await consents.view('B2')).toMatchObject({ given: false, agreedVersion: '2020-01-1' });
});

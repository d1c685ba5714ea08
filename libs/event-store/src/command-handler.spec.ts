import { CommandHandler } from './command-handler.js';
import { METADATA, newEvents, unique } from './contract-suite/fixtures.js';
import { StreamDamaged } from './event-store.errors.js';
import type { StreamSlice } from './event-store.port.js';
import { MemoryEventStore } from './memory/index.js';
import { StateCache } from './state-cache.js';
import { StreamStates, type Proposed } from './stream-states.js';

const { causationId, ...metadata } = METADATA;
const counting = { initialState: () => 0, evolve: (count: number) => count + 1 };
const NOTED: readonly Proposed[] = [{ type: 'Noted', data: {} }];
const context = (cause = causationId) => ({ causationId: cause, metadata });

class Refused extends Error {}

/** Two processes on one store, each with what it has at hand. */
function twoHandlers() {
  const store = new MemoryEventStore();
  const handler = () =>
    new CommandHandler(new StreamStates(store, counting, new StateCache<number>({ capacity: 10 })));
  return { store, one: handler(), other: handler(), stream: unique('commands') };
}

describe('a command', () => {
  it('is decided again on the newest state where somebody else was faster', async () => {
    const { one, other, stream } = twoHandlers();
    await one.handle(stream, context('C1'), () => NOTED);
    await other.handle(stream, context('C2'), () => NOTED);
    const states: number[] = [];
    const decided = await one.handle(stream, context('C3'), (state) => (states.push(state), NOTED));
    expect(states).toEqual([1, 2]);
    expect(decided).toMatchObject({ state: 3, head: { revision: 2 }, duplicate: false });
  });

  it('is refused only on the newest state', async () => {
    const { one, other, stream } = twoHandlers();
    const fromTwoOn = (state: number) => {
      if (state < 2) throw new Refused();
      return NOTED;
    };
    await one.handle(stream, context('C1'), () => NOTED);
    await expect(one.handle(stream, context('C2'), fromTwoOn)).rejects.toThrow(Refused);
    await other.handle(stream, context('C3'), () => NOTED);
    expect((await one.handle(stream, context('C4'), fromTwoOn)).state).toBe(3);
  });

  it('leaves nothing undone that only the newest state asks for', async () => {
    const { one, other, stream } = twoHandlers();
    const secondOnly = (state: number) => (state === 2 ? NOTED : []);
    await one.handle(stream, context('C1'), () => NOTED);
    await other.handle(stream, context('C2'), () => NOTED);
    expect((await one.handle(stream, context('C3'), secondOnly)).appended).toEqual(NOTED);
  });

  it('reads nothing where what is at hand is known to be new enough', async () => {
    const { store, one, stream } = twoHandlers();
    await one.handle(stream, context('C1'), () => NOTED);
    store.read = () => Promise.reject(new Error('read'));
    expect((await one.handle(stream, { ...context('C2'), atLeast: 0 }, () => [])).appended).toEqual([]);
  });

  it('of one cause is recorded once, whoever handles it', async () => {
    const { store, one, other, stream } = twoHandlers();
    await one.handle(stream, { ...context(), assumeNew: true }, () => NOTED);
    expect(await other.handle(stream, { ...context(), assumeNew: true }, () => NOTED)).toMatchObject({
      duplicate: true,
      state: 1,
    });
    expect((await store.read(stream)).events).toHaveLength(1);
  });

  it('is not decided on a stream whose end is cut off, nor on one that has more than was recorded', async () => {
    const { store, stream } = twoHandlers();
    await store.append(stream, 'no-stream', newEvents(3));
    const whole = await store.read(stream);
    const damages: Pick<StreamSlice, 'events'>[] = [
      { events: whole.events.slice(0, 2) },
      { events: [] },
      { events: [...whole.events, ...whole.events.slice(-1)] },
    ];
    for (const damage of damages) {
      store.read = () => Promise.resolve({ ...whole, ...damage });
      const handler = new CommandHandler(
        new StreamStates(store, counting, new StateCache<number>({ capacity: 10 })),
      );
      await expect(handler.handle(stream, context(), () => NOTED)).rejects.toThrow(StreamDamaged);
    }
  });
});

import { METADATA, unique } from './contract-suite/fixtures.js';
import { MemoryEvents, MemoryEventStore } from './memory/index.js';
import { StateCache } from './state-cache.js';
import * as stepHandlerModule from './step-handler.js';
import { StepHandler, type RecordedIntent } from './step-handler.js';
import { StreamStates, type Proposed } from './stream-states.js';

const { causationId: _, ...common } = METADATA;
const metadata = () => common;
const counting = { initialState: () => 0, evolve: (count: number) => count + 1 };
const NOTED: readonly Proposed[] = [{ type: 'Noted', data: {} }];
const noted = (causationId = 'C') => ({ causationId, events: NOTED });
const NOTHING = { causationId: 'C', events: [] };

/** Two processes on one store, each with what it has at hand, and how often each has read. */
function twoProcesses() {
  const events = new MemoryEvents();
  const process = () => {
    const store = new MemoryEventStore(events);
    const reads = { count: 0 };
    const read = store.read.bind(store);
    store.read = (...args) => ((reads.count += 1), read(...args));
    return {
      steps: new StepHandler(new StreamStates(store, counting, new StateCache({ capacity: 10 }))),
      reads,
    };
  };
  return { one: process(), other: process(), stream: unique('steps') };
}

describe('a step', () => {
  it('is recorded at the head that it was decided on, and hands out its intents', async () => {
    const { one, stream } = twoProcesses();
    const step = await one.steps.take(stream, { metadata }, () => noted());
    expect(step).toMatchObject({
      result: 'recorded',
      state: 1,
      head: { revision: 0 },
      intents: [{ type: 'Noted', occurredAt: common.occurredAt, state: 1 }],
    });
  });

  it('makes the intents that effects take, and nothing else does', () => {
    const effect = (_intent: RecordedIntent<'Noted', object, number>): void => undefined;
    const forged = { type: 'Noted', data: {}, occurredAt: '', state: 1 } as const;
    // @ts-expect-error an effect must not be carried out with what no append has handed out
    effect(forged);
    expect(Object.keys(stepHandlerModule)).toEqual(['StepHandler']);
  });

  it('that meets a conflict records nothing, is not decided again, and tells the newest state', async () => {
    const { one, other, stream } = twoProcesses();
    await one.steps.take(stream, { metadata }, () => noted('C1'));
    let asked = 0;
    const step = await one.steps.take(stream, { metadata }, async ({ state }) => {
      asked += 1;
      expect(state).toBe(1);
      await other.steps.take(stream, { metadata }, () => noted('C2'));
      return noted('C3');
    });
    expect(asked).toBe(1);
    expect(step).toMatchObject({ result: 'conflict', state: 2, head: { revision: 1 } });
    expect(step).not.toHaveProperty('intents');
  });

  it('that another process has recorded from the same head is a conflict too: the effect is not ours', async () => {
    const { one, other, stream } = twoProcesses();
    const step = await one.steps.take(stream, { metadata }, async () => {
      await other.steps.take(stream, { metadata }, () => noted('same'));
      return noted('same');
    });
    expect(step).toMatchObject({ result: 'conflict', state: 1 });
  });

  it('of one cause may be taken at two heads', async () => {
    const { one, stream } = twoProcesses();
    for (const state of [1, 2])
      expect(await one.steps.take(stream, { metadata }, () => noted('same'))).toMatchObject({
        result: 'recorded',
        state,
      });
  });

  it('that a stale state does not ask for is looked for again on a fresh one', async () => {
    const { one, other, stream } = twoProcesses();
    await one.steps.take(stream, { metadata }, () => noted());
    await other.steps.take(stream, { metadata }, () => noted('C2'));
    const onTwo = ({ state }: { state: number }) => (state === 2 ? noted('C3') : NOTHING);
    expect(await one.steps.take(stream, { metadata, atLeast: 0 }, onTwo)).toMatchObject({
      result: 'recorded',
      state: 3,
    });
  });

  it('that a stale state refuses is looked for again on a fresh one', async () => {
    const { one, other, stream } = twoProcesses();
    await one.steps.take(stream, { metadata }, () => noted());
    await other.steps.take(stream, { metadata }, () => noted('C2'));
    const fromTwoOn = ({ state }: { state: number }) => {
      if (state < 2) throw new Error('too few');
      return noted('C3');
    };
    expect((await one.steps.take(stream, { metadata }, fromTwoOn)).state).toBe(3);
    await expect(
      one.steps.take(stream, { metadata }, () => {
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
  });

  it('reads nothing where there is nothing to do after an append of its own', async () => {
    const { one, stream } = twoProcesses();
    await one.steps.take(stream, { metadata }, () => noted());
    const before = one.reads.count;
    await one.steps.take(stream, { metadata, atLeast: 0, justAppended: 0 }, () => NOTHING);
    expect(one.reads.count).toBe(before);
    await one.steps.take(stream, { metadata, atLeast: 0 }, () => NOTHING);
    expect(one.reads.count).toBe(before + 1);
  });
});

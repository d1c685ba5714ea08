import 'reflect-metadata';
import { EVENT_OWNERS, POLICY_STREAM, systemActor, type Actor } from '@bujiao/contracts';
import { eventId, type EventStore } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { activatePolicy, activationAt, draftPolicy, LEAD, type Policy } from '@bujiao/policy';
import { checkPolicy, shippedText } from '@bujiao/policy/document';
import { riskRulesOf } from '@bujiao/risk';
import { installShippedPolicies, PolicyDesk, PolicyReader, shippedVersion } from './index.js';

const BASELINE_VERSION = shippedVersion('baseline').version;
const STANDARD_VERSION = shippedVersion('standard').version;
const kim: Actor = { kind: 'person', id: 'kim', role: 'reviewer' };

const textOf = (version: string, last = '24h'): string =>
  shippedText('baseline').replace(BASELINE_VERSION, version).replace('last: 24h', `last: ${last}`);

/** The same store, which answers or not. */
function withOutage(store: EventStore): { store: EventStore; fail: (is: boolean) => void } {
  let down = false;
  const read: EventStore['read'] = (...args) =>
    down ? Promise.reject(new Error('down')) : store.read(...args);
  return { store: Object.assign(Object.create(store) as EventStore, { read }), fail: (is) => (down = is) };
}

function readerOf(store: EventStore): { reader: PolicyReader; problems: (string | undefined)[] } {
  const problems: (string | undefined)[] = [];
  return { reader: new PolicyReader(store, { onProblem: (problem) => problems.push(problem) }), problems };
}

const never = (): Promise<boolean> => Promise.resolve(false);

async function installed(): Promise<{ store: MemoryEventStore; desk: PolicyDesk }> {
  const store = new MemoryEventStore();
  const desk = new PolicyDesk(store);
  await installShippedPolicies(desk, store, never);
  return { store, desk };
}

async function putInForce(desk: PolicyDesk, version: string, text: string): Promise<void> {
  const cause = { version, actor: kim };
  await desk.decide(cause, (life) => draftPolicy(life, { version, text, because: 'b', notices: 0 }));
  const command = {
    version,
    because: 'b',
    actor: kim,
    twoPeople: false,
    readable: true,
    now: Date.now() - LEAD,
  };
  await desk.decide(cause, (life) => activatePolicy(life, command));
}

const orderEvent = {
  id: eventId('a', 'OrderSnapshotTaken', 0),
  type: 'OrderSnapshotTaken',
  data: {},
  metadata: {
    correlationId: 'O1',
    causationId: 'a',
    actor: systemActor('intake'),
    occurredAt: '2026-11-01T00:00:00.000Z',
    schemaVersion: 2,
  },
};

describe('an installation', () => {
  const inForceAfter = async (store: EventStore, knowsOrders = never): Promise<string | undefined> => {
    const desk = new PolicyDesk(store);
    await installShippedPolicies(desk, store, knowsOrders);
    const { reader } = readerOf(store);
    return (await reader.inForce(Date.now())).version;
  };

  it('that is new decides by the standard', async () => {
    expect(await inForceAfter(new MemoryEventStore())).toBe(STANDARD_VERSION);
  });

  it('with orders that nobody has resubmitted stays on the baseline', async () => {
    expect(await inForceAfter(new MemoryEventStore(), () => Promise.resolve(true))).toBe(BASELINE_VERSION);
  });

  it('with the stream of an order stays on the baseline', async () => {
    const store = new MemoryEventStore();
    expect(EVENT_OWNERS).toHaveProperty(orderEvent.type);
    await store.append('order-O1', 'no-stream', [orderEvent]);
    expect(await inForceAfter(store)).toBe(BASELINE_VERSION);
  });

  it('keeps its policy at later starts, and several processes may start at once', async () => {
    const store = new MemoryEventStore();
    await Promise.all([inForceAfter(store), inForceAfter(store), inForceAfter(store)]);
    await store.append('order-O1', 'no-stream', [orderEvent]);
    expect(await inForceAfter(store)).toBe(STANDARD_VERSION);
    const { events } = await store.read(POLICY_STREAM);
    expect(events.filter(({ type }) => type === 'PolicyActivated')).toHaveLength(1);
  });
});

describe('the version that decides', () => {
  it('changes from the moment of the activation on, for everybody who has read it', async () => {
    const { store, desk } = await installed();
    const { reader } = readerOf(store);
    await reader.read();
    await putInForce(desk, 'v2', textOf('v2', '2h'));
    await reader.read();
    const from = Date.parse(activationAt(reader.life, Infinity)?.from ?? '');
    expect(await reader.inForce(from - 1)).toMatchObject({ version: STANDARD_VERSION });
    expect(await reader.inForce(from)).toMatchObject({
      version: 'v2',
      defaults: { window: { last: 7_200_000 } },
    });
  });

  it('is the one that a decision named, also where this process has not read it yet', async () => {
    const { store, desk } = await installed();
    const { reader } = readerOf(store);
    await reader.read();
    await putInForce(desk, 'v2', textOf('v2'));
    expect(await reader.ofVersion('v2')).toMatchObject({ version: 'v2' });
    expect(reader.ofVersion(STANDARD_VERSION)).toMatchObject({ version: STANDARD_VERSION });
    expect(await reader.ofVersion(BASELINE_VERSION)).toMatchObject({ version: BASELINE_VERSION });
  });

  it('is the same object each time: nothing is read or resolved again', async () => {
    const { store } = await installed();
    const { reader } = readerOf(store);
    const first = await reader.inForce(Date.now());
    expect(reader.inForce(Date.now())).toBe(first);
  });

  it('stays the last one while the store does not answer, and that is said once', async () => {
    const { store: real } = await installed();
    const { store, fail } = withOutage(real);
    const { reader, problems } = readerOf(store);
    await reader.read();
    fail(true);
    await reader.read();
    await reader.read();
    expect(reader.inForce(Date.now())).toMatchObject({ version: STANDARD_VERSION });
    expect(problems).toEqual([undefined, expect.stringContaining('does not answer')]);
    fail(false);
    await reader.read();
    expect(reader.problem).toBeUndefined();
  });

  it('stays the last one where this release cannot read the new one, and nothing is decided without any', async () => {
    const { store, desk } = await installed();
    const { reader, problems } = readerOf(store);
    await reader.read();
    await putInForce(desk, 'v9', textOf('v9').replace('grace:', 'of-a-later-release: 1\n  grace:'));
    await reader.read();
    const later = Date.now() + 1;
    expect((reader.inForce(later) as Policy).version).toBe(STANDARD_VERSION);
    expect(problems.at(-1)).toContain('v9 cannot be read');
    const { reader: started } = readerOf(store);
    await expect(started.inForce(later)).rejects.toMatchObject({ code: 'policy-unavailable', outage: true });
  });

  it('scores as its document says, and not where its risk section was taken unread by an earlier release', async () => {
    const { store, desk } = await installed();
    const { reader } = readerOf(store);
    await reader.read();
    expect(riskRulesOf(await reader.inForce(Date.now()))?.factors.length).toBeGreaterThan(10);
    const text = shippedText('standard')
      .replace(STANDARD_VERSION, 'v0')
      .replace('disputes90d > 0', 'sunny90d > 0');
    const from = new Date(Date.now() - 1).toISOString();
    await desk.decide({ version: 'v0', actor: kim }, () => [
      { type: 'PolicyDrafted', data: { version: 'v0', text, because: 'b' } },
      { type: 'PolicyChecked', data: { version: 'v0', notices: 5 } },
      { type: 'PolicyActivated', data: { version: 'v0', because: 'b', from } },
    ]);
    await reader.read();
    expect(reader.problem).toBeUndefined();
    const policy = await reader.inForce(Date.now());
    expect(policy).toMatchObject({ version: 'v0' });
    expect(riskRulesOf(policy)).toBeUndefined();
  });

  it('is none before the installation has one', async () => {
    const { reader } = readerOf(new MemoryEventStore());
    await expect(reader.inForce(Date.now())).rejects.toMatchObject({ code: 'policy-unavailable' });
    expect(await reader.ofVersion(BASELINE_VERSION)).toMatchObject({ version: BASELINE_VERSION });
  });
});

it('the text of a version that was refused by the check is kept as it was written', async () => {
  const { store, desk } = await installed();
  const text = 'policy: v3\nnonsense: [';
  expect(checkPolicy(text).ok).toBe(false);
  await desk.decide({ version: 'v3', actor: kim }, (life) =>
    draftPolicy(life, { version: 'v3', text, because: 'b' }),
  );
  const { reader } = readerOf(store);
  await reader.read();
  expect(reader.life.versions.get('v3')).toMatchObject({ text, checked: false });
});

import { EVENT_OWNERS, POLICY_STREAM, systemActor } from '@bujiao/contracts';
import type { EventStore } from '@bujiao/event-store';
import { installPolicies, type InstallPolicies } from '@bujiao/policy';
import { SHIPPED, shippedText, type ShippedPolicy } from '@bujiao/policy/document';
import type { PolicyDesk } from './policy-desk.js';
import { readPolicy } from './read-policy.js';

/**
 * Records the versions that ship, at every start, and puts the first one in force: `standard` where nothing has happened yet, `baseline`
 * where orders are known, since an upgrade must not change what decides. `knowsOrders` is asked only of an installation without a
 * policy, before it takes its first order. Idempotent; several processes may do it at once.
 */
export async function installShippedPolicies(
  desk: PolicyDesk,
  store: EventStore,
  knowsOrders: () => Promise<boolean>,
): Promise<void> {
  const isNew = await isWithoutPolicy(store);
  const chosen: ShippedPolicy =
    isNew && !((await knowsOrders()) || (await hasOrderEvents(store))) ? 'standard' : 'baseline';
  const because =
    chosen === 'standard' ? 'a new installation' : 'an installation that had orders before it had policies';
  const command: Omit<InstallPolicies, 'now'> = {
    shipped: SHIPPED.map(shippedVersion),
    active: shippedVersion(chosen).version,
    because,
  };
  const cause = { version: command.active, actor: systemActor('intake') };
  await desk.decide(cause, (life) => installPolicies(life, { ...command, now: Date.now() }));
}

/** @throws for a policy of the product that has faults: a spec of its own would have failed */
export function shippedVersion(name: ShippedPolicy): InstallPolicies['shipped'][number] {
  const text = shippedText(name);
  const checked = readPolicy(text);
  if (!checked.ok) throw new Error(`the policy ${name} of the product has faults`);
  return { version: checked.policy.version, text, notices: checked.notices.length };
}

async function isWithoutPolicy(store: EventStore): Promise<boolean> {
  return (await store.read(POLICY_STREAM)).head === 'no-stream';
}

/** Whether the store holds an event of any order. Reads one. */
async function hasOrderEvents(store: EventStore): Promise<boolean> {
  const stopping = new AbortController();
  const types = Object.keys(EVENT_OWNERS);
  try {
    const batches = store.subscribe({ after: 'start', types, batchSize: 1, signal: stopping.signal });
    for await (const { events, caughtUp } of batches) {
      if (events.length > 0) return true;
      if (caughtUp) return false;
    }
    return true;
  } finally {
    stopping.abort();
  }
}

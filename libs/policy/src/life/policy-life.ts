import type { Actor, PolicyEvent, PolicyEvents } from '@bujiao/contracts';

/** A version as it was saved last. */
export interface DraftedVersion {
  readonly version: string;
  /** YAML. */
  readonly text: string;
  readonly because: string;
  readonly by: Actor;
  readonly at: string;
  /** The text has no faults. */
  readonly checked: boolean;
  /** Its risk section was read by that check; otherwise the version decides without a score. */
  readonly withRisk?: boolean;
  readonly shipped: boolean;
}

export interface Activation {
  readonly version: string;
  readonly because: string;
  readonly by: Actor;
  readonly at: string;
  /** ISO 8601; it decides from then on. */
  readonly from: string;
  readonly requestedBy?: Actor;
}

/** An activation that waits for a second person. */
export type WaitingActivation = Omit<Activation, 'from' | 'requestedBy'> & { readonly from?: string };

/** A version that decides beside the one in force, without effect. */
export type Shadow = Omit<Activation, 'from' | 'requestedBy'>;

/** What has become of the versions of a policy. */
export interface PolicyLife {
  /** By version, in the order in which they were first saved. */
  readonly versions: ReadonlyMap<string, DraftedVersion>;
  /** Oldest first. */
  readonly activations: readonly Activation[];
  readonly waiting?: WaitingActivation;
  /** At most one at a time. */
  readonly shadow?: Shadow;
}

export const unbornPolicy = (): PolicyLife => ({ versions: new Map(), activations: [] });

interface Recorded {
  readonly actor: Actor;
  readonly occurredAt: string;
}

type Evolvers = {
  readonly [T in PolicyEvent['type']]: (
    life: PolicyLife,
    data: PolicyEvents[T],
    recorded: Recorded,
  ) => PolicyLife;
};

const EVOLVERS: Evolvers = {
  PolicyDrafted: (life, { version, text, because, shipped = false }, { actor, occurredAt }) => {
    const { waiting, ...rest } = life;
    const drafted = { version, text, because, by: actor, at: occurredAt, checked: false, shipped };
    // A first person's word was for another text.
    return withVersion(waiting && waiting.version !== version ? life : rest, drafted);
  },
  PolicyChecked: (life, { version, withRisk = false }) => {
    const drafted = life.versions.get(version);
    return drafted ? withVersion(life, { ...drafted, checked: true, withRisk }) : life;
  },
  PolicyActivationRequested: (life, { version, because, from }, { actor, occurredAt }) => ({
    ...life,
    waiting: { version, because, by: actor, at: occurredAt, ...(from !== undefined && { from }) },
  }),
  PolicyActivated: (
    { waiting: _, ...life },
    { version, because, from, requestedBy },
    { actor, occurredAt },
  ) => ({
    ...life,
    activations: [
      ...life.activations,
      { version, because, by: actor, at: occurredAt, from, ...(requestedBy && { requestedBy }) },
    ],
  }),
  PolicyShadowStarted: (life, { version, because }, { actor, occurredAt }) => ({
    ...life,
    shadow: { version, because, by: actor, at: occurredAt },
  }),
  PolicyShadowEnded: ({ shadow: _, ...life }) => life,
};

/** The life after one more event; of events of another kind, unchanged. Pure. */
export function evolvePolicy(
  life: PolicyLife,
  { type, data, metadata }: { readonly type: string; readonly data: object; readonly metadata: Recorded },
): PolicyLife {
  if (!Object.hasOwn(EVOLVERS, type)) return life;
  const evolve = EVOLVERS[type as PolicyEvent['type']] as (
    life: PolicyLife,
    data: object,
    recorded: Recorded,
  ) => PolicyLife;
  return evolve(life, data, metadata);
}

const withVersion = (life: PolicyLife, version: DraftedVersion): PolicyLife => ({
  ...life,
  versions: new Map([...life.versions, [version.version, version]]),
});

/**
 * The activation that holds at a moment, ms: the newest of those that have begun. So an activation also takes back what was to begin
 * later.
 */
export const activationAt = ({ activations }: PolicyLife, at: number): Activation | undefined =>
  activations.findLast(({ from }) => Date.parse(from) <= at);

/** Activations that are to begin after a moment, and were not taken back by a newer one. */
export const scheduledAfter = ({ activations }: PolicyLife, at: number): readonly Activation[] =>
  activations.filter(
    ({ from }, i) => Date.parse(from) > at && activations.slice(i + 1).every((newer) => newer.from > from),
  );

/** Whether a version was put in force, also one that is to begin later. Then its text stays as it is. */
export const wasInForce = ({ activations }: PolicyLife, version: string): boolean =>
  activations.some((activation) => activation.version === version);

export type PolicyState = 'draft' | 'checked' | 'scheduled' | 'active' | 'superseded';

/** Where a version stands at a moment, ms. */
export function stateOf(life: PolicyLife, version: string, at: number): PolicyState {
  if (activationAt(life, at)?.version === version) return 'active';
  if (scheduledAfter(life, at).some((activation) => activation.version === version)) return 'scheduled';
  if (wasInForce(life, version)) return 'superseded';
  return life.versions.get(version)?.checked ? 'checked' : 'draft';
}

import type { Actor, PolicyEvent } from '@bujiao/contracts';
import {
  activatePolicy,
  activationAt,
  draftPolicy,
  endShadow,
  evolvePolicy,
  installPolicies,
  LEAD,
  type PolicyRefusal,
  scheduledAfter,
  startShadow,
  stateOf,
  unbornPolicy,
  WAITS_FOR_SECOND,
  type ActivatePolicy,
  type PolicyLife,
} from './index.js';

const NOW = Date.parse('2026-12-01T10:00:00.000Z');
const iso = (ms: number): string => new Date(ms).toISOString();
const person = (id: string): Actor => ({ kind: 'person', id, role: 'reviewer' });

const given = (...events: readonly (PolicyEvent | [PolicyEvent, Actor, number?])[]): PolicyLife =>
  events.reduce<PolicyLife>((life, given) => {
    const [event, actor = person('li'), at = NOW] = Array.isArray(given) ? given : [given];
    return evolvePolicy(life, { ...event, metadata: { actor, occurredAt: iso(at) } });
  }, unbornPolicy());

const drafted = (version: string, text = version): PolicyEvent => ({
  type: 'PolicyDrafted',
  data: { version, text, because: 'b' },
});
const checked = (version: string): PolicyEvent => ({
  type: 'PolicyChecked',
  data: { version, notices: 0, withRisk: true },
});
/** As a release recorded it that did not read the risk section. */
const checkedInPart = (version: string): PolicyEvent => ({
  type: 'PolicyChecked',
  data: { version, notices: 1 },
});
const activated = (version: string, from = NOW): PolicyEvent => ({
  type: 'PolicyActivated',
  data: { version, because: 'b', from: iso(from) },
});
const asked = (version: string): PolicyEvent => ({
  type: 'PolicyActivationRequested',
  data: { version, because: 'b' },
});
const ready = (version: string): PolicyEvent[] => [drafted(version), checked(version)];

const activate = (life: PolicyLife, change: Partial<ActivatePolicy> = {}): readonly PolicyEvent[] =>
  activatePolicy(life, {
    version: 'v2',
    because: 'b',
    actor: person('kim'),
    now: NOW,
    twoPeople: false,
    readable: true,
    ...change,
  });
const refusal = (act: () => unknown): string => {
  try {
    act();
    return 'none';
  } catch (error) {
    return (error as PolicyRefusal).code;
  }
};

describe('a draft', () => {
  it('is saved as it is written, and checked if it has no faults', () => {
    const command = { version: 'v1', text: 't', because: 'b' };
    expect(draftPolicy(unbornPolicy(), command)).toEqual([drafted('v1', 't')]);
    expect(draftPolicy(unbornPolicy(), { ...command, notices: 2 })).toMatchObject([
      { type: 'PolicyDrafted' },
      { type: 'PolicyChecked', data: { version: 'v1', notices: 2, withRisk: true } },
    ]);
  });

  it('may be saved again until it was in force; then it stays', () => {
    const command = { version: 'v1', text: 'other', because: 'b', notices: 0 };
    expect(draftPolicy(given(...ready('v1')), command)).toHaveLength(2);
    expect(draftPolicy(given(...ready('v1')), { ...command, text: 'v1' })).toEqual([]);
    const life = given(...ready('v1'), activated('v1', NOW + 60_000));
    expect(refusal(() => draftPolicy(life, command))).toBe('policy-version-fixed');
    expect(stateOf(given(...ready('v1'), drafted('v1', 'other')), 'v1', NOW)).toBe('draft');
  });
});

describe('an activation', () => {
  const life = given(...ready('v1'), ...ready('v2'), activated('v1'));

  it('holds from a moment on by which every service knows of it', () => {
    expect(activate(life)).toEqual([activated('v2', NOW + LEAD)]);
    expect(activate(life, { from: NOW + 3_600_000 })).toEqual([activated('v2', NOW + 3_600_000)]);
    expect(refusal(() => activate(life, { from: NOW - 1 }))).toBe('activation-in-the-past');
  });

  it('needs a version that is known, checked, readable, and not in force', () => {
    expect(refusal(() => activate(life, { version: 'v3' }))).toBe('policy-not-found');
    expect(refusal(() => activate(given(...ready('v1'), drafted('v2'))))).toBe('policy-not-checked');
    expect(refusal(() => activate(life, { readable: false }))).toBe('policy-not-checked');
    expect(refusal(() => activate(life, { version: 'v1' }))).toBe('policy-in-force');
  });

  it('of a text whose risk section nobody checked is refused until it is drafted again, unless it was in force', () => {
    const before = given(...ready('v1'), activated('v1'), drafted('v2'), checkedInPart('v2'));
    expect(refusal(() => activate(before))).toBe('policy-not-checked');
    const again = draftPolicy(before, { version: 'v2', text: 'v2', because: 'b', notices: 0 });
    expect(again).toEqual([checked('v2')]);
    const wasInForce = given(drafted('v2'), checkedInPart('v2'), activated('v2'), activated('v1'));
    expect(activate(wasInForce)).toHaveLength(1);
  });

  it('is refused to a person who saw another version in force', () => {
    expect(refusal(() => activate(life, { replaces: 'v0' }))).toBe('policy-stands-otherwise');
    expect(activate(life, { replaces: 'v1' })).toHaveLength(1);
  });

  it('supersedes, and going back is another activation', () => {
    const later = given(...ready('v1'), ...ready('v2'), activated('v1', NOW - 9), activated('v2', NOW - 5));
    expect([stateOf(later, 'v1', NOW), stateOf(later, 'v2', NOW)]).toEqual(['superseded', 'active']);
    expect(activate(later, { version: 'v1' })).toEqual([activated('v1', NOW + LEAD)]);
    expect(activationAt(later, NOW - 7)?.version).toBe('v1');
  });

  it('takes back what was to begin later', () => {
    const planned = given(...ready('v1'), ...ready('v2'), activated('v1'), activated('v2', NOW + 9_000));
    expect(scheduledAfter(planned, NOW).map(({ version }) => version)).toEqual(['v2']);
    expect(stateOf(planned, 'v2', NOW)).toBe('scheduled');
    const events = activate(planned, { version: 'v1' });
    const after = events.reduce(
      (life, event) =>
        evolvePolicy(life, { ...event, metadata: { actor: person('kim'), occurredAt: iso(NOW) } }),
      planned,
    );
    expect(scheduledAfter(after, NOW).map(({ version }) => version)).toEqual(['v1']);
    expect(activationAt(after, NOW + 10_000)?.version).toBe('v1');
  });
});

describe('two people', () => {
  const life = given(...ready('v1'), ...ready('v2'), activated('v1'));
  const waiting = given(...ready('v1'), ...ready('v2'), activated('v1'), [asked('v2'), person('li')]);

  it('are needed: the first asks, another one puts it in force', () => {
    expect(activate(life, { twoPeople: true })).toEqual([asked('v2')]);
    expect(activate(waiting, { twoPeople: true })).toMatchObject([
      { type: 'PolicyActivated', data: { version: 'v2', requestedBy: { id: 'li' } } },
    ]);
  });

  it('are not one person twice', () => {
    expect(refusal(() => activate(waiting, { twoPeople: true, actor: person('li') }))).toBe(
      'second-person-needed',
    );
  });

  it('agree on one text: another draft or a day begins anew', () => {
    const events: PolicyEvent[] = [...ready('v1'), ...ready('v2'), activated('v1')];
    const redrafted = given(...events, [asked('v2'), person('li')], drafted('v2', 'other'), checked('v2'));
    expect(activate(redrafted, { twoPeople: true })).toEqual([asked('v2')]);
    expect(activate(waiting, { twoPeople: true, now: NOW + WAITS_FOR_SECOND + 1 })).toEqual([asked('v2')]);
  });
});

describe('an installation', () => {
  const shipped = ['v1', 'v2'].map((version) => ({ version, text: version, notices: 0 }));
  const install = { shipped, active: 'v2', now: NOW, because: 'new' };

  it('begins with the versions that ship, one of them in force at once', () => {
    const events = installPolicies(unbornPolicy(), install);
    expect(events.map(({ type }) => type)).toEqual([
      ...['PolicyDrafted', 'PolicyChecked', 'PolicyDrafted', 'PolicyChecked', 'PolicyActivated'],
    ]);
    expect(activationAt(given(...events), NOW)?.version).toBe('v2');
  });

  it('gets new versions as drafts, and keeps what is in force', () => {
    const life = given(...ready('v1'), activated('v1'));
    const events = installPolicies(life, install);
    expect(events.map(({ type }) => type)).toEqual(['PolicyDrafted', 'PolicyChecked']);
    expect(installPolicies(given(...ready('v1'), activated('v1'), ...events), install)).toEqual([]);
  });
});

describe('a shadow', () => {
  const shadowed = (version: string): PolicyEvent => ({
    type: 'PolicyShadowStarted',
    data: { version, because: 'to see' },
  });
  const command = { version: 'v2', because: 'to see', now: NOW, readable: true };
  const life = given(drafted('v1'), checked('v1'), activated('v1'), drafted('v2'), checked('v2'));

  it('is started for a checked version, and ended by a person', () => {
    expect(startShadow(life, command)).toEqual([shadowed('v2')]);
    const running = given(drafted('v2'), checked('v2'), [shadowed('v2'), person('wang')]);
    expect(running.shadow).toEqual({ version: 'v2', because: 'to see', by: person('wang'), at: iso(NOW) });
    expect(startShadow(running, command)).toEqual([]);
    const ended: PolicyEvent = { type: 'PolicyShadowEnded', data: { version: 'v2', because: 'seen' } };
    expect(endShadow(running, { version: 'v2', because: 'seen' })).toEqual([ended]);
    expect(
      evolvePolicy(running, { ...ended, metadata: { actor: person('li'), occurredAt: iso(NOW) } }).shadow,
    ).toBe(undefined);
  });

  it('stays when another version is put in force', () => {
    const running = given(
      drafted('v1'),
      checked('v1'),
      drafted('v2'),
      checked('v2'),
      shadowed('v2'),
      activated('v1'),
    );
    expect(running.shadow?.version).toBe('v2');
  });

  it.each([
    ['of an unknown version', 'v9', life, 'policy-not-found'],
    ['of a version with faults', 'v3', given(drafted('v3')), 'policy-not-checked'],
    ['of the version in force', 'v1', life, 'policy-in-force'],
    ['beside another one', 'v2', given(drafted('v2'), checked('v2'), shadowed('v1')), 'shadow-taken'],
  ])('is refused %s', (_, version, of, code) => {
    expect(refusal(() => startShadow(of, { ...command, version }))).toBe(code);
  });

  it('keeps the text that it counts by, and cannot be ended twice', () => {
    const running = given(drafted('v2'), checked('v2'), shadowed('v2'));
    expect(refusal(() => draftPolicy(running, { version: 'v2', text: 'other', because: 'b' }))).toBe(
      'shadow-taken',
    );
    expect(refusal(() => endShadow(life, { version: 'v2', because: 'b' }))).toBe('shadow-not-running');
  });
});

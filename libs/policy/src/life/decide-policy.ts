import type { Actor, PolicyEvent } from '@bujiao/contracts';
import {
  activationAt,
  wasInForce,
  type DraftedVersion,
  type PolicyLife,
  type WaitingActivation,
} from './policy-life.js';
import { PolicyRefusal } from './policy-refusal.js';

/** ms between a decision and the moment from which a version holds, at least: by then every service has read the decision. */
export const LEAD = 5_000;
/** ms that a first person's word stands. */
export const WAITS_FOR_SECOND = 24 * 3_600_000;

export interface DraftPolicy {
  readonly version: string;
  readonly text: string;
  readonly because: string;
  /** The text has no faults; how many notices it has. Absent: it has faults, and is kept as it is. */
  readonly notices?: number;
}

/** Saves a text. The same text again is nothing new; a version that was in force, or is to be, stays as it is. */
export function draftPolicy(life: PolicyLife, command: DraftPolicy): readonly PolicyEvent[] {
  const { version, text, because, notices } = command;
  const known = life.versions.get(version);
  if (known?.text === text) return isChecked(life, known) ? [] : checkedEvents(version, notices);
  if (wasInForce(life, version)) throw new PolicyRefusal('policy-version-fixed', { version });
  // What a shadow has counted would be of two texts.
  if (life.shadow?.version === version) throw new PolicyRefusal('shadow-taken', { version });
  return [{ type: 'PolicyDrafted', data: { version, text, because } }, ...checkedEvents(version, notices)];
}

/** A text that an earlier release checked in part is checked again before it is first put in force. */
const isChecked = (life: PolicyLife, { version, checked, withRisk }: DraftedVersion): boolean =>
  checked && (withRisk === true || wasInForce(life, version));

const checkedEvents = (version: string, notices: number | undefined): readonly PolicyEvent[] =>
  notices === undefined ? [] : [{ type: 'PolicyChecked', data: { version, notices, withRisk: true } }];

export interface ActivatePolicy {
  readonly version: string;
  readonly because: string;
  readonly actor: Actor;
  /** ms since the epoch. */
  readonly now: number;
  /** ms since the epoch. @default as soon as every service knows */
  readonly from?: number;
  /** The version that the person saw in force; refused where it is another by now. */
  readonly replaces?: string;
  /** The policy in force wants two people. */
  readonly twoPeople: boolean;
  /** Whether this release can read the text. */
  readonly readable: boolean;
}

/** Puts a version in force, or asks for it where two people have to agree. */
export function activatePolicy(life: PolicyLife, command: ActivatePolicy): readonly PolicyEvent[] {
  assertCanBeActivated(life, command);
  const { version, because, actor, twoPeople } = command;
  const from = fromOf(command);
  if (!twoPeople) return [{ type: 'PolicyActivated', data: { version, because, from } }];
  const first = waitingFor(life, command);
  if (!first) return [requestOf(command)];
  if (first.by.id === actor.id) throw new PolicyRefusal('second-person-needed', { version, by: actor.id });
  const wanted =
    command.from === undefined && first.from !== undefined && first.from > from ? first.from : from;
  return [{ type: 'PolicyActivated', data: { version, because, from: wanted, requestedBy: first.by } }];
}

/** The first person's word for this version, while it stands. */
export function waitingFor(
  { waiting }: PolicyLife,
  { version, now }: { readonly version: string; readonly now: number },
): WaitingActivation | undefined {
  const stands = waiting?.version === version && now - Date.parse(waiting.at) <= WAITS_FOR_SECOND;
  return stands ? waiting : undefined;
}

function requestOf({ version, because, from }: ActivatePolicy): PolicyEvent {
  const at = from === undefined ? {} : { from: new Date(from).toISOString() };
  return { type: 'PolicyActivationRequested', data: { version, because, ...at } };
}

function assertCanBeActivated(life: PolicyLife, command: ActivatePolicy): void {
  const { version, readable } = command;
  const known = life.versions.get(version);
  if (!known) throw new PolicyRefusal('policy-not-found', { version });
  if (!isChecked(life, known) || !readable) throw new PolicyRefusal('policy-not-checked', { version });
  assertChangesWhatStands(life, command);
}

function assertChangesWhatStands(life: PolicyLife, command: ActivatePolicy): void {
  const { version, now, from } = command;
  if (from !== undefined && from < now) throw new PolicyRefusal('activation-in-the-past', { version });
  // The newest activation holds, or will: the same again changes nothing.
  if (from === undefined && life.activations.at(-1)?.version === version)
    throw new PolicyRefusal('policy-in-force', { version });
  assertSeen(activationAt(life, now)?.version ?? 'none', command);
}

function assertSeen(inForce: string, { replaces = inForce }: ActivatePolicy): void {
  if (replaces !== inForce)
    throw new PolicyRefusal('policy-stands-otherwise', { version: inForce, replaces });
}

const fromOf = ({ from, now }: ActivatePolicy): string =>
  new Date(Math.max(from ?? 0, now + LEAD)).toISOString();

export interface InstallPolicies {
  readonly shipped: readonly { readonly version: string; readonly text: string; readonly notices: number }[];
  /** The one that decides from now on. */
  readonly active: string;
  /** ms since the epoch. */
  readonly now: number;
  readonly because: string;
}

/**
 * At every start: a new installation gets the versions that ship and one of them in force at once; one that has policies gets drafts of
 * versions that it does not know, and keeps what is in force.
 */
export function installPolicies(life: PolicyLife, command: InstallPolicies): readonly PolicyEvent[] {
  const { shipped, active, now, because } = command;
  const drafts = shipped
    .filter(({ version }) => !life.versions.has(version))
    .flatMap(({ version, text, notices }): readonly PolicyEvent[] => [
      { type: 'PolicyDrafted', data: { version, text, because: 'came with the product', shipped: true } },
      { type: 'PolicyChecked', data: { version, notices, withRisk: true } },
    ]);
  if (life.activations.length > 0) return drafts;
  const from = new Date(now).toISOString();
  return [...drafts, { type: 'PolicyActivated', data: { version: active, because, from } }];
}

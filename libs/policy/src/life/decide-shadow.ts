import type { PolicyEvent } from '@bujiao/contracts';
import { activationAt, type PolicyLife } from './policy-life.js';
import { PolicyRefusal } from './policy-refusal.js';

export interface ChangeShadow {
  readonly version: string;
  readonly because: string;
}

export interface StartShadow extends ChangeShadow {
  /** ms since the epoch. */
  readonly now: number;
  /** Whether this release can read the text. */
  readonly readable: boolean;
}

/** Lets a checked version decide beside the one in force, without effect. Nothing to do where it does already. */
export function startShadow(life: PolicyLife, command: StartShadow): readonly PolicyEvent[] {
  const { version, because } = command;
  assertCanDecide(life, command);
  if (life.shadow?.version === version) return [];
  if (life.shadow) throw new PolicyRefusal('shadow-taken', { version: life.shadow.version });
  return [{ type: 'PolicyShadowStarted', data: { version, because } }];
}

function assertCanDecide(life: PolicyLife, { version, now, readable }: StartShadow): void {
  const known = life.versions.get(version);
  if (!known) throw new PolicyRefusal('policy-not-found', { version });
  if (!known.checked || !readable) throw new PolicyRefusal('policy-not-checked', { version });
  if (activationAt(life, now)?.version === version) throw new PolicyRefusal('policy-in-force', { version });
}

export function endShadow(life: PolicyLife, { version, because }: ChangeShadow): readonly PolicyEvent[] {
  if (life.shadow?.version !== version) throw new PolicyRefusal('shadow-not-running', { version });
  return [{ type: 'PolicyShadowEnded', data: { version, because } }];
}

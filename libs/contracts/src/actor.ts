/** The roles a bearer token may carry; every HTTP route names the ones it is for. */
export const ROLES = ['buyer', 'merchant', 'reviewer', 'finance', 'after-sales', 'ops', 'service'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Duties beside a role, in the same claim of the token. A duty admits to no route: it says whose work something is. `lead-reviewer`: reviews
 * that were escalated.
 */
export const DUTIES = ['lead-reviewer'] as const;
export type Duty = (typeof DUTIES)[number];

/** Who did it: a person or service behind a token, or the platform itself. */
export interface Actor {
  readonly kind: 'person' | 'service' | 'system';
  /** The token's subject, or the name of the service. Never a name, an e-mail or a phone number. */
  readonly id: string;
  readonly role?: Role;
}

export const systemActor = (service: string): Actor => ({ kind: 'system', id: service });

import { useSyncExternalStore } from 'react';
import { ACTING_ROLE_KEY as KEY, deskRole, deskRoles } from '../sign-in/acting-role.js';
import type { Person, Role } from '../sign-in/session.js';

export { deskRoles };

export type Section = 'find' | 'search' | 'work' | 'review' | 'ops' | 'policies' | 'complexity';

/** Who may open which pages; the API refuses everybody else on its own. */
export const SECTION_ROLES: Readonly<Record<Section, readonly Role[]>> = {
  find: ['after-sales', 'ops', 'reviewer', 'finance', 'merchant'],
  search: ['after-sales', 'ops', 'reviewer', 'finance'],
  work: ['after-sales', 'ops'],
  review: ['reviewer', 'after-sales'],
  ops: ['ops'],
  policies: ['reviewer', 'ops', 'after-sales', 'finance'],
  complexity: ['reviewer', 'ops', 'after-sales', 'finance'],
};

const listeners = new Set<() => void>();

/** A person with several roles acts in one at a time, which this tab remembers. */
export function actAs(role: Role): void {
  sessionStorage.setItem(KEY, role);
  for (const listener of listeners) listener();
}

export function useActingRole(person: Person): Role | undefined {
  const chosen = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => sessionStorage.getItem(KEY),
  );
  return deskRole(person, chosen);
}

export const mayOpen = (role: Role | undefined, section: Section): boolean =>
  role !== undefined && SECTION_ROLES[section].includes(role);

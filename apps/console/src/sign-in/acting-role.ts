import type { Person, Role } from './session.js';

/** The tab's choice among the desks of a person. */
export const ACTING_ROLE_KEY = 'acting-role';

export const deskRoles = ({ roles }: Pick<Person, 'roles'>): readonly Role[] =>
  roles.filter((role) => role !== 'buyer');

/** The role of the desk that was chosen, or else the first that the token names. */
export function deskRole(person: Pick<Person, 'roles'>, chosen: string | null): Role | undefined {
  const roles = deskRoles(person);
  return roles.find((role) => role === chosen) ?? roles[0];
}

/** What a request is made as: on the buyer's pages the buyer, on a desk the role that was chosen there. */
export function actingRole(person: Pick<Person, 'roles'>): Role | undefined {
  const onDesk = location.pathname.startsWith('/desk');
  if (!onDesk && person.roles.includes('buyer')) return 'buyer';
  return deskRole(person, sessionStorage.getItem(ACTING_ROLE_KEY));
}

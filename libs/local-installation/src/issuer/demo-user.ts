import { ROLES, type Role } from '@bujiao/contracts';

export interface DemoUser {
  readonly subject: string;
  readonly role: Role;
}

export const DEMO_USER = new RegExp(`^(${ROLES.join('|')})(?::([A-Za-z0-9][A-Za-z0-9_-]{0,63}))?$`);

/** `buyer:B0001` is the buyer B0001; `ops` is somebody of ops. Undefined for what is neither. */
export function demoUser(text: string): DemoUser | undefined {
  const [, role, id] = DEMO_USER.exec(text) ?? [];
  if (!role) return undefined;
  return { subject: id ?? role, role: role as Role };
}

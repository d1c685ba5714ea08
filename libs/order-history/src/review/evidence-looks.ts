import type { Actor } from '@bujiao/contracts';

/** Who looked at which evidence. In another role it is another look: the role is the reason why a person may see it. */
export const lookKey = (evidenceId: string, { id, role }: Pick<Actor, 'id' | 'role'>): string =>
  JSON.stringify([evidenceId, id, role ?? '']);

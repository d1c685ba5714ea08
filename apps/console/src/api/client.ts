import { BujiaoClient } from '@bujiao/client';
import { actingRole } from '../sign-in/acting-role.js';
import type { Session } from '../sign-in/session.js';

export type ApiClient = BujiaoClient;

/** A person waits: React Query asks again, and the page says meanwhile that nothing answers. */
const RETRIES_WITHIN_MS = 2_000;

/** The product's client with the person's token, in the role that the person acts in. */
export function apiOf(session: Pick<Session, 'accessToken' | 'person'>): ApiClient {
  return new BujiaoClient({
    token: () => session.accessToken(),
    retry: { withinMs: RETRIES_WITHIN_MS },
    fetch: (input, init) => asPerson(session, input, init),
  });
}

/** A refused token is renewed once. */
async function asPerson(
  session: Pick<Session, 'accessToken' | 'person'>,
  input: Parameters<typeof fetch>[0],
  init: RequestInit = {},
): Promise<Response> {
  const headers = new Headers(init.headers);
  const role = actingRole(session.person);
  if (role) headers.set('x-acting-role', role);
  const call = { ...init, headers, cache: 'no-store' } as const;
  const answer = await fetch(input, call);
  if (answer.status !== 401) return answer;
  headers.set('authorization', `Bearer ${await session.accessToken(true)}`);
  return fetch(input, call);
}

import { BujiaoClient } from '@bujiao/client';
import { ApiProblem } from '../api/problem.js';
import { useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { orderPath } from '../ui/path.js';
import css from './choose-person.module.css';
import { Session } from './session.js';
import type { Settings } from './settings.js';

/**
 * Exchanges the code of a link for a session of its order, and takes the code out of the address.
 * @throws {ApiProblem} for a code that was used, has expired or is unknown
 */
export async function openLink(settings: Settings, code: string): Promise<Session> {
  const client = new BujiaoClient({ retry: false });
  const session = await client.post('/offer-codes/exchange', { body: { code } });
  history.replaceState(null, '', orderPath(session.orderId));
  return Session.ofLink(settings, session);
}

/** Why the link does not open anything, and the way out. */
export function LinkFailed({ error }: { readonly error: unknown }) {
  const t = useTexts(LEAN).link;
  const code = error instanceof ApiProblem ? error.code : '';
  const known = t.why[code as keyof typeof t.why] as string | undefined;
  return (
    <main className={css.page}>
      <h1 className={css.title}>{t.failed}</h1>
      <p className={css.note}>{known ?? t.away}</p>
      <a className={css.again} href="/buyer/orders">
        {t.signIn}
      </a>
    </main>
  );
}

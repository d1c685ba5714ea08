import { useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import css from './choose-person.module.css';

export function SignInFailed({ error }: { readonly error: unknown }) {
  const t = useTexts(LEAN).signIn;
  return (
    <main className={css.page}>
      <h1 className={css.title}>{t.failed}</h1>
      <p className={css.note}>{t.failedHow}</p>
      <a className={css.again} href="/">
        {t.again}
      </a>
      <p className={css.detail}>{error instanceof Error ? error.message : String(error)}</p>
    </main>
  );
}

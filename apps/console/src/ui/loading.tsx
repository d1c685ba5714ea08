import { useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import css from './loading.module.css';

/** Grey data under real words; invisible for the first 200 ms, so that a quick answer does not flicker. */
export function Loading({ lines = 3 }: { readonly lines?: number }) {
  const t = useTexts(LEAN);
  return (
    <div className={css.box} role="status">
      <span className="visually-hidden">{t.loading}</span>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className={css.line} />
      ))}
    </div>
  );
}

import { useLanguage, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import css from './duration-ruler.module.css';
import { duration } from './format.js';

interface DurationRulerProps {
  /** ms that the stage has taken so far. */
  readonly passed: number;
  /** Half of the cases took no longer; nine of ten took no longer. ms */
  readonly usual: number;
  readonly most: number;
}

/** How far a stage is beside what it usually takes. Beyond nine of ten the bar is full: it promises nothing. */
export function DurationRuler({ passed, usual, most }: DurationRulerProps) {
  const t = useTexts(LEAN).usual;
  const language = useLanguage();
  const share = (ms: number): string => `${Math.min(100, (ms / Math.max(1, most)) * 100)}%`;
  return (
    <div className={css.ruler} aria-hidden="true">
      <div className={css.bar}>
        <span className={css.passed} style={{ width: share(passed) }} />
        <span className={css.tick} style={{ insetInlineStart: share(usual) }} />
      </div>
      <p className={css.marks}>
        <span className={css.now}>{duration(passed, language)}</span>
        <span>{t.half(duration(usual, language))}</span>
        <span>{t.nineOfTen(duration(most, language))}</span>
      </p>
    </div>
  );
}

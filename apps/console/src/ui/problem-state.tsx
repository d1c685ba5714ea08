import { IconAlertTriangle, IconPlugConnectedX, IconSearchOff } from './icons.js';
import type { ReactNode } from 'react';
import { ApiProblem, hasCode } from '../api/problem.js';
import { useSay, useTexts, type Sentence } from '../texts/language.js';
import { LEAN, type LeanTexts } from '../texts/lean.js';
import css from './problem-state.module.css';

interface ProblemStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly children?: ReactNode;
}

/** What went wrong in a sentence, its code, and a way on. */
export function ProblemState({ error, onRetry, children }: ProblemStateProps) {
  const t = useTexts(LEAN);
  const say = useSay();
  const { sentence, how, icon } = explained(error, t.problem, say);
  return (
    <section className={css.box} role="alert">
      <span className={css.icon}>{icon}</span>
      <div className={css.words}>
        <h2 className={css.sentence}>{sentence}</h2>
        {how && <p className={css.how}>{how}</p>}
        <div className={css.ways}>
          {onRetry && (
            <button type="button" className={css.retry} onClick={onRetry}>
              {t.problem.again}
            </button>
          )}
          {children}
        </div>
        {error instanceof ApiProblem && (
          <p className={css.code}>
            {t.problem.code} <span className="id">{error.code}</span>
            {error.headers.get('x-request-id') && (
              <>
                {' · '}
                {t.problem.request} <span className="id">{error.headers.get('x-request-id')}</span>
              </>
            )}
          </p>
        )}
      </div>
    </section>
  );
}

function explained(error: unknown, t: LeanTexts['problem'], say: (sentence: Sentence) => string) {
  if (hasCode(error, 'order-not-found'))
    return { sentence: t.notFound, how: t.notFoundHow, icon: <IconSearchOff size={20} stroke={1.75} /> };
  if (error instanceof ApiProblem && error.sentence)
    return { sentence: say(error.sentence), how: '', icon: <IconAlertTriangle size={20} stroke={1.75} /> };
  if (error instanceof ApiProblem)
    return { sentence: t.other, how: error.detail, icon: <IconAlertTriangle size={20} stroke={1.75} /> };
  return { sentence: t.offline, how: t.offlineHow, icon: <IconPlugConnectedX size={20} stroke={1.75} /> };
}

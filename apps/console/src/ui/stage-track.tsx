import { IconCheck, IconHelp, IconUser, IconX } from './icons.js';
import type { ReactNode } from 'react';
import type { StageState, StageStep } from '../buyer/journey.js';
import { useLanguage, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { clock, exact } from './format.js';
import css from './stage-track.module.css';

interface StageTrackProps {
  readonly steps: readonly StageStep[];
  /** What is to be said below a stage. */
  readonly detail: (step: StageStep) => ReactNode;
  /** Beside a stage that has no time yet. */
  readonly aside: (step: StageStep) => ReactNode;
}

/** The five stages, downwards: 申请 → 核验中 → 补单中 → 已发货 → 已完成. */
export function StageTrack({ steps, detail, aside }: StageTrackProps) {
  const t = useTexts(LEAN);
  const language = useLanguage();
  return (
    <ol className={css.track} aria-label={t.progress.track}>
      {steps.map((step) => (
        <li
          key={step.stage}
          className={`${css.step} ${css[step.state]}`}
          aria-current={isCurrent(step.state) ? 'step' : undefined}
        >
          <span className={css.dot}>{signOf(step.state)}</span>
          <span className={css.name}>
            {t.stages[step.stage]}
            <span className="visually-hidden"> {t.progress.state[step.state]}</span>
          </span>
          <span className={css.aside}>
            {step.state === 'passed' && step.at ? (
              <time dateTime={step.at} title={exact(step.at, language)}>
                {clock(step.at)}
              </time>
            ) : (
              aside(step)
            )}
          </span>
          <div className={css.detail}>{detail(step)}</div>
        </li>
      ))}
    </ol>
  );
}

const isCurrent = (state: StageState): boolean => state !== 'passed' && state !== 'ahead';

function signOf(state: StageState): ReactNode {
  switch (state) {
    case 'passed':
      return <IconCheck size={15} stroke={2.5} />;
    case 'unknown':
      return <IconHelp size={16} stroke={2} />;
    case 'person':
      return <IconUser size={15} stroke={2} />;
    case 'stopped':
      return <IconX size={15} stroke={2.5} />;
    default:
      return null;
  }
}

import { useId } from 'react';
import type { Comparison, TurnedOut } from '../../../api/backtests.js';
import { BACKTEST } from '../../../texts/backtest.js';
import { useTexts } from '../../../texts/language.js';
import { count, money } from '../../../ui/format.js';
import { Card } from '../../parts.js';
import policyCss from '../policies.module.css';
import css from './backtest.module.css';
import { partsOf, perDay } from './figures.js';

const WIDTH = 400;

/** Reviews a day against the people that there are, and how the changed decisions turned out. */
export function Outlook({ comparison }: { readonly comparison: Comparison }) {
  const t = useTexts(BACKTEST);
  const { reviews, looser, stricter, waiting, honest } = comparison;
  const most = Math.max(reviews.old, reviews.new, reviews.capacity ?? 0, 1);
  return (
    <Card title={t.reviewers}>
      <div className={policyCss.pad}>
        <Load
          name={t.now}
          value={reviews.old}
          peak={reviews.mostOld}
          most={most}
          limit={reviews.capacity}
          was
        />
        <Load
          name={t.draft}
          value={reviews.new}
          peak={reviews.mostNew}
          most={most}
          limit={reviews.capacity}
        />
        {reviews.capacity !== undefined && (
          <p className={policyCss.hint}>{t.staff(count(reviews.capacity))}</p>
        )}
        <h3>{t.turnedOut}</h3>
        <Ends name={t.looser} moved={looser} />
        <Ends name={t.stricter} moved={stricter} />
        {waiting && (
          <>
            <h3>{t.waiting}</h3>
            <p>
              {t.minutes(perDay(waiting.old))} → <strong>{t.minutes(perDay(waiting.new))}</strong>
            </p>
            <p className={policyCss.hint}>{t.measured(count(waiting.measured))}</p>
          </>
        )}
        {honest && (
          <>
            <h3>{t.honest(count(honest.decisions))}</h3>
            <p>{t.effort(...effortOf(honest))}</p>
          </>
        )}
      </div>
    </Card>
  );
}

/** Steps, fields and minutes, each before and after. */
function effortOf({ steps, fields, minutes }: NonNullable<Comparison['honest']>): [string, string, string] {
  const change = ({ old, new: now }: { readonly old: number; readonly new: number }): string =>
    `${old.toFixed(2)} → ${now.toFixed(2)}`;
  return [change(steps), change(fields), minutes ? change(minutes) : '–'];
}

interface LoadProps {
  readonly name: string;
  readonly value: number;
  readonly peak: number;
  readonly most: number;
  readonly limit?: number | undefined;
  readonly was?: boolean;
}

function Load({ name, value, peak, most, limit, was = false }: LoadProps) {
  const t = useTexts(BACKTEST);
  const at = (n: number): number => (n / most) * WIDTH;
  return (
    <div className={css.pair}>
      <span>
        {name} <strong>{t.perDay(perDay(value))}</strong>{' '}
        <span className={policyCss.hint}>{t.most(count(peak))}</span>
      </span>
      <svg className={css.bar} viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true">
        <rect className={css.track} width={WIDTH} height="12" />
        <rect className={was ? css.was : css.draft} width={at(value)} height="12" />
        {limit !== undefined && <line className={css.limit} x1={at(limit)} x2={at(limit)} y1="0" y2="12" />}
      </svg>
    </div>
  );
}

interface EndsProps {
  readonly name: string;
  readonly moved: { readonly decisions: number; readonly turnedOut: TurnedOut };
}

function Ends({ name, moved: { decisions, turnedOut } }: EndsProps) {
  const t = useTexts(BACKTEST);
  const hatch = useId();
  const [good, bad, unknown] = partsOf(turnedOut, WIDTH);
  return (
    <div className={css.pair}>
      <span>
        {name} {count(decisions)}
      </span>
      <svg className={css.bar} viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true">
        <rect className={css.track} width={WIDTH} height="12" />
        <rect className={css.good} width={good} height="12" />
        <rect className={css.bad} x={good} width={bad} height="12" />
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={css.unknown} width="2" height="5" />
        </pattern>
        <rect fill={`url(#${hatch})`} x={good + bad} width={unknown} height="12" />
      </svg>
      <span className={policyCss.hint}>
        {t.good(count(turnedOut.good.decisions))} ·{' '}
        {t.bad(count(turnedOut.bad.decisions), money(turnedOut.bad.amount))} ·{' '}
        {t.unknown(count(turnedOut.unknown.decisions))}
      </span>
    </div>
  );
}

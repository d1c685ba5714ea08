import type { ComplexityLine } from '../../api/complexity.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { COMPLEXITY } from '../../texts/complexity.js';
import { duration } from '../../ui/format.js';
import { Card } from '../parts.js';
import { percentOf, secondsToDelivery, segmentsOf, WAITS_TO_DELIVERY } from './bars.js';
import css from './complexity.module.css';

export interface NamedLine {
  readonly name: string;
  readonly line: ComplexityLine;
}

interface AverageChartProps {
  readonly title: string;
  readonly how: string;
  readonly lines: readonly NamedLine[];
  readonly valueOf: (line: ComplexityLine) => number;
}

/** One bar a group, with its number beside it: the picture adds nothing that the text does not say. */
export function AverageChart({ title, how, lines, valueOf }: AverageChartProps) {
  const most = Math.max(...lines.map(({ line }) => valueOf(line)));
  return (
    <Card title={title}>
      <div className={css.pad}>
        <p className={css.hint}>{how}</p>
        <ul className={css.bars}>
          {lines.map(({ name, line }) => (
            <li key={name}>
              <span className={css.name}>{name}</span>
              <svg className={css.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect className={css.plain} width={percentOf(valueOf(line), most)} height="10" />
              </svg>
              <span className={css.value}>{valueOf(line).toFixed(2)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

/** Whom the resubmissions of each group waited for, one wait after the other. */
export function TimeChart({ lines }: { readonly lines: readonly NamedLine[] }) {
  const t = useTexts(COMPLEXITY);
  const language = useLanguage();
  const most = Math.max(...lines.map(({ line }) => secondsToDelivery(line)));
  return (
    <Card title={t.time}>
      <div className={css.pad}>
        <p className={css.hint}>{t.timeHow}</p>
        <ul className={css.legend}>
          {WAITS_TO_DELIVERY.map((wait) => (
            <li key={wait}>
              <svg viewBox="0 0 10 10" aria-hidden="true">
                <rect className={css[wait]} width="10" height="10" />
              </svg>
              {t.waits[wait]}
            </li>
          ))}
        </ul>
        <ul className={css.bars}>
          {lines.map(({ name, line }) => (
            <li key={name}>
              <span className={css.name}>{name}</span>
              <svg className={css.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                {segmentsOf(line, most).map(({ wait, from, width, seconds }) => (
                  <rect key={wait} className={css[wait]} x={from} width={width} height="10">
                    <title>{`${t.waits[wait]} ${duration(seconds * 1000, language)}`}</title>
                  </rect>
                ))}
              </svg>
              <span className={css.value}>{duration(secondsToDelivery(line) * 1000, language)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

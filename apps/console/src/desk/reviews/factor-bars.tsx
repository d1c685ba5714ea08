import type { ReviewCaseView } from '../../api/reviews.js';
import { useSay, useTexts } from '../../texts/language.js';
import { REVIEWS } from '../../texts/reviews.js';
import css from './reviews.module.css';

/** Each factor as a bar as long as its points weigh against the threshold of a refusal; what has no data is named. */
export function FactorBars({ risk }: { readonly risk: ReviewCaseView['risk'] }) {
  const t = useTexts(REVIEWS);
  const say = useSay();
  const most = Math.max(1, risk.thresholds.refuse, ...risk.factors.map(({ points }) => Math.abs(points)));
  return (
    <section aria-label={t.factors}>
      <h3 className={css.total}>{t.total(risk.points, risk.thresholds.secondCheck)}</h3>
      <ul className={css.bars}>
        {risk.factors.map(({ factor, points, sentence }) => (
          <li key={factor}>
            <span className={css.barHead}>
              <span>{say(sentence)}</span>
              <strong>{points > 0 ? `+${points}` : points}</strong>
            </span>
            <meter
              className={points < 0 ? css.good : css.bad}
              min={0}
              max={most}
              value={Math.abs(points)}
              aria-label={factor}
            />
          </li>
        ))}
      </ul>
      {risk.notEvaluated.length > 0 && (
        <details className={css.small}>
          <summary>
            {t.notEvaluated} ({risk.notEvaluated.length})
          </summary>
          <ul>
            {risk.notEvaluated.map(({ factor, sentence }) => (
              <li key={factor}>
                <span className="id">{factor}</span> {say(sentence)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

import { Link } from '@tanstack/react-router';
import type { ReviewCaseView } from '../../api/reviews.js';
import { EVIDENCE } from '../../texts/evidence.js';
import { useTexts } from '../../texts/language.js';
import { REVIEWS } from '../../texts/reviews.js';
import { EvidencePicture } from '../../ui/evidence-picture.js';
import own from '../../ui/evidence.module.css';
import css from './reviews.module.css';

/** What the buyer uploaded, and where the same was used before. */
export function CaseEvidence({ item: { orderId, evidence } }: { readonly item: ReviewCaseView }) {
  const t = useTexts(EVIDENCE);
  const title = useTexts(REVIEWS).evidence;
  if (evidence.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={css.total}>{title}</h3>
      <ul className={own.list}>
        {evidence.map((one) => (
          <li key={one.evidenceId} className={own.item}>
            <EvidencePicture orderId={orderId} item={one} />
            <span className={own.size}>{t.size(String(Math.max(1, Math.round(one.bytes / 1024))))}</span>
            {one.alsoOf.length > 0 && (
              <span className={own.warning}>
                {t.alsoOf}{' '}
                {one.alsoOf.map((other) => (
                  <Link key={other} to="/desk/orders/$orderId" params={{ orderId: other }} className="id">
                    {other}
                  </Link>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

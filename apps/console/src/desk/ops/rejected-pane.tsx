import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RejectedEvent } from '../../api/desk.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { LETTERS } from '../../texts/letters.js';
import { exact } from '../../ui/format.js';
import css from './ops.module.css';

/** What the API may say beyond the code and its detail. */
interface Hints {
  readonly pointer?: string | null;
  readonly expected?: readonly string[] | null;
  readonly didYouMean?: string | null;
}
export type Rejection = RejectedEvent & Hints;

/** What is wrong with one event, where, and how its publisher mends it. */
export function RejectedPane({ row }: { readonly row: Rejection }) {
  const t = useTexts(LETTERS).rejected;
  const language = useLanguage();
  const { code, detail, type, orderId, publisher, source, eventId, rejectedAt } = row;
  const { pointer, expected, didYouMean } = row;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t.detail, <span translate="no">{detail}</span>],
    [t.place, pointer && <span className="id">{pointer}</span>],
    [t.didYouMean, didYouMean && <strong className="id">{didYouMean}</strong>],
    [t.expected, expected && expected.length > 0 && <span className="id">{expected.join(', ')}</span>],
    [t.code, <span className="id">{code}</span>],
    [t.type, <span className="id">{type ?? t.none}</span>],
    [
      t.subject,
      orderId ? (
        <Link className="id" to="/desk/orders/$orderId" params={{ orderId }}>
          {orderId}
        </Link>
      ) : (
        t.none
      ),
    ],
    [t.publisher, <span className="id">{publisher ?? t.none}</span>],
    [t.source, <span className="id">{source ?? t.none}</span>],
    [t.event, <span className="id">{eventId ?? t.none}</span>],
    [t.at, exact(rejectedAt, language)],
  ];
  return (
    <div className={css.pane}>
      <section className={css.payload} aria-label={t.mend}>
        <h3>{t.mend}</h3>
        <p>{t.mends[code] ?? t.mendOther}</p>
      </section>
      <dl>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name} className={css.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </div>
  );
}

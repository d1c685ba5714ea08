import { Link } from '@tanstack/react-router';
import type { ReviewCaseView } from '../../api/reviews.js';
import { CUSTOM_GOODS } from '../../texts/custom-goods.js';
import { useLanguage, useSay, useTexts } from '../../texts/language.js';
import { moment } from '../../ui/format.js';
import css from './reviews.module.css';

/** What is known of the role of custom goods: the supplier's answer, and what binds it where. */
export function RoleFacts({ role }: { readonly role: ReviewCaseView['role'] }) {
  const t = useTexts(CUSTOM_GOODS);
  const say = useSay();
  const language = useLanguage();
  if (!role) return null;
  const { template, givenText, answer, binding } = role;
  return (
    <section aria-label={t.role}>
      <h3 className={css.total}>{t.role}</h3>
      {answer && <p className={css.small}>{say(answer.sentence)}</p>}
      {binding && <p className={css.changed}>{say(binding.sentence)}</p>}
      <dl className={css.facts}>
        {template !== undefined && (
          <>
            <dt>{t.template}</dt>
            <dd className="id">{template}</dd>
          </>
        )}
        <dt>{t.given}</dt>
        <dd>{say(givenText)}</dd>
        {binding?.boundBy !== undefined && (
          <>
            <dt>{t.boundBy}</dt>
            <dd>
              <Link to="/desk/orders/$orderId" params={{ orderId: binding.boundBy }} className="id">
                {binding.boundBy}
              </Link>{' '}
              {binding.boundAt !== undefined && moment(binding.boundAt, language)}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

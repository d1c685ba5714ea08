import { useLanguage, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { duration, exact, moment } from '../../ui/format.js';
import { useNow } from '../../ui/now.js';
import { urgencyOf } from './urgency.js';
import css from './work.module.css';

/** Time left until a deadline, counted down; how long it is over after that. */
export function TimeLeft({ deadline }: { readonly deadline: string }) {
  const t = useTexts(DESK).work;
  const language = useLanguage();
  const now = useNow(true);
  const left = Date.parse(deadline) - now;
  const span = duration(Math.abs(left), language);
  return (
    <>
      <strong className={css[urgencyOf(deadline, now)]}>{left >= 0 ? t.left(span) : t.over(span)}</strong>
      <time dateTime={deadline} title={exact(deadline, language)}>
        {moment(deadline, language, now)}
      </time>
    </>
  );
}

import type { Outlook } from '../api/orders.js';
import { useLanguage, useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { DoerSign } from './doer-sign.js';
import { duration, exact, moment } from './format.js';
import css from './next-steps.module.css';
import { useNow } from './now.js';

/** What happens now and what comes next: who, what, when; all of it as the API says it. */
export function NextSteps({ outlook: { now, next } }: { readonly outlook: Outlook }) {
  const t = useTexts(LEAN).usual;
  const say = useSay();
  const language = useLanguage();
  const clock = useNow(true);
  const when = (at: string): string => {
    const left = Date.parse(at) - clock;
    return left > 0
      ? t.inTime(moment(at, language, clock), duration(left, language))
      : moment(at, language, clock);
  };
  return (
    <ol className={css.steps}>
      <li>
        <DoerSign by={now.by} />
        <div>
          <p>
            <strong>{t.now}</strong> · {say(now.byName)}
          </p>
          {now.until && (
            <p className={css.when}>
              <time dateTime={now.until} title={exact(now.until, language)}>
                {t.until(when(now.until))}
              </time>
            </p>
          )}
        </div>
      </li>
      {next.map(({ by, byName, sentence, at }) => (
        <li key={`${sentence.zh}${at ?? ''}`}>
          <DoerSign by={by} />
          <div>
            <p>{say(sentence)}</p>
            <p className={css.when}>
              {say(byName)}
              {at && (
                <>
                  {' · '}
                  <time dateTime={at} title={exact(at, language)}>
                    {when(at)}
                  </time>
                </>
              )}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

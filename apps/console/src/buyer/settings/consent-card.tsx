import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { profile, type Consent } from '../../api/profile.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../../texts/language.js';
import { PROFILE } from '../../texts/profile.js';
import { moment } from '../../ui/format.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { ProblemState } from '../../ui/problem-state.js';
import css from '../buyer.module.css';
import own from './settings.module.css';

const KEY = ['zero-touch-consent'];

/** Consent to zero touch: the whole text stands beside the button that agrees to it. */
export function ConsentCard() {
  const api = useApi();
  const consent = useQuery({ queryKey: KEY, queryFn: () => profile.consent(api) });
  if (!consent.data) return <NotRead reading={consent} lines={4} />;
  return (
    <>
      <NotReadAgain reading={consent} />
      <Shown consent={consent.data} />
    </>
  );
}

function Shown({ consent: { given, at, agreedVersion, text } }: { readonly consent: Consent }) {
  const t = useTexts(PROFILE);
  const say = useSay();
  const language = useLanguage();
  const api = useApi();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => (given ? profile.takeBack(api) : profile.agree(api, text.version, language)),
    onSuccess: (consent) => queries.setQueryData(KEY, consent),
    // The text may have changed: what is shown must be what is agreed to.
    onError: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <section className={css.card} aria-labelledby="consent">
      <h2 id="consent" className={css.cardTitle}>
        {say(text.title)}
      </h2>
      <div className={own.sentences}>
        {text.sentences.map((sentence) => (
          <p key={sentence.en}>{say(sentence)}</p>
        ))}
      </div>
      <p className={css.hint} role="status">
        {given ? t.on : t.off}
        {given && at !== undefined && ` · ${t.since(moment(at, language))}`}
      </p>
      {!given && agreedVersion !== undefined && <p className={css.hint}>{t.newText}</p>}
      {change.isError && <ProblemState error={change.error} />}
      <button
        type="button"
        className={given ? css.secondary : css.primary}
        disabled={change.isPending}
        onClick={() => change.mutate()}
      >
        {given ? t.takeBack : t.agree}
      </button>
    </section>
  );
}

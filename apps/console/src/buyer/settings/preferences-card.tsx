import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { profile, type Preferences } from '../../api/profile.js';
import { useApi } from '../../sign-in/session-context.js';
import { useTexts } from '../../texts/language.js';
import { PROFILE, type ProfileTexts } from '../../texts/profile.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { ProblemState } from '../../ui/problem-state.js';
import css from '../buyer.module.css';
import { Field } from './field.js';
import own from './settings.module.css';

const KEY = ['preferences'];
type Kind = keyof ProfileTexts['kinds'];
const KINDS: readonly Kind[] = ['game-points', 'membership', 'licence-key', 'direct-top-up', 'custom'];
const MOST_OF_A_SPECIFICATION = 64;

export function PreferencesCard() {
  const api = useApi();
  const preferences = useQuery({ queryKey: KEY, queryFn: () => profile.preferences(api) });
  if (!preferences.data) return <NotRead reading={preferences} lines={4} />;
  return (
    <>
      <NotReadAgain reading={preferences} />
      <PreferencesForm saved={preferences.data} />
    </>
  );
}

/** Nothing is saved before the button: a half-typed specification is no preference. */
function PreferencesForm({ saved }: { readonly saved: Preferences }) {
  const t = useTexts(PROFILE);
  const api = useApi();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(saved);
  const save = useMutation({
    mutationFn: () => profile.savePreferences(api, withoutBlanks(draft)),
    onSuccess: (now) => queries.setQueryData(KEY, now),
  });
  const change = (next: Preferences): void => {
    save.reset();
    setDraft(next);
  };
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={`${css.card} ${own.form}`} onSubmit={submit} aria-labelledby="preferences">
      <h2 id="preferences" className={css.cardTitle}>
        {t.preferences}
      </h2>
      <p className={css.hint}>{t.preferencesHow}</p>
      <label className={own.choice}>
        <input
          type="checkbox"
          checked={draft.learnRecipients}
          onChange={(event) => change({ ...draft, learnRecipients: event.target.checked })}
        />
        {t.learn}
      </label>
      <NoticeChoices draft={draft} onChange={change} />
      {KINDS.map((kind) => (
        <Field
          key={kind}
          id={`specification-${kind}`}
          label={t.specification(t.kinds[kind])}
          most={MOST_OF_A_SPECIFICATION}
          value={specificationOf(draft, kind)}
          onChange={(text) => change(withSpecification(draft, kind, text))}
        />
      ))}
      {save.isError && <ProblemState error={save.error} />}
      <button type="submit" className={css.secondary} disabled={save.isPending}>
        {save.isSuccess ? t.saved : t.save}
      </button>
    </form>
  );
}

interface NoticeChoicesProps {
  readonly draft: Preferences;
  readonly onChange: (draft: Preferences) => void;
}

function NoticeChoices({ draft, onChange }: NoticeChoicesProps) {
  const t = useTexts(PROFILE);
  return (
    <>
      <Choice
        id="notice-language"
        label={t.language}
        names={t.languages}
        value={draft.language ?? ''}
        onChange={(value) => onChange(withLanguage(draft, value))}
      />
      <Choice
        id="notice-channel"
        label={t.channel}
        names={t.channels}
        value={draft.channel ?? ''}
        onChange={(value) => onChange(withChannel(draft, value))}
      />
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly names: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ id, label, names, value, onChange }: ChoiceProps<Value>) {
  return (
    <div>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={css.field}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {(Object.keys(names) as Value[]).map((one) => (
          <option key={one} value={one}>
            {names[one]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** An empty choice is none. */
function withLanguage(draft: Preferences, language: '' | NonNullable<Preferences['language']>): Preferences {
  const { language: _, ...rest } = draft;
  return { ...rest, ...(language !== '' && { language }) };
}

function withChannel(draft: Preferences, channel: '' | NonNullable<Preferences['channel']>): Preferences {
  const { channel: _, ...rest } = draft;
  return { ...rest, ...(channel !== '' && { channel }) };
}

const specificationOf = ({ goods }: Preferences, kind: Kind): string =>
  goods.find(({ goodsKind }) => goodsKind === kind)?.specification ?? '';

const withSpecification = (draft: Preferences, kind: Kind, specification: string): Preferences => ({
  ...draft,
  goods: [...draft.goods.filter(({ goodsKind }) => goodsKind !== kind), { goodsKind: kind, specification }],
});

const withoutBlanks = (draft: Preferences): Preferences => ({
  ...draft,
  goods: draft.goods.filter(({ specification }) => specification.trim() !== ''),
});

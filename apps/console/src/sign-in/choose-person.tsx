import { IconChevronRight } from '../ui/icons.js';
import { useEffect, useState } from 'react';
import { useSay, useTexts, type Sentence } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { Preferences } from '../ui/preferences.js';
import { ProblemState } from '../ui/problem-state.js';
import css from './choose-person.module.css';
import { ROLE_ICONS } from './role-icons.js';
import type { Role } from './session.js';

interface DemoPerson {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly name: Sentence;
}

/** The demo's issuer asks who signs in; one click answers it. */
export function ChoosePerson({ action }: { readonly action: string }) {
  const t = useTexts(LEAN);
  const [people, setPeople] = useState<readonly DemoPerson[]>([]);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    askWho().then(setPeople, setError);
  }, []);
  return (
    <main className={css.page}>
      <header className={css.bar}>
        <span className={css.product}>{t.product}</span>
        <Preferences />
      </header>
      <h1 className={css.title}>{t.signIn.title}</h1>
      <p className={css.note}>{t.signIn.note}</p>
      {error !== undefined && <ProblemState error={error} />}
      <form method="post" action={action} className={css.people}>
        {people.map((person) => (
          <PersonButton key={person.id} person={person} />
        ))}
      </form>
    </main>
  );
}

function PersonButton({ person: { id, roles, name } }: { readonly person: DemoPerson }) {
  const t = useTexts(LEAN);
  const say = useSay();
  const first = roles[0] ?? 'buyer';
  const RoleIcon = ROLE_ICONS[first];
  return (
    <button type="submit" name="person" value={id} className={css.person}>
      <span className={css.who}>
        <RoleIcon size={18} stroke={1.75} />
      </span>
      <span className={css.words}>
        <span className={css.name}>
          {say(name)} <span className={css.role}>{roles.map((role) => t.roles[role]).join(' · ')}</span>
        </span>
        <span className={css.does}>{roles.length > 1 ? t.signIn.several : t.roleDoes[first]}</span>
      </span>
      <IconChevronRight size={18} stroke={1.75} className={css.more} />
    </button>
  );
}

async function askWho(): Promise<readonly DemoPerson[]> {
  const answer = await fetch('/oidc/people');
  if (!answer.ok) throw new Error(`the people of the demo: ${answer.status}`);
  return (await answer.json()) as readonly DemoPerson[];
}

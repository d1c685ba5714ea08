import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { profile, RECIPIENTS_KEY, type Recipient, type Recipients } from '../../api/profile.js';
import { useApi } from '../../sign-in/session-context.js';
import { useSay, useTexts } from '../../texts/language.js';
import { PROFILE } from '../../texts/profile.js';
import { NotRead } from '../../ui/not-read.js';
import { ProblemState } from '../../ui/problem-state.js';
import css from '../buyer.module.css';
import { Field } from './field.js';
import { RecipientLine } from './recipient-line.js';
import own from './settings.module.css';

/** Saved accounts: listed masked, added, named, forgotten. */
export function RecipientsCard() {
  const t = useTexts(PROFILE);
  const api = useApi();
  const list = useQuery({ queryKey: RECIPIENTS_KEY, queryFn: () => profile.recipients(api) });
  return (
    <section className={css.card} aria-labelledby="recipients">
      <h2 id="recipients" className={css.cardTitle}>
        {t.recipients}
      </h2>
      <p className={css.hint}>{t.recipientsHow}</p>
      <NotRead reading={list} lines={2} />
      {list.data && <Listed list={list.data} />}
    </section>
  );
}

function Listed({ list: { recipients, most } }: { readonly list: Recipients }) {
  const t = useTexts(PROFILE);
  const [adds, setAdds] = useState(false);
  return (
    <>
      {recipients.length === 0 ? (
        <p className={css.empty}>{t.none}</p>
      ) : (
        groupsOf(recipients).map((group) => <Group key={group[0].templateId ?? ''} group={group} />)
      )}
      {adds ? (
        <AddForm onDone={() => setAdds(false)} />
      ) : recipients.filter(isOfNoTemplate).length < most ? (
        <button type="button" className={css.quiet} onClick={() => setAdds(true)}>
          {t.add}
        </button>
      ) : (
        <p className={css.hint}>{t.full(most)}</p>
      )}
    </>
  );
}

type RecipientGroup = readonly [Recipient, ...Recipient[]];

/** An account that is typed here is for goods that ask for nothing but an account. */
const isOfNoTemplate = ({ templateId, goodsKind }: Recipient): boolean =>
  templateId === undefined && goodsKind === 'direct-top-up';

/** By recharge template, in the order in which the API lists the first of each. */
function groupsOf(recipients: readonly Recipient[]): readonly RecipientGroup[] {
  const groups = new Map<string, [Recipient, ...Recipient[]]>();
  for (const recipient of recipients) {
    const key = recipient.templateId ?? '';
    const group = groups.get(key);
    if (group) group.push(recipient);
    else groups.set(key, [recipient]);
  }
  return [...groups.values()];
}

function Group({ group }: { readonly group: RecipientGroup }) {
  const t = useTexts(PROFILE);
  const say = useSay();
  const [{ templateId, templateName }] = group;
  const name = templateName ? say(templateName) : (templateId ?? t.withoutTemplate);
  const id = `recipients-${templateId ?? ''}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={own.group}>
        {name}
      </h3>
      <ul className={own.list}>
        {group.map((recipient) => (
          <RecipientLine key={recipient.recipientId} recipient={recipient} />
        ))}
      </ul>
    </section>
  );
}

function AddForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(PROFILE);
  const api = useApi();
  const queries = useQueryClient();
  const [account, setAccount] = useState('');
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: () =>
      profile.addRecipient(api, {
        goodsKind: 'direct-top-up',
        rechargeTarget: { rechargeAccount: account.trim() },
        ...(name.trim() && { name: name.trim() }),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: RECIPIENTS_KEY });
      onDone();
    },
  });
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (account.trim()) add.mutate();
  };
  return (
    <form className={own.form} onSubmit={submit}>
      <Field id="new-account" label={t.account} most={128} value={account} onChange={setAccount} />
      <Field id="new-name" label={t.name} most={40} value={name} onChange={setName} />
      {add.isError && <ProblemState error={add.error} />}
      <div className={own.acts}>
        <button type="submit" className={css.primary} disabled={add.isPending || !account.trim()}>
          {t.save}
        </button>
        <button type="button" className={css.quiet} onClick={onDone}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}

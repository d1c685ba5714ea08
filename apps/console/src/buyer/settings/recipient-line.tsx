import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { profile, RECIPIENTS_KEY, type Recipient } from '../../api/profile.js';
import { useApi } from '../../sign-in/session-context.js';
import { useTexts } from '../../texts/language.js';
import { PROFILE } from '../../texts/profile.js';
import { ProblemState } from '../../ui/problem-state.js';
import css from '../buyer.module.css';
import { Field } from './field.js';
import own from './settings.module.css';

/** One saved account. The whole of it is read on request, and lives in this line alone. */
export function RecipientLine({ recipient }: { readonly recipient: Recipient }) {
  const t = useTexts(PROFILE);
  const api = useApi();
  const { recipientId, accountMasked, name, gameArea, gameServer, source } = recipient;
  const [renames, setRenames] = useState(false);
  const whole = useMutation({ mutationFn: () => profile.recipient(api, recipientId), gcTime: 0 });
  const account = whole.data?.rechargeTarget.rechargeAccount ?? accountMasked;
  return (
    <li>
      <p className="id">{account}</p>
      <p className={css.hint}>{[name, gameArea, gameServer, t[source]].filter(Boolean).join(' · ')}</p>
      {whole.isError && <ProblemState error={whole.error} />}
      {renames ? (
        <Rename recipient={recipient} onDone={() => setRenames(false)} />
      ) : (
        <div className={own.acts}>
          <button
            type="button"
            className={css.quiet}
            onClick={() => (whole.data ? whole.reset() : whole.mutate())}
          >
            {whole.data ? t.hide : t.show}
          </button>
          <button type="button" className={css.quiet} onClick={() => setRenames(true)}>
            {t.rename}
          </button>
          <Forget recipient={recipient} />
        </div>
      )}
    </li>
  );
}

function Rename({ recipient, onDone }: { readonly recipient: Recipient; readonly onDone: () => void }) {
  const t = useTexts(PROFILE);
  const api = useApi();
  const queries = useQueryClient();
  const [name, setName] = useState(recipient.name ?? '');
  const rename = useMutation({
    mutationFn: () => profile.nameRecipient(api, recipient.recipientId, name.trim()),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: RECIPIENTS_KEY });
      onDone();
    },
  });
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    rename.mutate();
  };
  return (
    <form className={own.form} onSubmit={submit}>
      <Field id={`name-${recipient.recipientId}`} label={t.name} most={40} value={name} onChange={setName} />
      {rename.isError && <ProblemState error={rename.error} />}
      <div className={own.acts}>
        <button type="submit" className={css.quiet} disabled={rename.isPending}>
          {t.save}
        </button>
        <button type="button" className={css.quiet} onClick={onDone}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}

/** Deletes at the second press: it cannot be taken back. */
function Forget({ recipient: { recipientId, accountMasked } }: { readonly recipient: Recipient }) {
  const t = useTexts(PROFILE);
  const api = useApi();
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const forget = useMutation({
    mutationFn: () => profile.forgetRecipient(api, recipientId),
    onSuccess: (left) => queries.setQueryData(RECIPIENTS_KEY, left),
  });
  return (
    <>
      <button
        type="button"
        className={css.quiet}
        disabled={forget.isPending}
        onClick={() => (asks ? forget.mutate() : setAsks(true))}
      >
        {asks ? t.forgetSure(accountMasked) : t.forget}
      </button>
      {forget.isError && <ProblemState error={forget.error} />}
    </>
  );
}

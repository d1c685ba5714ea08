import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { customGoods, type RoleToConfirm } from '../api/custom-goods.js';
import { useApi } from '../sign-in/session-context.js';
import { CUSTOM_GOODS } from '../texts/custom-goods.js';
import { useLanguage, useTexts } from '../texts/language.js';
import { moment } from '../ui/format.js';
import { useNow } from '../ui/now.js';
import { ProblemState } from '../ui/problem-state.js';
import css from './buyer.module.css';

interface ConfirmRoleProps {
  readonly orderId: string;
  readonly role: RoleToConfirm;
}

/** The owner of a role says that it is theirs: by the click, or by the code that the shop sent. */
export default function ConfirmRole({ orderId, role }: ConfirmRoleProps) {
  const t = useTexts(CUSTOM_GOODS);
  const language = useLanguage();
  const api = useApi();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const path = { orderId, resubmissionId: role.resubmissionId };
  const confirm = useMutation({
    mutationFn: (given: string | undefined) => customGoods.confirm(api, path, given),
    onSettled: () => queries.invalidateQueries({ queryKey: ['order', orderId] }),
  });
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (SIX_DIGITS.test(code.trim())) confirm.mutate(code.trim());
  };
  const busy = confirm.isPending || confirm.isSuccess;
  return (
    <section className={css.card} aria-labelledby="confirm-role">
      <h2 id="confirm-role" className={css.cardTitle}>
        {t.confirmTitle}
      </h2>
      <p className={css.note}>{t.confirmHow(moment(role.expiresAt, language))}</p>
      <p className={css.hint}>{t.notYours}</p>
      <button type="button" className={css.primary} disabled={busy} onClick={() => confirm.mutate(undefined)}>
        {busy ? t.confirming : t.mine}
      </button>
      <form onSubmit={submit} noValidate>
        <label className={css.label} htmlFor="role-code">
          {t.orCode}
        </label>
        <input
          id="role-code"
          className={css.field}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          aria-describedby="role-code-hint"
        />
        <p id="role-code-hint" className={css.hint}>
          {t.codeHint}
        </p>
        <button type="submit" className={css.quiet} disabled={busy || !SIX_DIGITS.test(code.trim())}>
          {t.withCode}
        </button>
        <SendAgain path={path} role={role} />
      </form>
      {confirm.isError && <ProblemState error={confirm.error} />}
    </section>
  );
}

const SIX_DIGITS = /^\d{6}$/;

interface SendAgainProps {
  readonly path: { readonly orderId: string; readonly resubmissionId: string };
  readonly role: RoleToConfirm;
}

/** Another notice with another code, where one may be sent. */
function SendAgain({ path, role: { sendsLeft, sendAgainAt } }: SendAgainProps) {
  const t = useTexts(CUSTOM_GOODS);
  const api = useApi();
  const queries = useQueryClient();
  const now = useNow(true);
  const send = useMutation({
    mutationFn: () => customGoods.sendAgain(api, path),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['order', path.orderId] }),
  });
  if (sendsLeft === 0) return null;
  const early = now < Date.parse(sendAgainAt);
  return (
    <>
      <button
        type="button"
        className={css.quiet}
        disabled={early || send.isPending}
        onClick={() => send.mutate()}
      >
        {t.sendAgain(sendsLeft)}
      </button>
      {send.isSuccess && <p className={css.hint}>{t.sentAgain}</p>}
      {send.isError && <ProblemState error={send.error} />}
    </>
  );
}

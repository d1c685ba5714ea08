import { IconCheck, IconCircleCheckFilled } from '../ui/icons.js';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { orders } from '../api/orders.js';
import { useApi } from '../sign-in/session-context.js';
import { useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { ProblemState } from '../ui/problem-state.js';
import { randomKey } from '../ui/random-key.js';
import css from './buyer.module.css';
import { EarlierList, Facts } from './order-parts.js';
import type { Order } from './use-order.js';

const ACCOUNT_NEEDED = 'account-needed';

/** What the click will do, with what, and the click. Only what is wrong is asked for. */
export function BeforeClick({ order }: { readonly order: Order }) {
  const { page, progress, history } = order;
  const t = useTexts(LEAN).order;
  const say = useSay();
  const asksAccount = page.why.code === ACCOUNT_NEEDED || page.prefilled.reason === 'wrong-account';
  const button = asksAccount ? t.correct : t.resubmit;
  const [account, setAccount] = useState('');
  const [missing, setMissing] = useState(false);
  const click = useResubmit(page.orderId);
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    const typed = account.trim();
    if (asksAccount && !typed) return setMissing(true);
    click.mutate(asksAccount ? { rechargeAccount: typed } : undefined);
  };
  return (
    <form className={css.stack} onSubmit={submit} noValidate>
      <h1 className={css.sentence}>{say(page.why)}</h1>
      <p className={css.proof}>{t.notOpen(say(page.statusName))}</p>
      {progress?.sentence && <p className={css.note}>{say(progress.sentence)}</p>}
      {asksAccount && (
        <AccountField
          value={account}
          missing={missing}
          onChange={(v) => (setAccount(v), setMissing(false))}
        />
      )}
      <Effects button={button} toAccount={Boolean(page.prefilled.rechargeAccountMasked) && !asksAccount} />
      <Facts title={t.reuse} page={page} />
      <YourCase page={page} />
      <EarlierList history={history} />
      {click.isError && <ProblemState error={click.error} />}
      <div className={css.actions}>
        <button type="submit" className={css.primary} disabled={click.isPending || click.isSuccess}>
          {click.isPending ? t.sending : button}
        </button>
        <p className={css.cost}>{asksAccount ? t.typed : t.oneClick}</p>
      </div>
    </form>
  );
}

/** One key for one page: a second click, or one after a cut, asks for the same resubmission. */
function useResubmit(orderId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const key = useRef(randomKey());
  return useMutation({
    mutationFn: (rechargeTarget: { rechargeAccount: string } | undefined) =>
      orders.resubmit(api, orderId, { key: key.current, ...(rechargeTarget && { rechargeTarget }) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['order', orderId] }),
    // A refusal stands for this key: what is corrected then is another request.
    onError: () => (key.current = randomKey()),
  });
}

interface AccountFieldProps {
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (value: string) => void;
}

function AccountField({ value, missing, onChange }: AccountFieldProps) {
  const t = useTexts(LEAN).order;
  return (
    <section className={css.card}>
      <label className={css.label} htmlFor="account">
        {t.newAccount}
      </label>
      <input
        id="account"
        className={css.field}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={128}
        aria-invalid={missing}
        aria-describedby="account-hint"
      />
      <p id="account-hint" className={missing ? css.fault : css.hint}>
        {missing ? t.accountMissing : t.newAccountHint}
      </p>
    </section>
  );
}

function Effects({ button, toAccount }: { readonly button: string; readonly toAccount: boolean }) {
  const t = useTexts(LEAN).order;
  const effects = toAccount ? [...t.effects, t.effectAccount] : t.effects;
  return (
    <section className={css.card}>
      <h2 className={css.cardTitle}>{t.afterClick(button)}</h2>
      <ul className={css.effects}>
        {effects.map((effect) => (
          <li key={effect}>
            <IconCheck size={18} stroke={1.75} className={css.ok} />
            <span>{effect}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function YourCase({ page }: { readonly page: Order['page'] }) {
  const t = useTexts(LEAN).order;
  const say = useSay();
  const [first, ...others] = page.cases;
  if (!first) return null;
  return (
    <section className={css.card}>
      <h2 className={css.cardTitle}>{t.case}</h2>
      <p className={css.chosen}>
        <IconCircleCheckFilled size={20} className={css.act} />
        <span>{say(first)}</span>
      </p>
      {others.length > 0 && <p className={css.hint}>{t.alsoFor(others.map(say).join(' · '))}</p>}
    </section>
  );
}

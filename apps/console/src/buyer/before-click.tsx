import { IconCheck, IconCircleCheckFilled } from '../ui/icons.js';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { orders, type ResubmissionRequest } from '../api/orders.js';
import { useApi } from '../sign-in/session-context.js';
import { useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { ProblemState } from '../ui/problem-state.js';
import { randomKey } from '../ui/random-key.js';
import css from './buyer.module.css';
import { Cards } from './cards.js';
import type { Changed } from './change.js';
import { Conflicts, EarlierList, Facts, Until } from './order-parts.js';
import type { Order } from './use-order.js';
import { useUsual } from './use-usual.js';

// Only orders that need an account load them.
const Asked = lazy(() => import('./asked.js'));
const SavedRecipients = lazy(() => import('./saved-recipients.js'));
const ChangeForm = lazy(() => import('./change-form.js'));

/** What the click will do, with what, and the click. Only what is wrong is asked for. */
export function BeforeClick({ order }: { readonly order: Order }) {
  const { page, history } = order;
  const t = useTexts(LEAN).order;
  const fields = fieldsOf(page);
  const asks = fields.length > 0;
  const [typed, setTyped] = useState<ResubmissionRequest>();
  const [recipientId, setRecipientId] = useState<string>();
  const [missing, setMissing] = useState(false);
  const [changed, setChanged] = useState<Changed>();
  const button = asks ? t.correct : (changed?.button ?? t.resubmit);
  const types = isTyped(fields, recipientId);
  const click = useResubmit(page.orderId);
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    const given = givenBy(recipientId, typed);
    const request = asks ? given : requestOf(changed);
    if (!request) return setMissing(true);
    click.mutate(request);
  };
  return (
    <form className={css.stack} onSubmit={submit} noValidate>
      <WhatHappened order={order} />
      {asks && (
        <Suspense>
          {takesRecipient(page, fields) && (
            <SavedRecipients page={page} chosen={recipientId} onChoose={setRecipientId} />
          )}
          {types && <Asked page={page} fields={fields} missing={missing} onGiven={setTyped} />}
        </Suspense>
      )}
      {!asks && (
        <Suspense>
          <ChangeForm page={page} missing={missing} onChange={setChanged} />
        </Suspense>
      )}
      <Effects order={order} button={button} asks={asks} changed={changed} />
      <Facts title={t.reuse} page={page} />
      <YourCase page={page} />
      <EarlierList history={history} />
      {click.isError && <ProblemState error={click.error} />}
      <div className={css.actions}>
        <button type="submit" className={css.primary} disabled={click.isPending || click.isSuccess}>
          {click.isPending ? t.sending : button}
        </button>
        <p className={css.cost}>{types ? t.typed : t.oneClick}</p>
      </div>
    </form>
  );
}

const requestOf = (changed: Changed | undefined): ResubmissionRequest | undefined =>
  changed ? changed.request : {};

/** A saved account takes the place of what was typed. */
const givenBy = (
  recipientId: string | undefined,
  typed: ResubmissionRequest | undefined,
): ResubmissionRequest | undefined => (recipientId === undefined ? typed : { recipientId });

const isTyped = (fields: readonly string[], recipientId: string | undefined): boolean =>
  fields.length > 0 && recipientId === undefined;

/** A saved account fills in every field of a recharge template; without one, the account alone. */
const takesRecipient = ({ form }: Order['page'], fields: readonly string[]): boolean =>
  form !== undefined || fields.includes('rechargeAccount');

const fieldsOf = ({ decision }: Order['page']): readonly string[] =>
  decision.do === 'give' ? (decision.fields ?? []) : [];

/** One key for one page: a second click, or one after a cut, asks for the same resubmission. */
function useResubmit(orderId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const key = useRef(randomKey());
  return useMutation({
    mutationFn: (request: ResubmissionRequest) =>
      orders.resubmit(api, orderId, { key: key.current, request }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['order', orderId] }),
    // A refusal stands for this key: what is corrected then is another request.
    onError: () => (key.current = randomKey()),
  });
}

/** What went wrong, in the words of the decision. */
function WhatHappened({ order: { page, progress, history } }: { readonly order: Order }) {
  const t = useTexts(LEAN).order;
  const say = useSay();
  return (
    <>
      <h1 className={css.sentence}>{say(page.why)}</h1>
      <p className={css.proof}>{t.notOpen(say(page.statusName))}</p>
      {page.offer && <p className={css.offer}>{say(page.offer.sentence)}</p>}
      <Conflicts page={page} />
      {progress?.sentence && <p className={css.note}>{say(progress.sentence)}</p>}
      {page.cards && <Cards orderId={page.orderId} cards={page.cards} history={history} />}
    </>
  );
}

interface EffectsProps {
  readonly order: Order;
  readonly button: string;
  readonly asks: boolean;
  readonly changed: Changed | undefined;
}

/** What the click will do, how long that usually takes where enough cases are known, and until when it can be asked for. */
function Effects({ order: { page, history }, button, asks, changed }: EffectsProps) {
  const t = useTexts(LEAN).order;
  const say = useSay();
  const whole = useUsual(page, history).find(({ stage }) => stage === 'whole');
  const toAccount = Boolean(page.prefilled.rechargeAccountMasked) && !asks;
  const effects = [
    ...(changed?.effects ?? t.effects),
    ...(toAccount ? [t.effectAccount] : []),
    ...(whole ? [say(whole.sentence)] : []),
  ];
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
      {page.outlook.now.until && <Until until={page.outlook.now.until} />}
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

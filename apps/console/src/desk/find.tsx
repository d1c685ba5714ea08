import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import type { Schemas } from '@bujiao/client';
import { useState } from 'react';
import { orders } from '../api/orders.js';
import { useApi } from '../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../texts/language.js';
import { DESK } from '../texts/desk.js';
import { exact, moment, money } from '../ui/format.js';
import { NotRead, NotReadAgain } from '../ui/not-read.js';
import { Units } from '../ui/units.js';
import css from './find.module.css';
import { Card, ForSection, PageHead } from './parts.js';
import { mayOpen, useActingRole } from './roles.js';
import { useSignedIn } from '../sign-in/session-context.js';

type FoundOrder = Schemas['FoundOrderDto'];
type FoundOrders = Schemas['FoundOrdersDto'];

export function Find() {
  return (
    <ForSection section="find">
      <FindOrder />
    </ForSection>
  );
}

function FindOrder() {
  const t = useTexts(DESK).find;
  const { q } = useSearch({ from: '/desk/orders' });
  const [typed, setTyped] = useState(q ?? '');
  const role = useActingRole(useSignedIn().session.person);
  const navigate = useNavigate();
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    const text = typed.trim();
    if (text) void navigate({ to: '/desk/orders', search: { q: text } });
  };
  return (
    <div className={css.page}>
      <PageHead title={t.title} sentence={t.title} />
      <form className={css.form} onSubmit={submit}>
        <TextInput
          className={css.field}
          label={t.label}
          description={t.hint}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <Button type="submit">{t.open}</Button>
      </form>
      {q && mayOpen(role, 'search') && <Answer q={q} />}
      {q && !mayOpen(role, 'search') && (
        <Navigate to="/desk/orders/$orderId" params={{ orderId: q.trim() }} replace />
      )}
    </div>
  );
}

/** One exact hit opens at once; several are shown by how many numbers agree. */
function Answer({ q }: { readonly q: string }) {
  const api = useApi();
  const answer = useQuery({ queryKey: ['search', q], queryFn: () => orders.find(api, q) });
  if (!answer.data) return <NotRead reading={answer} lines={3} />;
  const { numbers, found } = answer.data;
  const exactly = found.filter(({ matches }) => matches.some((match) => match.exact));
  const [only] = exactly;
  if (only && exactly.length === 1)
    return <Navigate to="/desk/orders/$orderId" params={{ orderId: only.order.orderId }} replace />;
  return (
    <>
      <NotReadAgain reading={answer} />
      {found.length > 0 ? <Hits answer={answer.data} /> : <NoHits numbers={numbers} />}
    </>
  );
}

function NoHits({ numbers }: { readonly numbers: readonly string[] }) {
  const t = useTexts(DESK).find;
  return (
    <section className={css.none} role="status">
      <h2>{numbers.length > 0 ? t.none(numbers.join(' · ')) : t.noNumber}</h2>
      <p>{t.noneHow}</p>
    </section>
  );
}

function Hits({ answer: { numbers, found } }: { readonly answer: FoundOrders }) {
  const t = useTexts(DESK).find;
  return (
    <section aria-label={t.hits(found.length)}>
      <p className={css.asked} role="status">
        {t.hits(found.length)}
        {numbers.map((number) => (
          <mark key={number} className={`${css.mark} id`}>
            {number}
          </mark>
        ))}
      </p>
      <ul className={css.hits}>
        {found.map((one) => (
          <li key={one.order.orderId}>
            <Hit found={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Hit({ found: { order, matches } }: { readonly found: FoundOrder }) {
  const t = useTexts(DESK).find;
  const say = useSay();
  const language = useLanguage();
  const why = matches.map(
    ({ kind, number, exact: whole }) => `${t.kinds[kind]} ${number}${whole ? '' : ` ${t.beginning}`}`,
  );
  return (
    <Card>
      <div className={css.hit}>
        <p className={css.hitHead}>
          <Link to="/desk/orders/$orderId" params={{ orderId: order.orderId }} className="id">
            {order.orderId}
          </Link>
          <span translate="no">{order.goodsName}</span>
          <span>{money(order.amount)}</span>
          <time dateTime={order.placedAt} title={exact(order.placedAt, language)}>
            {moment(order.placedAt, language)}
          </time>
          <span className={css.status}>{say(order.statusName)}</span>
        </p>
        <p>{say(order.sentence)}</p>
        <Units units={order.units} />
        <p className={css.why}>{t.because(why.join(' · '))}</p>
      </div>
    </Card>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { orders } from '../api/orders.js';
import { hasCode } from '../api/problem.js';
import { useApi } from '../sign-in/session-context.js';
import { useTexts } from '../texts/language.js';
import { DESK } from '../texts/desk.js';
import { Loading } from '../ui/loading.js';
import { ProblemState } from '../ui/problem-state.js';
import css from './find.module.css';
import { ForSection, PageHead } from './parts.js';

/** What people paste: full-width characters and spaces around it are not meant. */
export const asNumber = (pasted: string): string => pasted.normalize('NFKC').replace(/\s+/g, '').slice(0, 64);

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
  const navigate = useNavigate();
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    const orderId = asNumber(typed);
    if (orderId) void navigate({ to: '/desk/orders', search: { q: orderId } });
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
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <Button type="submit">{t.open}</Button>
      </form>
      {q && <Found orderId={asNumber(q)} />}
    </div>
  );
}

/** One exact hit opens at once. */
function Found({ orderId }: { readonly orderId: string }) {
  const t = useTexts(DESK).find;
  const api = useApi();
  const found = useQuery({
    queryKey: ['order-page', orderId],
    queryFn: () => orders.page(api, orderId),
  });
  if (found.data) return <Navigate to="/desk/orders/$orderId" params={{ orderId }} replace />;
  if (found.isPending) return <Loading lines={2} />;
  if (!hasCode(found.error, 'order-not-found'))
    return <ProblemState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <section className={css.none} role="status">
      <h2>{t.none(orderId)}</h2>
      <p>{t.noneHow}</p>
    </section>
  );
}

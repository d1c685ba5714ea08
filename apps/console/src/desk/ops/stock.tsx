import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { CARD_STATES, type CardState, stock } from '../../api/desk.js';
import { useApi } from '../../sign-in/session-context.js';
import { useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { count } from '../../ui/format.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { useRefresh } from '../live/live-pages.js';
import { ForSection, PageHead } from '../parts.js';
import { ImportCards } from './import-cards.js';
import css from './ops.module.css';

export function Stock() {
  return (
    <ForSection section="ops">
      <OfGoods />
    </ForSection>
  );
}

/** How many cards of the goods there are, and a batch more. */
function OfGoods() {
  const t = useTexts(DESK).stock;
  const { goods } = useSearch({ from: '/desk/ops/stock' });
  const navigate = useNavigate({ from: '/desk/ops/stock' });
  const [typed, setTyped] = useState(goods ?? '');
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (typed.trim()) void navigate({ search: { goods: typed.trim() } });
  };
  return (
    <>
      <PageHead title={t.title} sentence={t.title} more={t.lead} />
      <form className={css.lookUp} onSubmit={submit}>
        <TextInput
          label={t.goods}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={64}
          spellCheck={false}
        />
        <Button type="submit" variant="default">
          {t.look}
        </Button>
      </form>
      {goods && <Counts goodsId={goods} />}
      {goods && <ImportCards key={goods} goodsId={goods} />}
    </>
  );
}

function Counts({ goodsId }: { readonly goodsId: string }) {
  const t = useTexts(DESK).stock;
  const api = useApi();
  const counts = useQuery({
    queryKey: ['stock', goodsId],
    queryFn: () => stock.count(api, goodsId),
    refetchInterval: useRefresh(),
  });
  if (!counts.data) return <NotRead reading={counts} lines={2} />;
  const { data } = counts;
  return (
    <>
      <NotReadAgain reading={counts} />
      <dl className={css.counts}>
        {CARD_STATES.map((state) => (
          <div key={state}>
            <dt>{t.states[state]}</dt>
            <dd>{count(data[state.toUpperCase() as Uppercase<CardState>] ?? 0)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { follow, type Connection } from '../../api/event-stream.js';
import { orders, type History, type OrderPage } from '../../api/orders.js';
import { useApi } from '../../sign-in/session-context.js';
import { useSay, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { CopyButton } from '../../ui/copy-button.js';
import { IconDownload, IconScale } from '../../ui/icons.js';
import { LiveStrip } from '../../ui/live-strip.js';
import { Loading } from '../../ui/loading.js';
import { money } from '../../ui/format.js';
import { Units } from '../../ui/units.js';
import { ProblemState } from '../../ui/problem-state.js';
import { Empty, ForSection, PageHead } from '../parts.js';
import { Explanation } from '../policies/explanation.js';
import { Actions, Measures } from './aside.js';
import { RejectedLines, ToldHistory } from './told-lines.js';
import { Trail } from './trail.js';
import css from './order-page.module.css';
import { Seal } from './seal.js';

export function OrderDeskPage() {
  const { orderId } = useParams({ from: '/desk/orders/$orderId' });
  return (
    <ForSection section="find">
      <OrderView key={orderId} orderId={orderId} />
    </ForSection>
  );
}

/** An order as after-sales sees it: what it comes to, its whole history, what can be done. */
function OrderView({ orderId }: { readonly orderId: string }) {
  const t = useTexts(DESK).order;
  const say = useSay();
  const { order, connection } = useDeskOrder(orderId);
  if (order.isError) return <ProblemState error={order.error} onRetry={() => void order.refetch()} />;
  if (!order.data) return <Loading lines={6} />;
  const { page, history, progress } = order.data;
  const sentence = say(progress?.sentence ?? page.why);
  return (
    <>
      <LiveStrip connection={connection} shownAt={order.dataUpdatedAt} />
      <p className={css.number}>
        <span className="id">{orderId}</span>
        <CopyButton text={orderId} label={t.copyNo} />
        <span className={css.chip}>{say(page.statusName)}</span>
      </p>
      <PageHead title={t.title(orderId)} sentence={sentence} more={page.prefilled.goodsName}>
        {history && history.events.length > 0 && <Seal history={history} />}
        {history && <Export history={history} />}
      </PageHead>
      <Sums page={page} />
      <div className={css.columns}>
        <div className={css.main}>
          <Told history={history} how={say(page.why)} />
          <RejectedLines rejected={history?.rejected ?? []} />
          <Explanation orderId={orderId} />
        </div>
        <div className={css.aside}>
          <Actions page={page} waiting={progress?.outcome === 'waiting-for-human'} />
          {history && <Measures history={history} />}
        </div>
      </div>
    </>
  );
}

/** The history; of an order that nobody has resubmitted, what the shop told. */
function Told({ history, how }: { readonly history: History | null; readonly how: string }) {
  const t = useTexts(DESK).order;
  if (history && history.events.length > 0) return <Trail history={history} />;
  if (history?.told && history.told.length > 0) return <ToldHistory told={history.told} />;
  return <Empty title={t.noHistory} how={how} />;
}

/** Where the units and the money are: both sums add up, or the page says by how much they do not. */
function Sums({ page }: { readonly page: OrderPage }) {
  const t = useTexts(DESK).order;
  const say = useSay();
  const { amount, received, refunded } = page.money;
  return (
    <div className={css.sums}>
      <Units units={page.units} />
      <p>
        {t.price} {money(amount)} · {t.received2} {money(received)}
        {refunded > 0 && ` · ${t.refunded} ${money(refunded)}`}
      </p>
      {page.conflicts.map((conflict) => (
        <p key={conflict.code} className={css.conflict}>
          <IconScale size={14} stroke={1.75} /> {say(conflict)}
        </p>
      ))}
    </div>
  );
}

function useDeskOrder(orderId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>({ state: 'live' });
  const order = useQuery({
    queryKey: ['desk-order', orderId],
    queryFn: async () => {
      const [page, progress, history] = await Promise.all([
        orders.page(api, orderId),
        orders.progress(api, orderId).catch(() => null),
        orders.history(api, orderId),
      ]);
      return { page, progress, history };
    },
  });
  const moving = Boolean(order.data?.page.open);
  useEffect(() => {
    if (!moving) return undefined;
    const leaving = new AbortController();
    const readAgain = (): void => void queries.invalidateQueries({ queryKey: ['desk-order', orderId] });
    follow(api, {
      orderId,
      signal: leaving.signal,
      onEvent: readAgain,
      onConnection: setConnection,
    }).then(readAgain, () => undefined);
    return () => leaving.abort();
  }, [api, queries, orderId, moving]);
  return { order, connection };
}

/** What is seen, in stream order, in the format of the API. */
function Export({ history }: { readonly history: History }) {
  const t = useTexts(DESK).order;
  const save = (): void => {
    const file = new Blob([JSON.stringify(history, null, 2)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${history.orderId}.history.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Button variant="default" leftSection={<IconDownload size={16} stroke={1.75} />} onClick={save}>
      {t.export}
    </Button>
  );
}

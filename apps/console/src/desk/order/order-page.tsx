import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { follow, LIVE, REREAD_MS, type Connection } from '../../api/event-stream.js';
import { orders, type History, type OrderPage } from '../../api/orders.js';
import { useApi } from '../../sign-in/session-context.js';
import { useSay, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { CopyButton } from '../../ui/copy-button.js';
import { LiveStrip } from '../../ui/live-strip.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { isChinaTime } from '../../ui/format.js';
import { NextSteps } from '../../ui/next-steps.js';
import { LEAN } from '../../texts/lean.js';
import { Card, Empty, ForSection, PageHead } from '../parts.js';
import { Explanation } from '../policies/explanation.js';
import { Actions, Measures } from './aside.js';
import { CopyLink, Export } from './take-along.js';
import { Sums } from './sums.js';
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
  const { kind } = useSearch({ from: '/desk/orders/$orderId' });
  const { order, connection } = useDeskOrder(orderId);
  if (!order.data) return <NotRead reading={order} lines={6} />;
  const { page, history, progress } = order.data;
  const { outlook } = page;
  return (
    <>
      <LiveStrip connection={connection} shownAt={order.dataUpdatedAt} />
      <NotReadAgain reading={order} />
      <p className={css.number}>
        <span className="id">{orderId}</span>
        <CopyButton text={orderId} label={t.copyNo} />
        <span className={css.chip}>{say(page.statusName)}</span>
      </p>
      <PageHead title={t.title(orderId)} sentence={say(outlook.sentence)} more={<About page={page} />}>
        {history && history.events.length > 0 && <Seal history={history} />}
        {history && <Export history={history} kind={kind} />}
        <CopyLink />
      </PageHead>
      {(outlook.next.length > 0 || page.open) && (
        <div className={css.ahead}>
          <Card title={t.next}>
            <div className={css.next}>
              <NextSteps outlook={outlook} />
            </div>
          </Card>
        </div>
      )}
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

function About({ page }: { readonly page: OrderPage }) {
  const t = useTexts(LEAN).usual;
  return (
    <>
      <span translate="no">{page.prefilled.goodsName}</span>
      {!isChinaTime() && ` · ${t.zone}`}
    </>
  );
}

function useDeskOrder(orderId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>(LIVE);
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
    refetchInterval: ({ state: { data } }) => (data?.page.open ? REREAD_MS : false),
  });
  const moving = Boolean(order.data?.page.open);
  useEffect(() => {
    if (!moving) return undefined;
    const leaving = new AbortController();
    const readAgain = (): void => void queries.invalidateQueries({ queryKey: ['desk-order', orderId] });
    follow(api, {
      path: '/orders/{orderId}/progress',
      parameters: { orderId },
      signal: leaving.signal,
      onEvent: readAgain,
      onConnection: setConnection,
    }).then(readAgain, () => undefined);
    return () => {
      leaving.abort();
      setConnection(LIVE);
    };
  }, [api, queries, orderId, moving]);
  return { order, connection };
}

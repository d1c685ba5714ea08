import { IconShieldCheck } from '../ui/icons.js';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { orders, type OrderPage, type Progress } from '../api/orders.js';
import { useApi } from '../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { duration } from '../ui/format.js';
import { NextSteps } from '../ui/next-steps.js';
import { ProblemState } from '../ui/problem-state.js';
import css from './buyer.module.css';
import { Cards } from './cards.js';
import { Track } from './in-progress.js';
import { journeyOf } from './journey.js';
import { EarlierList, Facts, Summary } from './order-parts.js';
import type { Order } from './use-order.js';
import { useUsual } from './use-usual.js';

// Few need it: it is loaded when it is asked for.
const NotWorking = lazy(() => import('./not-working.js'));

interface DeliveredProps {
  readonly order: Order;
  readonly progress: Progress;
}

/** The goods: show, use, then confirm or say that they do not work. */
export function Delivered({ order: { page, history }, progress }: DeliveredProps) {
  const t = useTexts(LEAN);
  const say = useSay();
  const language = useLanguage();
  const usual = useUsual(page, history);
  const { resubmissionId, outcome } = progress;
  const journey = journeyOf(progress, history);
  const closed = outcome === 'closed';
  return (
    <div className={css.stack}>
      {journey.deliveredMs !== undefined && (
        <p className={css.arrived}>
          <IconShieldCheck size={20} stroke={1.75} />
          {t.delivered.banner(duration(journey.deliveredMs, language))}
        </p>
      )}
      <h1 className={css.sentence} aria-live="polite">
        {say(page.outlook.now.sentence)}
      </h1>
      {page.cards?.resubmissionId === resubmissionId && (
        <Cards orderId={page.orderId} cards={page.cards} history={history} />
      )}
      <section className={css.card}>
        <Track journey={journey} usual={usual} />
      </section>
      {page.outlook.next.length > 0 && (
        <section className={css.card}>
          <h2 className={css.cardTitle}>{t.usual.next}</h2>
          <NextSteps outlook={page.outlook} />
        </section>
      )}
      <Facts page={page} />
      <Summary page={page} />
      <EarlierList history={history} shown={resubmissionId} />
      {!closed && <Receipt page={page} resubmissionId={resubmissionId} />}
    </div>
  );
}

function Receipt({ page, resubmissionId }: { readonly page: OrderPage; readonly resubmissionId: string }) {
  const { orderId } = page;
  const t = useTexts(LEAN).delivered;
  const api = useApi();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const confirm = useMutation({
    mutationFn: () => orders.confirmReceipt(api, orderId, resubmissionId),
    onSettled: () => queries.invalidateQueries({ queryKey: ['order', orderId] }),
  });
  return (
    <>
      {confirm.isError && <ProblemState error={confirm.error} />}
      <div className={css.actions}>
        <div className={css.pair}>
          <button type="button" className={css.secondary} onClick={() => setAsking(true)}>
            {t.notWorking}
          </button>
          <button
            type="button"
            className={css.primary}
            disabled={confirm.isPending || confirm.isSuccess}
            onClick={() => confirm.mutate()}
          >
            {confirm.isSuccess ? t.confirmed : t.confirm}
          </button>
        </div>
      </div>
      {asking && (
        <Suspense>
          <NotWorking page={page} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}

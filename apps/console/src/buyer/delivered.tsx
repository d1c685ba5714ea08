import { IconShieldCheck } from '../ui/icons.js';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { orders, type Progress } from '../api/orders.js';
import { useApi } from '../sign-in/session-context.js';
import { useLanguage, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { duration } from '../ui/format.js';
import { ProblemState } from '../ui/problem-state.js';
import css from './buyer.module.css';
import { Cards } from './cards.js';
import { Track } from './in-progress.js';
import { journeyOf } from './journey.js';
import { NotWorking } from './not-working.js';
import { EarlierList, Facts } from './order-parts.js';
import type { Order } from './use-order.js';

interface DeliveredProps {
  readonly order: Order;
  readonly progress: Progress;
}

/** The goods: show, use, then confirm or say that they do not work. */
export function Delivered({ order: { page, history }, progress }: DeliveredProps) {
  const t = useTexts(LEAN);
  const language = useLanguage();
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
        {closed ? t.progress.sentence.completed : t.progress.sentence.delivered}
      </h1>
      {page.cards?.resubmissionId === resubmissionId && (
        <Cards orderId={page.orderId} cards={page.cards} history={history} />
      )}
      <section className={css.card}>
        <Track journey={journey} />
      </section>
      <Facts page={page} />
      <EarlierList history={history} shown={resubmissionId} />
      {!closed && <Receipt orderId={page.orderId} resubmissionId={resubmissionId} />}
    </div>
  );
}

function Receipt({ orderId, resubmissionId }: { readonly orderId: string; readonly resubmissionId: string }) {
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
      {asking && <NotWorking orderId={orderId} onClose={() => setAsking(false)} />}
    </>
  );
}

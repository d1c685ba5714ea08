import { useQuery } from '@tanstack/react-query';
import { orders } from '../api/orders.js';
import { useApi } from '../sign-in/session-context.js';
import { useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { CopyButton } from '../ui/copy-button.js';
import { DoerSign } from '../ui/doer-sign.js';
import css from './buyer.module.css';
import { Conflicts, EarlierList, Facts, WaitsUntil } from './order-parts.js';
import type { Order } from './use-order.js';

/** Why it cannot be resubmitted, and a way on. */
export function NotPossible({ order: { page, progress, history } }: { readonly order: Order }) {
  const t = useTexts(LEAN).order;
  const say = useSay();
  return (
    <div className={css.stack}>
      <h1 className={css.sentence}>{say(page.why)}</h1>
      <p className={css.proof}>{t.notOpen(say(page.statusName))}</p>
      {page.decision.until && <WaitsUntil until={page.decision.until} />}
      <Help orderId={page.orderId} />
      <Conflicts page={page} />
      {progress?.sentence && <p className={css.note}>{say(progress.sentence)}</p>}
      <Facts page={page} />
      <EarlierList history={history} />
      <section className={css.card}>
        <h2 className={css.cardTitle}>{t.ways}</h2>
        <p className={css.row}>
          <span className="id">{page.orderId}</span>
          <CopyButton text={page.orderId} label={t.copyNo} words />
        </p>
      </section>
    </div>
  );
}

/** Who can help where a rule forbids it, as the API says. */
function Help({ orderId }: { readonly orderId: string }) {
  const t = useTexts(LEAN).delivered;
  const say = useSay();
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['order-options', orderId],
    queryFn: () => orders.options(api, orderId),
  });
  if (!data) return null;
  return (
    <section className={css.card}>
      <h2 className={css.cardTitle}>{t.notWorkingHelp(say(data.help.byName))}</h2>
      <p className={css.locked}>
        <DoerSign by={data.help.by} />
        <span>{say(data.help.sentence)}</span>
      </p>
    </section>
  );
}

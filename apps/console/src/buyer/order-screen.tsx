import { IconChevronLeft } from '../ui/icons.js';
import { useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { CopyButton } from '../ui/copy-button.js';
import { LiveStrip } from '../ui/live-strip.js';
import { NotRead } from '../ui/not-read.js';
import { follow } from '../ui/path.js';
import { Preferences } from '../ui/preferences.js';
import { useTitle } from '../ui/title.js';
import { BeforeClick } from './before-click.js';
import css from './buyer.module.css';
import { Delivered } from './delivered.js';
import { InProgress } from './in-progress.js';
import { NotPossible } from './not-possible.js';
import { useOrder, type Order } from './use-order.js';

/** One order of the buyer: what went wrong, the one click, the way of the goods, the goods. */
export function OrderScreen({ orderId }: { readonly orderId: string }) {
  const t = useTexts(LEAN).order;
  const { order, connection } = useOrder(orderId);
  useTitle(t.no(orderId));
  return (
    <main className={css.page}>
      <header className={css.bar}>
        <a className={css.back} href="/buyer/orders" onClick={follow} aria-label={t.back}>
          <IconChevronLeft size={22} stroke={1.75} />
        </a>
        <span className={css.number}>{t.no(orderId)}</span>
        <CopyButton text={orderId} label={t.copyNo} />
        <Preferences />
      </header>
      <LiveStrip connection={connection} shownAt={order.dataUpdatedAt} />
      <NotRead reading={order} lines={5} />
      {order.data && <Shown order={order.data} />}
    </main>
  );
}

function Shown({ order }: { readonly order: Order }) {
  const { page, progress } = order;
  // Something is still owed after an earlier one was closed: it can be asked for again.
  if (page.resubmittable && !page.open) return <BeforeClick order={order} />;
  if (progress?.outcome === 'closed' || progress?.stage === 'delivered')
    return <Delivered order={order} progress={progress} />;
  if (progress && (!progress.outcome || progress.outcome === 'waiting-for-human'))
    return <InProgress order={order} progress={progress} />;
  return <NotPossible order={order} />;
}

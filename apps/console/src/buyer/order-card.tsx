import type { OrderSummary } from '../api/orders.js';
import { useLanguage, useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { exact, moment, money } from '../ui/format.js';
import { IconBolt, IconChevronRight, IconCrown, IconKey, IconTicket, type Icon } from '../ui/icons.js';
import { follow, orderPath } from '../ui/path.js';
import { Units } from '../ui/units.js';
import css from './buyer.module.css';

const GOODS: Readonly<Record<OrderSummary['goodsKind'], Icon>> = {
  'game-points': IconTicket,
  'direct-top-up': IconBolt,
  custom: IconBolt,
  membership: IconCrown,
  'licence-key': IconKey,
};

/** Goods and price, one sentence, and the one button whose word is the act. */
export function OrderCard({ order }: { readonly order: OrderSummary }) {
  const t = useTexts(LEAN);
  const say = useSay();
  const act = actOf(order);
  const whole = order.units.ordered === 1;
  return (
    <article className={`${css.card} ${css.order}`}>
      <Head order={order} />
      <p className={css.orderSentence}>{say(order.offer?.sentence ?? order.sentence)}</p>
      {!whole && <Units units={order.units} />}
      {act ? (
        <a className={css.asButton} href={orderPath(order.orderId)} onClick={follow}>
          {t.my.acts[act]}
        </a>
      ) : (
        <a className={css.quiet} href={orderPath(order.orderId)} onClick={follow}>
          {t.order.details}
          <IconChevronRight size={18} stroke={1.75} />
        </a>
      )}
    </article>
  );
}

function Head({ order }: { readonly order: OrderSummary }) {
  const language = useLanguage();
  const Sign = GOODS[order.goodsKind];
  const { goodsName, quantity, amount, placedAt } = order;
  return (
    <header className={css.orderHead}>
      <Sign size={18} stroke={1.75} />
      <h3 className={css.orderName} translate="no">
        {quantity > 1 ? `${goodsName} ×${quantity}` : goodsName}
      </h3>
      <span>{money(amount)}</span>
      <time className={css.orderTime} dateTime={placedAt} title={exact(placedAt, language)}>
        {moment(placedAt, language)}
      </time>
    </header>
  );
}

/** A quiet line of the orders for which nothing is to be done. */
export function OrderRow({ order }: { readonly order: OrderSummary }) {
  const say = useSay();
  const language = useLanguage();
  const { orderId, goodsName, goodsKind, quantity, amount, placedAt, statusName } = order;
  const Sign = GOODS[goodsKind];
  return (
    <li>
      <a className={css.item} href={orderPath(orderId)} onClick={follow}>
        <Sign size={18} stroke={1.75} />
        <span className={css.itemWords}>
          <span translate="no">{quantity > 1 ? `${goodsName} ×${quantity}` : goodsName}</span>
          <span className={css.hint}>
            <time dateTime={placedAt} title={exact(placedAt, language)}>
              {moment(placedAt, language)}
            </time>{' '}
            · {say(statusName)}
          </span>
        </span>
        <span>{money(amount)}</span>
        <IconChevronRight size={18} stroke={1.75} />
      </a>
    </li>
  );
}

function actOf({ group, decision, open }: OrderSummary): 'resubmit' | 'correct' | 'receive' | undefined {
  if (group !== 'needs-you') return undefined;
  if (open) return 'receive';
  return decision.do === 'give' ? 'correct' : 'resubmit';
}

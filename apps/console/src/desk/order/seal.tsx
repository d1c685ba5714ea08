import type { History } from '../../api/orders.js';
import { useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { IconRosetteDiscountCheck, IconRosetteDiscountCheckOff } from '../../ui/icons.js';
import css from './order-page.module.css';

/** Says what was checked just now, and up to where. */
export function Seal({ history: { events, chainIntact, chainBreak } }: { readonly history: History }) {
  const t = useTexts(DESK).order.seal;
  if (chainIntact)
    return (
      <p className={`${css.seal} ${css.whole}`} title={t.wholeHow}>
        <IconRosetteDiscountCheck size={22} stroke={1.75} />
        <span>
          <strong>{t.whole(events.length)}</strong>
          <small>{t.wholeHow}</small>
        </span>
      </p>
    );
  return (
    <p className={`${css.seal} ${css.torn}`} role="alert">
      <IconRosetteDiscountCheckOff size={22} stroke={1.75} />
      <span>
        <strong>{t.broken((chainBreak?.revision ?? 0) + 1)}</strong>
        <small>{t.brokenHow(chainBreak?.detail ?? '')}</small>
      </span>
    </p>
  );
}

import { IconChevronRight, IconTicket } from '../ui/icons.js';
import { useState } from 'react';
import { useSignedIn } from '../sign-in/session-context.js';
import { useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { follow, goTo } from '../ui/path.js';
import { Preferences } from '../ui/preferences.js';
import { useTitle } from '../ui/title.js';
import css from './buyer.module.css';
import { recentOrders } from './recent-orders.js';

export function MyOrders() {
  const t = useTexts(LEAN);
  const say = useSay();
  const { session } = useSignedIn();
  const { name, roles } = session.person;
  useTitle(t.my.title);
  return (
    <main className={css.page}>
      <header className={css.bar}>
        <h1 className={css.heading}>{t.my.title}</h1>
        <Preferences />
      </header>
      <OpenByNumber />
      <Recent />
      <footer className={css.foot}>
        <span>
          {say(name)} · {t.roles.buyer}
        </span>
        <button type="button" className={css.quiet} onClick={() => void session.change()}>
          {t.my.change}
        </button>
        {roles.some((role) => role !== 'buyer') && (
          <a className={css.quiet} href="/desk" onClick={follow}>
            {t.my.desk}
          </a>
        )}
      </footer>
    </main>
  );
}

function OpenByNumber() {
  const t = useTexts(LEAN).my;
  const [typed, setTyped] = useState('');
  const orderId = typed.trim();
  const open = (event: React.FormEvent): void => {
    event.preventDefault();
    if (orderId) goTo(`/buyer/orders/${encodeURIComponent(orderId)}`);
  };
  return (
    <form className={css.card} onSubmit={open}>
      <label className={css.label} htmlFor="order-number">
        {t.find}
      </label>
      <div className={css.row}>
        <input
          id="order-number"
          className={css.field}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={64}
          aria-describedby="order-number-hint"
        />
        <button type="submit" className={css.primary}>
          {t.open}
        </button>
      </div>
      <p id="order-number-hint" className={css.hint}>
        {t.findHint}
      </p>
    </form>
  );
}

function Recent() {
  const t = useTexts(LEAN).my;
  const recent = recentOrders();
  return (
    <section>
      <h2 className={css.group}>{t.recent}</h2>
      {recent.length === 0 ? (
        <p className={css.empty}>{t.recentNone}</p>
      ) : (
        <ul className={css.list}>
          {recent.map(({ orderId, goodsName }) => (
            <li key={orderId}>
              <a className={css.item} href={`/buyer/orders/${encodeURIComponent(orderId)}`} onClick={follow}>
                <IconTicket size={18} stroke={1.75} />
                <span className={css.itemWords}>
                  <span>{goodsName}</span>
                  <span className={`${css.hint} id`}>{orderId}</span>
                </span>
                <IconChevronRight size={18} stroke={1.75} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

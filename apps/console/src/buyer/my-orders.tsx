import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Connection } from '../api/event-stream.js';
import { orders, type OrderSummary } from '../api/orders.js';
import { useApi, useSignedIn } from '../sign-in/session-context.js';
import { useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { LiveStrip } from '../ui/live-strip.js';
import { NotRead, NotReadAgain } from '../ui/not-read.js';
import { follow, goTo, orderPath } from '../ui/path.js';
import { Preferences } from '../ui/preferences.js';
import { useTitle } from '../ui/title.js';
import css from './buyer.module.css';
import { OrderCard, OrderRow } from './order-card.js';
import { useSteps } from './use-steps.js';

/**
 * ms between two reads for what the followed order does not tell: other orders, and what the shop reports. A stream of all orders of one
 * buyer would have to look at every event of everybody.
 */
const REFRESH_MS = 10_000;

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
      <List />
      <OpenByNumber />
      <footer className={css.foot}>
        <span>
          {say(name)} · {t.roles.buyer}
        </span>
        <a className={css.quiet} href="/buyer/settings" onClick={follow}>
          {t.my.settings}
        </a>
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

function List() {
  const t = useTexts(LEAN).my;
  const api = useApi();
  const list = useInfiniteQuery({
    queryKey: ['my-orders'],
    queryFn: ({ pageParam }) => orders.mine(api, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    refetchInterval: REFRESH_MS,
  });
  const connection = useFirstMoving(list.data?.pages.flatMap((page) => page.orders) ?? []);
  if (!list.data) return <NotRead reading={list} lines={4} />;
  const all = list.data.pages.flatMap((page) => page.orders);
  return (
    <>
      <LiveStrip connection={connection} shownAt={list.dataUpdatedAt} />
      <NotReadAgain reading={list} />
      {all.length > 0 ? <Groups all={all} /> : <NoOrders />}
      {list.hasNextPage && (
        <button
          type="button"
          className={css.secondary}
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t.more}
        </button>
      )}
    </>
  );
}

function NoOrders() {
  const t = useTexts(LEAN).my;
  return (
    <section>
      <h2 className={css.group}>{t.none}</h2>
      <p className={css.empty}>{t.noneHow}</p>
    </section>
  );
}

/** Follows the order that moves, of several the first: most buyers have one, and a page has one stream. */
function useFirstMoving(all: readonly OrderSummary[]): Connection {
  const queries = useQueryClient();
  const readAgain = useCallback(
    (): void => void queries.invalidateQueries({ queryKey: ['my-orders'] }),
    [queries],
  );
  const moving = all.find(({ group, open }) => group === 'in-progress' && open !== undefined);
  return useSteps(moving?.orderId, moving?.open?.resubmissionId, readAgain);
}

function Groups({ all }: { readonly all: readonly OrderSummary[] }) {
  const t = useTexts(LEAN).my;
  const of = (group: OrderSummary['group']): readonly OrderSummary[] =>
    all.filter((order) => order.group === group);
  const [needs, moving, done] = [of('needs-you'), of('in-progress'), of('done')];
  return (
    <>
      <section>
        <h2 className={css.group}>
          {needs.length > 0 ? t.groups['needs-you'] : t.nothing}
          {needs.length > 0 && <span className={css.groupCount}>{needs.length}</span>}
        </h2>
        {needs.map((order) => (
          <OrderCard key={order.orderId} order={order} />
        ))}
      </section>
      {moving.length > 0 && (
        <section>
          <h2 className={css.group}>
            {t.groups['in-progress']}
            <span className={css.groupCount}>
              {moving.length} · {t.waitOnly}
            </span>
          </h2>
          {moving.map((order) => (
            <OrderCard key={order.orderId} order={order} />
          ))}
        </section>
      )}
      {done.length > 0 && (
        <section>
          <h2 className={css.group}>
            {t.groups.done}
            <span className={css.groupCount}>{done.length}</span>
          </h2>
          <ul className={css.list}>
            {done.map((order) => (
              <OrderRow key={order.orderId} order={order} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** An order that the shop has not listed yet, or of a message: by its number. */
function OpenByNumber() {
  const t = useTexts(LEAN).my;
  const [typed, setTyped] = useState('');
  const orderId = typed.trim();
  const open = (event: React.FormEvent): void => {
    event.preventDefault();
    if (orderId) goTo(orderPath(orderId));
  };
  return (
    <form className={`${css.card} ${css.spaced}`} onSubmit={open}>
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
        <button type="submit" className={css.open}>
          {t.open}
        </button>
      </div>
      <p id="order-number-hint" className={css.hint}>
        {t.findHint}
      </p>
    </form>
  );
}

import { TextInput } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { liveEvents, type LiveEvent } from '../../api/live-events.js';
import { useApi } from '../../sign-in/session-context.js';
import { useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { clock } from '../../ui/format.js';
import { ProblemState } from '../../ui/problem-state.js';
import { Card, ForSection, PageHead } from '../parts.js';
import css from './ops.module.css';

const MOST_SHOWN = 200;
const AGAIN_MS = 2_000;

export function Live() {
  return (
    <ForSection section="ops">
      <Tail />
    </ForSection>
  );
}

/** Events as they are recorded, the newest on top; the filters are in the address. */
function Tail() {
  const t = useTexts(DESK).live;
  const { types, orders } = useSearch({ from: '/desk/ops/live' });
  const navigate = useNavigate({ from: '/desk/ops/live' });
  const { events, error, begin } = useTail(types, orders);
  const filter = (name: 'types' | 'orders', value: string): void =>
    void navigate({
      search: { ...(types && { types }), ...(orders && { orders }), [name]: value.trim() || undefined },
      replace: true,
    });
  return (
    <>
      <PageHead title={t.title} sentence={t.sentence(events.length)} more={t.how}>
        <TextInput
          aria-label={t.types}
          placeholder={t.types}
          defaultValue={types ?? ''}
          onBlur={(event) => filter('types', event.currentTarget.value)}
        />
        <TextInput
          aria-label={t.orders}
          placeholder={t.orders}
          defaultValue={orders ?? ''}
          onBlur={(event) => filter('orders', event.currentTarget.value)}
        />
      </PageHead>
      {error !== undefined && <ProblemState error={error} onRetry={begin} />}
      <Card>
        {events.length === 0 ? (
          <p className={css.nothing}>{t.none}</p>
        ) : (
          <ol className={css.tail}>
            {events.map((event) => (
              <li key={`${event.orderId} ${event.revision}`}>
                <time dateTime={event.recordedAt}>{clock(event.recordedAt)}</time>
                <Link to="/desk/orders/$orderId" params={{ orderId: event.orderId }} className="id">
                  {event.orderId}
                </Link>
                <span className="id">{event.type}</span>
                <span>{event.actor.role ?? event.actor.kind}</span>
              </li>
            ))}
          </ol>
        )}
      </Card>
    </>
  );
}

function useTail(types: string | undefined, orders: string | undefined) {
  const api = useApi();
  const [events, setEvents] = useState<readonly LiveEvent[]>([]);
  const [error, setError] = useState<unknown>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = async (): Promise<void> => {
      setEvents([]);
      const filter = { ...(types && { types }), ...(orders && { orders }) };
      for await (const event of liveEvents(api, filter, leaving.signal))
        setEvents((before) => [event, ...before].slice(0, MOST_SHOWN));
    };
    const again = (): void => void (timer = setTimeout(() => setRound((n) => n + 1), AGAIN_MS));
    follow().then(again, (reason: unknown) => {
      if (!leaving.signal.aborted) setError(reason);
    });
    return () => (clearTimeout(timer), leaving.abort());
  }, [api, types, orders, round]);
  const begin = (): void => {
    setError(undefined);
    setRound((n) => n + 1);
  };
  return { events, error, begin };
}

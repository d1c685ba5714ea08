import { TextInput } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { LIVE, type Connection } from '../../../api/event-stream.js';
import { followEvents, type LiveEvent } from '../../../api/live-events.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { DESK } from '../../../texts/desk.js';
import { OPS } from '../../../texts/ops.js';
import { LiveStrip } from '../../../ui/live-strip.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { Card, ForSection, PageHead } from '../../parts.js';
import type { EventSearch } from '../searches.js';
import ops from '../ops.module.css';
import { EventLines } from './event-lines.js';

const MOST_SHOWN = 200;
const FIELDS = ['types', 'orders', 'actor', 'correlation'] as const;

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
  const words = useTexts(OPS).events;
  const search = useSearch({ from: '/desk/ops/live' });
  const navigate = useNavigate({ from: '/desk/ops/live' });
  const { events, connection, error, begin } = useTail(search);
  const filter = (name: (typeof FIELDS)[number], value: string): void =>
    void navigate({ search: { ...search, [name]: value.trim() }, replace: true });
  return (
    <>
      <PageHead title={t.title} sentence={t.sentence(events.length)} more={t.how}>
        {FIELDS.map((name) => (
          <TextInput
            key={`${name} ${search[name] ?? ''}`}
            aria-label={words[name]}
            placeholder={words[name]}
            defaultValue={search[name] ?? ''}
            onBlur={(event) => filter(name, event.currentTarget.value)}
            onKeyDown={(event) =>
              event.key === 'Enter' && !event.nativeEvent.isComposing && event.currentTarget.blur()
            }
          />
        ))}
        <Link className={ops.linkButton} to="/desk/ops/events" search={search}>
          {words.findLink}
        </Link>
      </PageHead>
      <LiveStrip connection={connection} shownAt={connection.state === 'cut' ? connection.since : 0} />
      {error !== undefined && <ProblemState error={error} onRetry={begin} />}
      <Card>
        {events.length === 0 ? (
          <p className={ops.nothing}>{t.none}</p>
        ) : (
          <EventLines events={events} onNarrow={filter} />
        )}
      </Card>
    </>
  );
}

function useTail({ types, orders, actor, correlation }: EventSearch) {
  const api = useApi();
  const [events, setEvents] = useState<readonly LiveEvent[]>([]);
  const [connection, setConnection] = useState<Connection>(LIVE);
  const [error, setError] = useState<unknown>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    const filter = {
      ...(types && { types }),
      ...(orders && { orders }),
      ...(actor && { actor }),
      ...(correlation && { correlation }),
    };
    setEvents([]);
    followEvents(api, filter, {
      signal: leaving.signal,
      onEvent: (event) => setEvents((before) => [event, ...before].slice(0, MOST_SHOWN)),
      onConnection: setConnection,
    }).catch((reason: unknown) => {
      if (leaving.signal.aborted) return;
      setConnection(LIVE);
      setError(reason);
    });
    return () => leaving.abort();
  }, [api, types, orders, actor, correlation, round]);
  const begin = (): void => {
    setError(undefined);
    setRound((n) => n + 1);
  };
  return { events, connection, error, begin };
}

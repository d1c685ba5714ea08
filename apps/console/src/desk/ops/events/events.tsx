import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { EVENT_PAGE, findEvents, type LiveEvent } from '../../../api/live-events.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { OPS } from '../../../texts/ops.js';
import { count } from '../../../ui/format.js';
import { NotRead } from '../../../ui/not-read.js';
import { useKeys } from '../../keys.js';
import { Card, Empty, ForSection, PageHead } from '../../parts.js';
import type { FindEventSearch } from '../searches.js';
import ops from '../ops.module.css';
import { EventLines } from './event-lines.js';
import css from './events.module.css';

export function Events() {
  return (
    <ForSection section="ops">
      <Browser />
    </ForSection>
  );
}

const HOURS = { '15m': 0.25, '1h': 1, '24h': 24 } as const;
type Span = keyof typeof HOURS;
const SPANS = Object.keys(HOURS) as readonly Span[];
const before = (span: Span): string => new Date(Date.now() - HOURS[span] * 3_600_000).toISOString();

/** Recorded events by time, position, type, order, actor and correlation; every filter is in the address. */
function Browser() {
  const t = useTexts(OPS).events;
  const search = useSearch({ from: '/desk/ops/events' });
  const [opened] = useState(() => before('24h'));
  const navigate = useNavigate({ from: '/desk/ops/events' });
  const { from = opened, to, ...filters } = search;
  const found = useFound({ ...filters, from, ...(to && { to }) });
  const read = found.data?.pages.flat().length ?? 0;
  const seen = found.hasNextPage ? `${count(read)}+` : count(read);
  const { from: _from, to: _to, ...ofLive } = search;
  return (
    <>
      <PageHead title={t.title} sentence={found.data ? t.sentence(seen) : t.title} more={t.more}>
        <Link className={ops.linkButton} to="/desk/ops/live" search={ofLive}>
          {t.liveLink}
        </Link>
      </PageHead>
      <Card>
        <Filters key={JSON.stringify(search)} search={{ ...search, from }} />
      </Card>
      <div className={css.below}>
        <Found
          found={found}
          onNarrow={(by, value) => void navigate({ search: { ...search, from, [by]: value } })}
        />
      </div>
    </>
  );
}

interface FoundProps {
  readonly found: ReturnType<typeof useFound>;
  readonly onNarrow: (by: 'types' | 'orders' | 'actor' | 'correlation', value: string) => void;
}

function Found({ found, onNarrow }: FoundProps) {
  const t = useTexts(OPS).events;
  const events = found.data?.pages.flat() ?? [];
  const at = useLineKeys(events);
  return (
    <Card>
      <NotRead reading={found} lines={8} />
      {found.data && events.length === 0 && <Empty title={t.none} how={t.noneHow} />}
      <EventLines events={events} at={at} withDay onNarrow={onNarrow} />
      {events.length > 0 && (
        <p className={css.foot}>
          {found.hasNextPage ? (
            <Button
              variant="default"
              loading={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {t.next(EVENT_PAGE)}
            </Button>
          ) : (
            t.end
          )}
        </p>
      )}
    </Card>
  );
}

/** J and K move, Enter opens the order. @returns the line that the keyboard is at */
function useLineKeys(events: readonly LiveEvent[]): number {
  const navigate = useNavigate();
  const [at, setAt] = useState(-1);
  const move = (step: number): void => setAt((now) => Math.min(events.length - 1, Math.max(0, now + step)));
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const orderId = events[at]?.orderId;
      if (orderId) void navigate({ to: '/desk/orders/$orderId', params: { orderId } });
    },
  });
  return at;
}

/** Page by page, each from the position of the last event seen. Of named orders the API reads all at once. */
function useFound(search: FindEventSearch) {
  const api = useApi();
  const pages = !search.orders;
  return useInfiniteQuery({
    queryKey: ['events', search],
    initialPageParam: search.from ?? 'start',
    queryFn: ({ pageParam, signal }) => findEvents(api, { ...search, from: pageParam }, signal),
    getNextPageParam: (page) => (pages && page.length === EVENT_PAGE ? page.at(-1)?.position : undefined),
  });
}

const FIELDS = ['from', 'to', 'types', 'orders', 'actor', 'correlation'] as const;
type Field = (typeof FIELDS)[number];

function Filters({ search }: { readonly search: FindEventSearch }) {
  const t = useTexts(OPS).events;
  const navigate = useNavigate({ from: '/desk/ops/events' });
  const submit = (event: React.FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const given = FIELDS.map((field) => {
      const value = typed.get(field);
      return [field, typeof value === 'string' ? value.trim() : ''] as const;
    });
    void navigate({ search: Object.fromEntries(given.filter(([, value]) => value)) });
  };
  const hints: Partial<Record<Field, string>> = { from: t.fromHint, to: t.toHint };
  return (
    <form className={css.form} onSubmit={submit}>
      {FIELDS.map((field) => (
        <TextInput
          key={field}
          name={field}
          label={t[field]}
          description={hints[field]}
          defaultValue={search[field] ?? ''}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={2000}
          spellCheck={false}
        />
      ))}
      <div className={css.spans}>
        <Button type="submit">{t.find}</Button>
        {SPANS.map((span) => (
          <Button
            key={span}
            variant="default"
            onClick={() => void navigate({ search: { ...search, from: before(span) } })}
          >
            {t.spans[span]}
          </Button>
        ))}
        <Button variant="default" onClick={() => void navigate({ search: { ...search, from: 'start' } })}>
          {t.spans.start}
        </Button>
      </div>
    </form>
  );
}

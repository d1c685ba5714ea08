import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LiveEvent } from '../../../api/live-events.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { OPS } from '../../../texts/ops.js';
import { CopyButton } from '../../../ui/copy-button.js';
import { clock, exact, moment } from '../../../ui/format.js';
import { IconBraces } from '../../../ui/icons.js';
import css from './events.module.css';

interface EventLinesProps {
  readonly events: readonly LiveEvent[];
  /** The line that the keyboard is at. */
  readonly at?: number;
  readonly onNarrow: (by: 'types' | 'orders' | 'actor' | 'correlation', value: string) => void;
  /** Whether a line says its day as well. */
  readonly withDay?: boolean;
}

/** One line an event; the raw event is one click away. */
export function EventLines({ events, at = -1, onNarrow, withDay = false }: EventLinesProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string): void =>
    setOpen(
      (before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]),
    );
  return (
    <ol className={css.lines}>
      {events.map((event, i) => {
        const key = `${event.orderId} ${event.revision}`;
        return (
          <li key={key} aria-current={i === at ? 'true' : undefined}>
            <Line event={event} isOpen={open.has(key)} withDay={withDay} onToggle={() => toggle(key)} />
            {open.has(key) && <Raw event={event} onNarrow={onNarrow} />}
          </li>
        );
      })}
    </ol>
  );
}

interface LineProps {
  readonly event: LiveEvent;
  readonly isOpen: boolean;
  readonly withDay: boolean;
  readonly onToggle: () => void;
}

function Line({ event, isOpen, withDay, onToggle }: LineProps) {
  const t = useTexts(OPS).events;
  const language = useLanguage();
  const { recordedAt, orderId, type, actor } = event;
  const isToday = moment(recordedAt, language).length <= 5;
  return (
    <div className={css.line}>
      <time dateTime={recordedAt} title={exact(recordedAt, language)}>
        {withDay && !isToday ? moment(recordedAt, language) : clock(recordedAt)}
      </time>
      <Link to="/desk/orders/$orderId" params={{ orderId }} className="id">
        {orderId}
      </Link>
      <span className="id">{type}</span>
      <span className="id">{actor.role ? `${actor.role} ${actor.id ?? ''}` : (actor.id ?? actor.kind)}</span>
      <button
        type="button"
        className={css.raw}
        aria-expanded={isOpen}
        aria-label={`${isOpen ? t.hide : t.raw} ${orderId} ${type}`}
        onClick={onToggle}
      >
        <IconBraces size={16} stroke={1.75} />
        {isOpen ? t.hide : t.raw}
      </button>
    </div>
  );
}

function Raw({
  event,
  onNarrow,
}: {
  readonly event: LiveEvent;
  readonly onNarrow: EventLinesProps['onNarrow'];
}) {
  const t = useTexts(OPS).events;
  const { type, orderId, actor, correlationId, id } = event;
  const ways = [
    ['types', type],
    ['orders', orderId],
    ['actor', actor.id],
    ['correlation', correlationId],
  ] as const;
  return (
    <div className={css.open}>
      <p className={css.ways}>
        {ways.map(
          ([by, value]) =>
            value && (
              <button key={by} type="button" className={css.way} onClick={() => onNarrow(by, value)}>
                {t.narrow('')}
                <span className="id">{value}</span>
              </button>
            ),
        )}
        {id && <CopyButton text={id} label={t.copy} />}
      </p>
      <pre tabIndex={0} translate="no">
        {JSON.stringify(event, null, 2)}
      </pre>
    </div>
  );
}

import type { DeadLetter } from '../../../api/desk.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { DESK } from '../../../texts/desk.js';
import { count, exact, moment } from '../../../ui/format.js';
import type { Column } from '../../table/columns.js';
import { OrderCell } from '../../table/order-cell.js';
import css from '../ops.module.css';
import { labelOf } from './letters.js';

/** What makes a letter out: the order that it holds, why, in which consumer. */
export function useLetterColumns(onOpen: (id: string) => void): readonly Column<DeadLetter>[] {
  const t = useTexts(DESK).dead;
  return [
    {
      id: 'order',
      name: t.order,
      fixed: true,
      sort: 'order',
      by: ({ event }) => event?.orderId,
      cell: (row) => <Order row={row} onOpen={onOpen} />,
    },
    {
      id: 'reason',
      name: t.reason,
      sort: 'reason',
      by: labelOf,
      cell: (row) => <Reason row={row} />,
    },
    {
      id: 'group',
      name: t.group,
      sort: 'group',
      by: ({ group }) => group,
      cell: ({ group }) => <span className="id">{group}</span>,
    },
    {
      id: 'attempts',
      name: t.attempts,
      number: true,
      sort: 'attempts',
      by: ({ attempts }) => attempts,
      cell: ({ attempts }) => count(attempts),
    },
    {
      id: 'parkedAt',
      name: t.parkedAt,
      sort: 'parkedAt',
      by: ({ parkedAt }) => parkedAt,
      cell: ({ parkedAt }) => <ParkedAt at={parkedAt} />,
    },
  ];
}

interface OrderProps {
  readonly row: DeadLetter;
  readonly onOpen: (id: string) => void;
}

/** A message that could not be read names no order: its letter has the number. */
function Order({ row: { id, event }, onOpen }: OrderProps) {
  const open = (
    <button type="button" className={`${css.open} id`} onClick={() => onOpen(id)}>
      {event?.orderId ?? `#${id}`}
    </button>
  );
  if (!event) return open;
  return (
    <>
      <OrderCell orderId={event.orderId}>{open}</OrderCell>
      <small className="id">{event.type}</small>
    </>
  );
}

function Reason({ row: { reason, errorCode, message } }: { readonly row: DeadLetter }) {
  const t = useTexts(DESK).dead;
  const code = errorCode ?? message?.reason;
  if (!code) return t.reasons[reason];
  return (
    <>
      <span className="id">{code}</span>
      <small>{t.reasons[reason]}</small>
    </>
  );
}

function ParkedAt({ at }: { readonly at: string }) {
  const language = useLanguage();
  return (
    <time dateTime={at} title={exact(at, language)}>
      {moment(at, language)}
    </time>
  );
}

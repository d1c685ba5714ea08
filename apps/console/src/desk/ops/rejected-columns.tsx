import { useLanguage, useTexts } from '../../texts/language.js';
import { LETTERS } from '../../texts/letters.js';
import { exact, moment } from '../../ui/format.js';
import type { Column } from '../table/columns.js';
import { OrderCell } from '../table/order-cell.js';
import css from './ops.module.css';
import type { Rejection } from './rejected-pane.js';

export function useRejectedColumns(onOpen: (id: string) => void): readonly Column<Rejection>[] {
  const t = useTexts(LETTERS).rejected;
  return [
    {
      id: 'at',
      name: t.at,
      sort: 'at',
      by: ({ rejectedAt }) => rejectedAt,
      width: 130,
      cell: ({ rejectedAt }) => <At at={rejectedAt} />,
    },
    {
      id: 'code',
      name: t.code,
      sort: 'code',
      by: ({ code }) => t.names[code] ?? code,
      fixed: true,
      cell: ({ id, code, detail }) => (
        <>
          <button type="button" className={css.open} onClick={() => onOpen(id)}>
            {t.names[code] ?? code}
          </button>
          <small translate="no">{detail}</small>
        </>
      ),
    },
    {
      id: 'type',
      name: t.type,
      sort: 'type',
      by: ({ type }) => type,
      cell: ({ type }) => <span className="id">{type ?? t.none}</span>,
    },
    {
      id: 'order',
      name: t.subject,
      sort: 'order',
      by: ({ orderId }) => orderId,
      cell: ({ orderId }) =>
        orderId === null ? (
          t.none
        ) : (
          <OrderCell orderId={orderId}>
            <span className="id">{orderId}</span>
          </OrderCell>
        ),
    },
    {
      id: 'publisher',
      name: t.publisher,
      sort: 'publisher',
      by: ({ publisher }) => publisher,
      cell: (row) => <Publisher row={row} />,
    },
  ];
}

function At({ at }: { readonly at: string }) {
  const language = useLanguage();
  return (
    <time dateTime={at} title={exact(at, language)}>
      {moment(at, language)}
    </time>
  );
}

function Publisher({ row: { publisher, source } }: { readonly row: Rejection }) {
  const t = useTexts(LETTERS).rejected;
  return (
    <>
      <span className="id">{publisher ?? t.none}</span>
      <small className="id">{source}</small>
    </>
  );
}

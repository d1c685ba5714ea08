import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { conflicts, PAGE_ROWS, type Conflict, type ConflictKey, type ConflictSort } from '../../api/desk.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { duration, exact, moment } from '../../ui/format.js';
import { IconLock } from '../../ui/icons.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { useNow } from '../../ui/now.js';
import { useOpenRow } from '../open-row.js';
import { Card, Empty, ForSection, PageHead } from '../parts.js';
import { ColumnChooser } from '../table/column-chooser.js';
import { shownColumns, type Column } from '../table/columns.js';
import { DataTable } from '../table/data-table.js';
import { OrderCell } from '../table/order-cell.js';
import { CloseConflict } from './close-conflict.js';
import { usePages } from '../table/use-pages.js';
import css from './work.module.css';

const keyOf = ({ orderId, code }: ConflictKey): string => `${orderId}:${code}`;

/** The reverse of `keyOf`: an order id may hold a colon, a code does not. The API refuses a code that it does not know. */
function conflictOf(key: string): ConflictKey {
  const at = key.lastIndexOf(':');
  return { orderId: key.slice(0, at), code: key.slice(at + 1) as ConflictKey['code'] };
}

export function Conflicts() {
  return (
    <ForSection section="work">
      <Open />
    </ForSection>
  );
}

/** Orders whose goods, money or news contradict each other, the longest wait first. */
function Open() {
  const t = useTexts(DESK).conflicts;
  const api = useApi();
  const navigate = useNavigate({ from: '/desk/conflicts' });
  const { open, sort = 'foundAt', hide } = useSearch({ from: '/desk/conflicts' });
  const { list, rows, more, onMore } = usePages({
    key: ['conflicts', sort],
    read: (cursor) => conflicts.list(api, { sort, ...(cursor !== undefined && { cursor }) }),
    cursorOf: ({ cursor }) => cursor,
    pageRows: PAGE_ROWS,
    onlyReorders: true,
  });
  const search = (change: object): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const columns = useColumns();
  useOpenRow({ rows, keyOf, open, show: (key) => search({ open: key }) });
  // It stays open when its row, also the last one, leaves the list, so that the page can say why.
  const shown = open === undefined ? undefined : conflictOf(open);
  if (!list.data) return <NotRead reading={list} lines={6} />;
  const stopping = rows.filter(({ stopsGoods }) => stopsGoods).length;
  return (
    <>
      <PageHead title={t.title} sentence={t.count(rows.length, stopping)}>
        <ColumnChooser columns={columns} hide={hide} onHide={(hidden) => search({ hide: hidden })} />
      </PageHead>
      <NotReadAgain reading={list} />
      <div className={css.columns}>
        {rows.length === 0 ? (
          <Card>
            <Empty title={t.none} how={t.noneHow} />
          </Card>
        ) : (
          <DataTable
            label={t.title}
            columns={shownColumns(columns, hide)}
            rows={rows}
            keyOf={keyOf}
            open={open}
            sort={sort}
            onSort={(next) => search({ sort: next as ConflictSort })}
            more={more}
            onMore={onMore}
          />
        )}
        {shown ? (
          <CloseConflict key={open} conflict={shown} onClosed={() => search({ open: undefined })} />
        ) : (
          <p className={css.choose}>{rows.length > 0 && t.choose}</p>
        )}
      </div>
    </>
  );
}

function useColumns(): readonly Column<Conflict>[] {
  const t = useTexts(DESK);
  return useMemo(
    () => [
      {
        id: 'found',
        name: t.work.waited,
        sort: 'foundAt',
        fixed: true,
        width: 130,
        cell: ({ foundAt }) => <Waited since={foundAt} />,
      },
      {
        id: 'order',
        name: t.work.order,
        sort: 'orderId',
        fixed: true,
        cell: (row) => (
          <OrderCell orderId={row.orderId}>
            <Link
              from="/desk/conflicts"
              to="/desk/conflicts"
              search={(before) => ({ ...before, open: keyOf(row) })}
              replace
              className={`${css.link} id`}
              activeProps={{}}
            >
              {row.orderId}
            </Link>
          </OrderCell>
        ),
      },
      { id: 'what', name: t.conflicts.what, cell: (row) => <What row={row} /> },
      {
        id: 'stops',
        name: t.conflicts.stops,
        width: 150,
        cell: ({ stopsGoods }) =>
          stopsGoods && (
            <span className={css.stops}>
              <IconLock size={14} stroke={1.75} />
              {t.conflicts.stops}
            </span>
          ),
      },
    ],
    [t],
  );
}

function What({ row: { sentence } }: { readonly row: Conflict }) {
  return <>{useSay()(sentence)}</>;
}

function Waited({ since }: { readonly since: string }) {
  const language = useLanguage();
  const now = useNow(true);
  return (
    <>
      <strong>{duration(now - Date.parse(since), language)}</strong>
      <time dateTime={since} title={exact(since, language)}>
        {moment(since, language, now)}
      </time>
    </>
  );
}

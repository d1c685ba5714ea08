import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { PAGE_ROWS, work, type ManualWork, type WorkSort } from '../../api/desk.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { duration, exact } from '../../ui/format.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { useNow } from '../../ui/now.js';
import { useOpenRow } from '../open-row.js';
import { Card, Empty, ForSection, PageHead } from '../parts.js';
import { ColumnChooser } from '../table/column-chooser.js';
import { shownColumns, type Column } from '../table/columns.js';
import { DataTable } from '../table/data-table.js';
import { OrderCell } from '../table/order-cell.js';
import { Decision } from './decision.js';
import { TimeLeft } from './time-left.js';
import { countUrgent } from './urgency.js';
import { usePages } from '../table/use-pages.js';
import css from './work.module.css';

export function WorkList() {
  return (
    <ForSection section="work">
      <Waiting />
    </ForSection>
  );
}

const keyOf = ({ resubmissionId }: ManualWork): string => resubmissionId;

function useWork(sort: WorkSort) {
  const api = useApi();
  return usePages({
    key: ['manual-work', sort],
    read: (cursor) => work.list(api, { sort, ...(cursor !== undefined && { cursor }) }),
    cursorOf: ({ cursor }) => cursor,
    pageRows: PAGE_ROWS,
    onlyReorders: true,
  });
}

/** Orders that need a person, the oldest deadline first; the decision beside the list. */
function Waiting() {
  const t = useTexts(DESK).work;
  const navigate = useNavigate({ from: '/desk/work' });
  const { open, sort = 'deadline', hide } = useSearch({ from: '/desk/work' });
  const { list, rows, more, onMore } = useWork(sort);
  const columns = useColumns();
  const search = (change: object): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  useOpenRow({
    rows,
    keyOf,
    open,
    show: (key) => search({ open: key }),
    keys: (row) => ({
      Enter: () => row && void navigate({ to: '/desk/orders/$orderId', params: { orderId: row.orderId } }),
    }),
  });
  const urgent = countUrgent(rows, useNow(true));
  if (!list.data) return <NotRead reading={list} lines={6} />;
  return (
    <>
      <PageHead
        title={t.title}
        sentence={t.count(rows.length, more)}
        more={rows.length > 0 && t.urgent(urgent.overdue, urgent.soon)}
      >
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
            onSort={(next) => search({ sort: next as WorkSort })}
            more={more}
            onMore={onMore}
          />
        )}
        <Beside open={open} canChoose={rows.length > 0} onDecided={() => search({ open: undefined })} />
      </div>
    </>
  );
}

interface BesideProps {
  /** Resubmission that the address names. It stays open when its row, also the last one, leaves the list, so that the page can say why. */
  readonly open: string | undefined;
  readonly canChoose: boolean;
  readonly onDecided: () => void;
}

function Beside({ open, canChoose, onDecided }: BesideProps) {
  const t = useTexts(DESK).work;
  const [decided, setDecided] = useState<string>();
  if (open === undefined)
    return (
      <p className={css.choose} role="status">
        {[decided !== undefined && t.done(decided), canChoose && t.choose].filter(Boolean).join(' · ')}
      </p>
    );
  const done = (orderId: string): void => {
    setDecided(orderId);
    onDecided();
  };
  return <Decision key={open} resubmissionId={open} onDecided={done} />;
}

function useColumns(): readonly Column<ManualWork>[] {
  const t = useTexts(DESK).work;
  return useMemo(
    () => [
      {
        id: 'deadline',
        name: t.timeLeft,
        sort: 'deadline',
        fixed: true,
        width: 130,
        cell: ({ deadline }) => <TimeLeft deadline={deadline} />,
      },
      {
        id: 'order',
        name: t.order,
        sort: 'orderId',
        fixed: true,
        cell: ({ orderId, resubmissionId }) => (
          <OrderCell orderId={orderId}>
            <Link
              from="/desk/work"
              to="/desk/work"
              search={(before) => ({ ...before, open: resubmissionId })}
              replace
              className={`${css.link} id`}
              activeProps={{}}
            >
              {orderId}
            </Link>
          </OrderCell>
        ),
      },
      { id: 'why', name: t.why, cell: (row) => <Why row={row} /> },
      { id: 'waited', name: t.waited, width: 120, cell: ({ since }) => <Waited since={since} /> },
    ],
    [t],
  );
}

function Why({ row: { sentence } }: { readonly row: ManualWork }) {
  return <>{useSay()(sentence)}</>;
}

function Waited({ since }: { readonly since: string }) {
  const language = useLanguage();
  return (
    <time dateTime={since} title={exact(since, language)}>
      {duration(useNow(true) - Date.parse(since), language)}
    </time>
  );
}

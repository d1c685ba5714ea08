import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { rejectedEvents, type RejectedEvent } from '../../api/desk.js';
import { useApi } from '../../sign-in/session-context.js';
import { useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { LETTERS } from '../../texts/letters.js';
import { count } from '../../ui/format.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { useOpenRow } from '../open-row.js';
import { useRefresh } from '../live/live-pages.js';
import { Card, Empty, ForSection, PageHead } from '../parts.js';
import { ColumnChooser } from '../table/column-chooser.js';
import { shownColumns, sortedRows } from '../table/columns.js';
import { DataTable } from '../table/data-table.js';
import css from './ops.module.css';
import { RejectedPane, type Rejection } from './rejected-pane.js';
import { useRejectedColumns } from './rejected-columns.js';
import type { RejectedSearch } from './searches.js';

export function Rejected() {
  return (
    <ForSection section="ops">
      <NotTaken />
    </ForSection>
  );
}

const keyOf = ({ id }: Rejection): string => id;

/** Order events that were not taken, newest first: what is wrong with each, and how its publisher mends it. */
function NotTaken() {
  const t = useTexts(DESK).rejected;
  const api = useApi();
  const navigate = useNavigate({ from: '/desk/ops/rejected' });
  const search = useSearch({ from: '/desk/ops/rejected' });
  const { open, code, publisher, order, sort, hide } = search;
  const list = useQuery({
    queryKey: ['rejected'],
    queryFn: () => rejectedEvents.list(api),
    refetchInterval: useRefresh(),
  });
  const change = (changed: Partial<RejectedSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const show = (id: string): void => change({ open: id });
  const columns = useRejectedColumns(show);
  const fits = (row: Rejection): boolean =>
    (!code || row.code === code) &&
    (!publisher || row.publisher === publisher) &&
    (!order || row.orderId === order);
  const rows = sortedRows<Rejection>((list.data ?? []).filter(fits), columns, sort);
  const chosen = useOpenRow({ rows, keyOf, open, show });
  const beside = useLastSeen(chosen, open);
  if (!list.data) return <NotRead reading={list} lines={6} />;
  return (
    <>
      <PageHead title={t.title} sentence={t.count(count(list.data.length))} more={t.noneHow}>
        <Filters all={list.data} />
        <ColumnChooser columns={columns} hide={hide} onHide={(hidden) => change({ hide: hidden })} />
      </PageHead>
      <NotReadAgain reading={list} />
      {rows.length === 0 && !beside ? (
        <None isFiltered={list.data.length > 0} />
      ) : (
        <div className={css.split}>
          {rows.length === 0 ? (
            <None isFiltered={list.data.length > 0} />
          ) : (
            <DataTable
              label={t.title}
              columns={shownColumns(columns, hide)}
              rows={rows}
              keyOf={keyOf}
              open={open}
              sort={sort ?? '-at'}
              onSort={(next) => change({ sort: next })}
            />
          )}
          <Beside row={beside} hasLeft={!chosen} />
        </div>
      )}
    </>
  );
}

/** The open row as the list had it last: it stays when it leaves the list, so that nobody loses what they are reading. */
function useLastSeen(row: Rejection | undefined, open: string | undefined): Rejection | undefined {
  const [seen, setSeen] = useState(row);
  if (row && row !== seen) setSeen(row);
  return row ?? (seen && keyOf(seen) === open ? seen : undefined);
}

interface BesideProps {
  readonly row: Rejection | undefined;
  readonly hasLeft: boolean;
}

function Beside({ row, hasLeft }: BesideProps) {
  const t = useTexts(LETTERS).rejected;
  if (!row)
    return (
      <Card>
        <p className={css.nothing}>{t.choose}</p>
      </Card>
    );
  return (
    <Card title={t.names[row.code] ?? row.code}>
      {hasLeft && (
        <p className={css.gone} role="status">
          {t.left}
        </p>
      )}
      <RejectedPane row={row} />
    </Card>
  );
}

function None({ isFiltered }: { readonly isFiltered: boolean }) {
  const t = useTexts(DESK).rejected;
  const words = useTexts(LETTERS).rejected;
  return (
    <Card>
      {isFiltered ? (
        <Empty title={words.noneFits} how={words.noneFitsHow} />
      ) : (
        <Empty title={t.none} how={t.noneHow} />
      )}
    </Card>
  );
}

function Filters({ all }: { readonly all: readonly RejectedEvent[] }) {
  const t = useTexts(LETTERS).rejected;
  const navigate = useNavigate({ from: '/desk/ops/rejected' });
  const { open: _, ...search } = useSearch({ from: '/desk/ops/rejected' });
  const { code, publisher, order } = search;
  const codes = [...new Set([...all.map((row) => row.code), ...(code ? [code] : [])])].sort();
  const publishers = [
    ...new Set([...all.flatMap((row) => row.publisher ?? []), ...(publisher ? [publisher] : [])]),
  ].sort();
  return (
    <div className={css.filters}>
      <NativeSelect
        aria-label={t.code}
        value={code ?? ''}
        onChange={(event) => void navigate({ search: { ...search, code: event.currentTarget.value } })}
        data={[
          { value: '', label: t.allCodes },
          ...codes.map((value) => ({ value, label: t.names[value] ?? value })),
        ]}
      />
      <NativeSelect
        aria-label={t.publisher}
        value={publisher ?? ''}
        onChange={(event) => void navigate({ search: { ...search, publisher: event.currentTarget.value } })}
        data={[{ value: '', label: t.allPublishers }, ...publishers]}
      />
      {(code ?? publisher ?? order) && <ClearLink />}
    </div>
  );
}

function ClearLink() {
  const t = useTexts(LETTERS).dead;
  return (
    <Link className={css.linkButton} to="/desk/ops/rejected" search={{}}>
      {t.clear}
    </Link>
  );
}

import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { deadLetters, MOST_LISTED, type DeadLetter, type DeadLetterReason } from '../../../api/desk.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { DESK } from '../../../texts/desk.js';
import { LETTERS } from '../../../texts/letters.js';
import { count } from '../../../ui/format.js';
import { NotRead, NotReadAgain } from '../../../ui/not-read.js';
import { useRefresh } from '../../live/live-pages.js';
import { useOpenRow } from '../../open-row.js';
import { Card, Empty, ForSection, PageHead } from '../../parts.js';
import { ColumnChooser } from '../../table/column-chooser.js';
import { shownColumns, sortedRows, type Column } from '../../table/columns.js';
import { DataTable } from '../../table/data-table.js';
import { usePages } from '../../table/use-pages.js';
import css from '../ops.module.css';
import type { DeadLetterSearch } from '../searches.js';
import { ActsOnAll } from './acts-on-all.js';
import { DeadLetterPane } from './dead-letter-pane.js';
import { Filters } from './filters.js';
import { useLetterColumns } from './letter-columns.js';
import { fitting } from './letters.js';
import { Reasons } from './reasons.js';

export function DeadLetters() {
  return (
    <ForSection section="ops">
      <Parked />
    </ForSection>
  );
}

function useLetters() {
  const api = useApi();
  const { group, order, state = 'parked', reason, since } = useSearch({ from: '/desk/ops/dead-letters' });
  const pages = usePages({
    key: ['dead-letters', 'pages', group, order, state],
    read: (after) =>
      deadLetters.list(api, {
        state,
        ...(group && { group }),
        ...(order && { orderId: order }),
        ...(after !== undefined && { after }),
      }),
    cursorOf: ({ id }) => id,
    pageRows: MOST_LISTED,
  });
  const why = useQuery({
    queryKey: ['dead-letters', 'why'],
    queryFn: () => deadLetters.why(api),
    refetchInterval: useRefresh(),
  });
  return { ...pages, why, rows: fitting(pages.rows, { reason, since }), state };
}

/** Reasons with their counts, the letters of what is chosen, and one of them open; all of it is in the address. */
function Parked() {
  const t = useTexts(LETTERS).dead;
  const words = useTexts(DESK).dead;
  const search = useSearch({ from: '/desk/ops/dead-letters' });
  const change = useChange();
  const { list, why, state, ...letters } = useLetters();
  const show = (open: string): void => change({ open });
  const columns = useLetterColumns(show);
  const rows = letters.more ? letters.rows : sortedRows(letters.rows, columns, search.sort);
  const chosen = useOpenLetter(rows, show);
  return (
    <>
      <PageHead title={words.title} sentence={why.data ? sentenceOf(why.data, t) : words.title} more={t.more}>
        <Filters reasons={why.data ?? []} />
        <ColumnChooser columns={columns} hide={search.hide} onHide={(hide) => change({ hide })} />
      </PageHead>
      <NotReadAgain reading={why} />
      <NotRead reading={list} lines={6} />
      {list.data && (
        <div className={css.split}>
          <div className={css.stackCards}>
            {state === 'parked' && <Reasons reasons={why.data ?? []} chosen={search} />}
            {rows.length === 0 ? (
              <Card>
                <Empty title={words.none} how={words.noneHow} />
              </Card>
            ) : (
              <Rows {...letters} rows={rows} columns={columns} />
            )}
          </div>
          <Card>
            {chosen ? (
              <DeadLetterPane key={chosen.id} letter={chosen} />
            ) : (
              <p className={css.nothing}>{words.choose}</p>
            )}
          </Card>
        </div>
      )}
    </>
  );
}

function useChange(): (changed: Partial<DeadLetterSearch>) => void {
  const navigate = useNavigate({ from: '/desk/ops/dead-letters' });
  return (changed) => void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
}

/** The letter that is open, as it stands now, also when it has left the list; Enter opens its order. */
function useOpenLetter(rows: readonly DeadLetter[], show: (id: string) => void): DeadLetter | undefined {
  const navigate = useNavigate();
  const api = useApi();
  const { open } = useSearch({ from: '/desk/ops/dead-letters' });
  const row = useOpenRow({
    rows,
    keyOf,
    open,
    show,
    keys: (row) => ({
      Enter: () =>
        row?.event && void navigate({ to: '/desk/orders/$orderId', params: { orderId: row.event.orderId } }),
    }),
  });
  const letter = useQuery({
    queryKey: ['dead-letters', 'one', open],
    queryFn: open === undefined ? skipToken : () => deadLetters.show(api, open),
    placeholderData: row,
  });
  return letter.data ?? row;
}

const keyOf = ({ id }: DeadLetter): string => id;

function sentenceOf(reasons: readonly DeadLetterReason[], t: { sentence: LetterSentence }): string {
  const sum = (of: (reason: DeadLetterReason) => number): number =>
    reasons.reduce((n, one) => n + of(one), 0);
  return t.sentence(
    count(sum(({ failed, waiting }) => failed + waiting)),
    reasons.length,
    count(sum(({ orders }) => orders)),
  );
}
type LetterSentence = (letters: string, reasons: number, orders: string) => string;

interface RowsProps {
  readonly rows: readonly DeadLetter[];
  readonly columns: readonly Column<DeadLetter>[];
  readonly more: boolean;
  readonly onMore: () => void;
}

/** Sorted by the page once all of them are read; before, the oldest come first, as the API lists them. */
function Rows({ rows, columns, more, onMore }: RowsProps) {
  const t = useTexts(LETTERS).dead;
  const change = useChange();
  const { state = 'parked', open, sort, hide } = useSearch({ from: '/desk/ops/dead-letters' });
  const title = t.list[state](`${count(rows.length)}${more ? '+' : ''}`);
  return (
    <DataTable
      dense
      label={title}
      head={
        <>
          <h2>{title}</h2>
          {state === 'parked' && <ActsOnAll rows={rows} isFull={more} />}
        </>
      }
      columns={shownColumns(columns, hide)}
      rows={rows}
      keyOf={keyOf}
      open={open}
      more={more}
      onMore={onMore}
      {...(!more && { sort: sort ?? 'parkedAt', onSort: (next: string) => change({ sort: next }) })}
    />
  );
}

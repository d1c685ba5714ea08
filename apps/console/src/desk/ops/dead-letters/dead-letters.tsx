import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { deadLetters, MOST_LISTED, type DeadLetter, type DeadLetterReason } from '../../../api/desk.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { DESK } from '../../../texts/desk.js';
import { LETTERS } from '../../../texts/letters.js';
import { count, exact, moment } from '../../../ui/format.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { useRefresh } from '../../live/live-pages.js';
import { useOpenRow } from '../../open-row.js';
import { Card, Empty, ForSection, PageHead } from '../../parts.js';
import css from '../ops.module.css';
import { ActsOnAll } from './acts-on-all.js';
import { DeadLetterPane } from './dead-letter-pane.js';
import { Filters } from './filters.js';
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
  const refresh = useRefresh();
  const list = useQuery({
    queryKey: ['dead-letters', group, order, state],
    queryFn: () =>
      deadLetters.list(api, { state, ...(group && { group }), ...(order && { orderId: order }) }),
    refetchInterval: refresh,
  });
  const why = useQuery({
    queryKey: ['dead-letters', 'why'],
    queryFn: () => deadLetters.why(api),
    refetchInterval: refresh,
  });
  return { list, why, rows: fitting(list.data ?? [], { reason, since }), state };
}

/** Reasons with their counts, the letters of what is chosen, and one of them open; all of it is in the address. */
function Parked() {
  const t = useTexts(LETTERS).dead;
  const words = useTexts(DESK).dead;
  const navigate = useNavigate({ from: '/desk/ops/dead-letters' });
  const { open, ...filters } = useSearch({ from: '/desk/ops/dead-letters' });
  const { list, why, rows, state } = useLetters();
  const show = (id: string): void => void navigate({ search: { ...filters, open: id }, replace: true });
  const chosen = useOpenRow({ rows, keyOf: ({ id }) => id, open, show });
  return (
    <>
      <PageHead title={words.title} sentence={why.data ? sentenceOf(why.data, t) : words.title} more={t.more}>
        <Filters reasons={why.data ?? []} />
      </PageHead>
      {why.isError && <ProblemState error={why.error} onRetry={() => void why.refetch()} />}
      {list.isError && <ProblemState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={6} />}
      {list.data && (
        <div className={css.split}>
          <div className={css.stackCards}>
            {state === 'parked' && <Reasons reasons={why.data ?? []} chosen={filters as Chosen} />}
            {rows.length === 0 ? (
              <Card>
                <Empty title={words.none} how={words.noneHow} />
              </Card>
            ) : (
              <Rows rows={rows} open={open} onOpen={show} isFull={list.data.length >= MOST_LISTED} />
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

interface Chosen {
  readonly group: string | undefined;
  readonly reason: string | undefined;
}

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
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly isFull: boolean;
}

function Rows({ rows, open, onOpen, isFull }: RowsProps) {
  const t = useTexts(LETTERS).dead;
  const words = useTexts(DESK).dead;
  const { state = 'parked' } = useSearch({ from: '/desk/ops/dead-letters' });
  return (
    <Card
      title={t.list(count(rows.length))}
      aside={state === 'parked' && <ActsOnAll rows={rows} isFull={isFull} />}
    >
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>{words.order}</th>
              <th>{words.reason}</th>
              <th>{words.group}</th>
              <th className={css.number}>{words.attempts}</th>
              <th>{words.parkedAt}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} isOpen={row.id === open} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </div>
      {isFull && <p className={css.nothing}>{t.full}</p>}
    </Card>
  );
}

interface RowProps {
  readonly row: DeadLetter;
  readonly isOpen: boolean;
  readonly onOpen: (id: string) => void;
}

function Row({ row, isOpen, onOpen }: RowProps) {
  const t = useTexts(DESK).dead;
  const language = useLanguage();
  const code = row.errorCode ?? row.message?.reason;
  return (
    <tr aria-selected={isOpen}>
      <td>
        <button type="button" className={`${css.open} id`} onClick={() => onOpen(row.id)}>
          {row.event?.orderId ?? `#${row.id}`}
        </button>
        <small className="id">{row.event?.type}</small>
      </td>
      <td>
        {code ? <span className="id">{code}</span> : t.reasons[row.reason]}
        {code && <small>{t.reasons[row.reason]}</small>}
      </td>
      <td className="id">{row.group}</td>
      <td className={css.number}>{row.attempts}</td>
      <td>
        <time dateTime={row.parkedAt} title={exact(row.parkedAt, language)}>
          {moment(row.parkedAt, language)}
        </time>
      </td>
    </tr>
  );
}

import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { DEAD_LETTER_STATES, deadLetters, type DeadLetter, type DeadLetterState } from '../../api/desk.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { count, exact, moment } from '../../ui/format.js';
import { Loading } from '../../ui/loading.js';
import { ProblemState } from '../../ui/problem-state.js';
import { useKeys } from '../keys.js';
import { Card, Empty, ForSection, PageHead } from '../parts.js';
import { DeadLetterPane } from './dead-letter-pane.js';
import css from './ops.module.css';

const REFRESH_MS = 5_000;

export function DeadLetters() {
  return (
    <ForSection section="ops">
      <Parked />
    </ForSection>
  );
}

/** Events that could not be handled, oldest first; the filters and what is open are in the address. */
function Parked() {
  const t = useTexts(DESK).dead;
  const api = useApi();
  const navigate = useNavigate({ from: '/desk/ops/dead-letters' });
  const { open, ...filters } = useSearch({ from: '/desk/ops/dead-letters' });
  const { group, order, state = 'parked' } = filters;
  const list = useQuery({
    queryKey: ['dead-letters', group, order, state],
    queryFn: () =>
      deadLetters.list(api, { state, ...(group && { group }), ...(order && { orderId: order }) }),
    refetchInterval: REFRESH_MS,
  });
  const rows = list.data ?? [];
  const at = rows.findIndex(({ id }) => id === open);
  const show = (id: string): void => void navigate({ search: { ...filters, open: id }, replace: true });
  const move = (step: number): void => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) show(next.id);
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  const chosen = rows[at];
  return (
    <>
      <PageHead
        title={t.title}
        sentence={list.data ? t.count(count(rows.length)) : t.title}
        more={t.sequence}
      >
        <Filters state={state} group={group} rows={rows} />
      </PageHead>
      {list.isError && <ProblemState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={6} />}
      {list.data &&
        (rows.length === 0 ? (
          <Card>
            <Empty title={t.none} how={t.noneHow} />
          </Card>
        ) : (
          <div className={css.split}>
            <Rows rows={rows} open={open} onOpen={show} />
            <Card>
              {chosen ? (
                <DeadLetterPane key={chosen.id} letter={chosen} />
              ) : (
                <p className={css.nothing}>{t.choose}</p>
              )}
            </Card>
          </div>
        ))}
    </>
  );
}

interface FiltersProps {
  readonly state: DeadLetterState;
  readonly group: string | undefined;
  readonly rows: readonly DeadLetter[];
}

function Filters({ state, group, rows }: FiltersProps) {
  const t = useTexts(DESK).dead;
  const navigate = useNavigate({ from: '/desk/ops/dead-letters' });
  const groups = [...new Set([...rows.map((row) => row.group), ...(group ? [group] : [])])].sort();
  return (
    <div className={css.filters}>
      <NativeSelect
        aria-label={t.parkedAt}
        value={state}
        onChange={(event) => {
          const chosen = event.currentTarget.value as DeadLetterState;
          void navigate({ search: { ...(group && { group }), state: chosen } });
        }}
        data={DEAD_LETTER_STATES.map((value) => ({ value, label: t.states[value] }))}
      />
      <NativeSelect
        aria-label={t.group}
        value={group ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          void navigate({ search: { state, ...(chosen && { group: chosen }) } });
        }}
        data={[{ value: '', label: t.allGroups }, ...groups]}
      />
    </div>
  );
}

interface RowsProps {
  readonly rows: readonly DeadLetter[];
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

function Rows({ rows, open, onOpen }: RowsProps) {
  const t = useTexts(DESK).dead;
  const language = useLanguage();
  return (
    <Card>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t.order}</th>
              <th>{t.reason}</th>
              <th>{t.group}</th>
              <th className={css.number}>{t.attempts}</th>
              <th>{t.parkedAt}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} aria-selected={row.id === open}>
                <td>
                  <button type="button" className={`${css.open} id`} onClick={() => onOpen(row.id)}>
                    {row.event?.orderId ?? `#${row.id}`}
                  </button>
                  <small>{row.event?.type}</small>
                </td>
                <td>
                  {row.errorCode ?? row.message?.reason ?? t.reasons[row.reason]}
                  <small>{t.reasons[row.reason]}</small>
                </td>
                <td className="id">{row.group}</td>
                <td className={css.number}>{row.attempts}</td>
                <td>
                  <time dateTime={row.parkedAt} title={exact(row.parkedAt, language)}>
                    {moment(row.parkedAt, language)}
                  </time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

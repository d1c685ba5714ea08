import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { rejectedEvents, type RejectedEvent } from '../../api/desk.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { LETTERS } from '../../texts/letters.js';
import { count, exact, moment } from '../../ui/format.js';
import { Loading } from '../../ui/loading.js';
import { ProblemState } from '../../ui/problem-state.js';
import { useOpenRow } from '../open-row.js';
import { Card, Empty, ForSection, PageHead } from '../parts.js';
import css from './ops.module.css';
import { RejectedPane, type Rejection } from './rejected-pane.js';

const REFRESH_MS = 5_000;

export function Rejected() {
  return (
    <ForSection section="ops">
      <NotTaken />
    </ForSection>
  );
}

/** Order events that were not taken, newest first: what is wrong with each, and how its publisher mends it. */
function NotTaken() {
  const t = useTexts(DESK).rejected;
  const words = useTexts(LETTERS).rejected;
  const api = useApi();
  const navigate = useNavigate({ from: '/desk/ops/rejected' });
  const { open, ...filters } = useSearch({ from: '/desk/ops/rejected' });
  const { code, publisher, order } = filters;
  const list = useQuery({
    queryKey: ['rejected'],
    queryFn: () => rejectedEvents.list(api),
    refetchInterval: REFRESH_MS,
  });
  const rows: readonly Rejection[] = (list.data ?? []).filter(
    (row) =>
      (!code || row.code === code) &&
      (!publisher || row.publisher === publisher) &&
      (!order || row.orderId === order),
  );
  const show = (id: string): void => void navigate({ search: { ...filters, open: id }, replace: true });
  const chosen = useOpenRow({ rows, keyOf: ({ id }) => id, open, show });
  if (list.isPending) return <Loading lines={6} />;
  if (list.isError) return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <PageHead title={t.title} sentence={t.count(count(list.data.length))} more={t.noneHow}>
        <Filters all={list.data} />
      </PageHead>
      {rows.length === 0 ? (
        <Card>
          {list.data.length === 0 ? (
            <Empty title={t.none} how={t.noneHow} />
          ) : (
            <Empty title={words.noneFits} how={words.noneFitsHow} />
          )}
        </Card>
      ) : (
        <div className={css.split}>
          <Rows rows={rows} open={open} onOpen={show} />
          <Card {...(chosen && { title: words.names[chosen.code] ?? chosen.code })}>
            {chosen ? <RejectedPane row={chosen} /> : <p className={css.nothing}>{words.choose}</p>}
          </Card>
        </div>
      )}
    </>
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

interface RowsProps {
  readonly rows: readonly Rejection[];
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

function Rows({ rows, open, onOpen }: RowsProps) {
  const t = useTexts(LETTERS).rejected;
  const language = useLanguage();
  return (
    <Card>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t.at}</th>
              <th>{t.code}</th>
              <th>{t.type}</th>
              <th>{t.subject}</th>
              <th>{t.publisher}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, code, detail, type, orderId, publisher, source, rejectedAt }) => (
              <tr key={id} aria-selected={id === open}>
                <td>
                  <time dateTime={rejectedAt} title={exact(rejectedAt, language)}>
                    {moment(rejectedAt, language)}
                  </time>
                </td>
                <td>
                  <button type="button" className={css.open} onClick={() => onOpen(id)}>
                    {t.names[code] ?? code}
                  </button>
                  <small translate="no">{detail}</small>
                </td>
                <td className="id">{type ?? t.none}</td>
                <td className="id">{orderId ?? t.none}</td>
                <td>
                  <span className="id">{publisher ?? t.none}</span>
                  <small className="id">{source}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

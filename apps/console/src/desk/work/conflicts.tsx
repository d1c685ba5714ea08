import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { conflicts, type Conflict } from '../../api/desk.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { duration, exact, moment } from '../../ui/format.js';
import { IconLock } from '../../ui/icons.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { ProblemState } from '../../ui/problem-state.js';
import { useKeys } from '../keys.js';
import { Card, Empty, ForSection, PageHead } from '../parts.js';
import { CloseConflict } from './close-conflict.js';
import css from './work.module.css';

const REFRESH_MS = 5_000;
const keyOf = ({ orderId, code }: Conflict): string => `${orderId}:${code}`;

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
  const { open } = useSearch({ from: '/desk/conflicts' });
  const list = useQuery({
    queryKey: ['conflicts'],
    queryFn: () => conflicts.list(api),
    refetchInterval: REFRESH_MS,
  });
  const rows = list.data ?? [];
  const at = rows.findIndex((row) => keyOf(row) === open);
  const move = (step: number): void => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) void navigate({ search: { open: keyOf(next) }, replace: true });
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  if (list.isPending) return <Loading lines={6} />;
  if (list.isError) return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  const chosen = rows[at];
  const stopping = rows.filter(({ stopsGoods }) => stopsGoods).length;
  return (
    <>
      <PageHead title={t.title} sentence={t.count(rows.length, stopping)} />
      {rows.length === 0 ? (
        <Card>
          <Empty title={t.none} how={t.noneHow} />
        </Card>
      ) : (
        <div className={css.columns}>
          <Rows rows={rows} open={open} />
          {chosen ? (
            <CloseConflict key={keyOf(chosen)} conflict={chosen} />
          ) : (
            <p className={css.choose}>{t.choose}</p>
          )}
        </div>
      )}
    </>
  );
}

function Rows({ rows, open }: { readonly rows: readonly Conflict[]; readonly open: string | undefined }) {
  const t = useTexts(DESK);
  const say = useSay();
  const language = useLanguage();
  const now = useNow(true);
  return (
    <Card>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t.work.waited}</th>
            <th>{t.work.order}</th>
            <th>{t.conflicts.what}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} aria-selected={keyOf(row) === open}>
              <td>
                <strong>{duration(now - Date.parse(row.foundAt), language)}</strong>
                <time dateTime={row.foundAt} title={exact(row.foundAt, language)}>
                  {moment(row.foundAt, language, now)}
                </time>
              </td>
              <td>
                <Link
                  to="/desk/conflicts"
                  search={{ open: keyOf(row) }}
                  replace
                  className={`${css.link} id`}
                  aria-current={keyOf(row) === open ? 'true' : undefined}
                  activeProps={{}}
                >
                  {row.orderId}
                </Link>
              </td>
              <td>
                {say(row.sentence)}
                {row.stopsGoods && (
                  <small className={css.stops}>
                    <IconLock size={14} stroke={1.75} />
                    {t.conflicts.stops}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { work, type ManualWork } from '../../api/desk.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { duration, exact, moment } from '../../ui/format.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { ProblemState } from '../../ui/problem-state.js';
import { useKeys } from '../keys.js';
import { Card, Empty, ForSection, PageHead } from '../parts.js';
import { Decision } from './decision.js';
import css from './work.module.css';

const REFRESH_MS = 5_000;

export function WorkList() {
  return (
    <ForSection section="work">
      <Waiting />
    </ForSection>
  );
}

/** Orders that need a person, the longest wait first; the decision beside the list. */
function Waiting() {
  const t = useTexts(DESK).work;
  const api = useApi();
  const navigate = useNavigate({ from: '/desk/work' });
  const { open } = useSearch({ from: '/desk/work' });
  const list = useQuery({
    queryKey: ['manual-work'],
    queryFn: () => work.list(api),
    refetchInterval: REFRESH_MS,
  });
  const rows = list.data ?? [];
  const at = rows.findIndex(({ resubmissionId }) => resubmissionId === open);
  const move = (step: number): void => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) void navigate({ search: { open: next.resubmissionId }, replace: true });
  };
  const chosen = rows[at];
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () =>
      chosen && void navigate({ to: '/desk/orders/$orderId', params: { orderId: chosen.orderId } }),
  });
  if (list.isPending) return <Loading lines={6} />;
  if (list.isError) return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <PageHead title={t.title} sentence={t.count(rows.length)} />
      {rows.length === 0 ? (
        <Card>
          <Empty title={t.none} how={t.noneHow} />
        </Card>
      ) : (
        <div className={css.columns}>
          <Rows rows={rows} open={open} />
          {chosen ? (
            <Decision key={chosen.resubmissionId} item={chosen} />
          ) : (
            <p className={css.choose}>{t.choose}</p>
          )}
        </div>
      )}
    </>
  );
}

function Rows({ rows, open }: { readonly rows: readonly ManualWork[]; readonly open: string | undefined }) {
  const t = useTexts(DESK).work;
  const language = useLanguage();
  const now = useNow(true);
  return (
    <Card>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t.waited}</th>
            <th>{t.order}</th>
            <th>{t.why}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ resubmissionId, orderId, code, since }) => (
            <tr key={resubmissionId} aria-selected={resubmissionId === open}>
              <td>
                <strong>{duration(now - Date.parse(since), language)}</strong>
                <time dateTime={since} title={exact(since, language)}>
                  {moment(since, language, now)}
                </time>
              </td>
              <td>
                <Link
                  to="/desk/work"
                  search={{ open: resubmissionId }}
                  replace
                  className={`${css.link} id`}
                  aria-current={resubmissionId === open ? 'true' : undefined}
                  activeProps={{}}
                >
                  {orderId}
                </Link>
              </td>
              <td>
                <span className="id">{code}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { reviews, type ReviewCase } from '../../api/reviews.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { REVIEWS } from '../../texts/reviews.js';
import { exact, moment, money } from '../../ui/format.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { useNow } from '../../ui/now.js';
import { useLastRead } from '../last-read.js';
import { useRefresh } from '../live/live-pages.js';
import { useOpenRow } from '../open-row.js';
import { Card, Empty, ForSection, PageHead } from '../parts.js';
import work from '../work/work.module.css';
import { CasePane } from './case-pane.js';
import css from './reviews.module.css';

export function Reviews() {
  return (
    <ForSection section="review">
      <Queue />
    </ForSection>
  );
}

/** Cases by their deadline, and beside the list everything about the chosen one. */
function Queue() {
  const t = useTexts(REVIEWS);
  const api = useApi();
  const navigate = useNavigate({ from: '/desk/reviews' });
  const { open } = useSearch({ from: '/desk/reviews' });
  const [queue, setQueue] = useState<'all' | 'escalated'>('all');
  const list = useLastRead<readonly ReviewCase[]>(
    useQuery({
      queryKey: ['reviews', queue],
      queryFn: () => reviews.list(api, queue),
      refetchInterval: useRefresh(),
    }),
  );
  const rows = list.data ?? [];
  const show = (key: string | undefined): void => void navigate({ search: { open: key }, replace: true });
  const [decided, setDecided] = useState<readonly string[]>([]);
  const showNext = (now: string): void => {
    // A list that cannot be read still holds what was decided since.
    const all = list.isError ? [...decided, now] : [now];
    setDecided(all);
    show(rows.find((row) => isNext(row, all))?.resubmissionId);
  };
  useOpenRow({ rows, keyOf: ({ resubmissionId }) => resubmissionId, open, show });
  if (!list.data) return <NotRead reading={list} lines={6} />;
  return (
    <>
      <PageHead title={t.title} sentence={t.count(rows.length)} />
      <label className={css.claimed}>
        <input
          type="checkbox"
          checked={queue === 'escalated'}
          onChange={({ target }) => setQueue(target.checked ? 'escalated' : 'all')}
        />{' '}
        {t.escalatedToMe}
      </label>
      <NotReadAgain reading={list} />
      <div className={css.columns}>
        {rows.length === 0 ? (
          <Card>
            <Empty title={t.none} how={t.noneHow} />
          </Card>
        ) : (
          <Rows rows={rows} open={open} />
        )}
        {open === undefined ? (
          <p className={work.choose}>{rows.length > 0 && t.choose}</p>
        ) : (
          <CasePane key={open} resubmissionId={open} onDone={() => showNext(open)} />
        )}
      </div>
    </>
  );
}

/** Decided cases stay in the list for a moment. */
const isNext = ({ resubmissionId, heldUntil }: ReviewCase, decided: readonly string[]): boolean =>
  heldUntil === undefined && !decided.includes(resubmissionId);

/** That reviewers were reminded, and to whom the case went at its deadline. */
function Late({ row: { remindedAt, escalatedTo } }: { readonly row: ReviewCase }) {
  const t = useTexts(REVIEWS);
  if (escalatedTo) return <span className={css.claimed}>{t.escalatedTo(escalatedTo)}</span>;
  return remindedAt ? <span className={css.claimed}>{t.reminded}</span> : null;
}

function Rows({ rows, open }: { readonly rows: readonly ReviewCase[]; readonly open: string | undefined }) {
  const t = useTexts(REVIEWS);
  const language = useLanguage();
  const now = useNow(true);
  return (
    <Card>
      <table className={work.table}>
        <thead>
          <tr>
            <th>{t.deadline}</th>
            <th>{t.order}</th>
            <th>{t.points}</th>
            <th>{t.amount}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.resubmissionId} aria-selected={row.resubmissionId === open}>
              <td>
                <time dateTime={row.deadline} title={exact(row.deadline, language)}>
                  {moment(row.deadline, language, now)}
                </time>
                {Date.parse(row.deadline) < now && <strong className={css.overdue}>{t.overdue}</strong>}
                <Late row={row} />
              </td>
              <td>
                <Link
                  to="/desk/reviews"
                  search={{ open: row.resubmissionId }}
                  replace
                  className={`${work.link} id`}
                  aria-current={row.resubmissionId === open ? 'true' : undefined}
                  activeProps={{}}
                >
                  {row.orderId}
                </Link>
                {row.claimedBy && <span className={css.claimed}>{t.claimedBy(row.claimedBy)}</span>}
              </td>
              <td>{row.points}</td>
              <td>{money(row.amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

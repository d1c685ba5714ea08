import { useQuery } from '@tanstack/react-query';
import { rejectedEvents } from '../../api/desk.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { count, exact, moment } from '../../ui/format.js';
import { Loading } from '../../ui/loading.js';
import { ProblemState } from '../../ui/problem-state.js';
import { Card, Empty, ForSection, PageHead } from '../parts.js';
import css from './ops.module.css';

const REFRESH_MS = 5_000;

export function Rejected() {
  return (
    <ForSection section="ops">
      <NotTaken />
    </ForSection>
  );
}

/** Order events that were not taken, newest first, with what is wrong. */
function NotTaken() {
  const t = useTexts(DESK).rejected;
  const language = useLanguage();
  const api = useApi();
  const list = useQuery({
    queryKey: ['rejected'],
    queryFn: () => rejectedEvents.list(api),
    refetchInterval: REFRESH_MS,
  });
  if (list.isPending) return <Loading lines={6} />;
  if (list.isError) return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <PageHead title={t.title} sentence={t.count(count(list.data.length))} />
      <Card>
        {list.data.length === 0 ? (
          <Empty title={t.none} how={t.noneHow} />
        ) : (
          <div className={css.scroll}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th>{t.at}</th>
                  <th>{t.reason}</th>
                  <th>{t.source}</th>
                  <th>{t.event}</th>
                </tr>
              </thead>
              <tbody>
                {list.data.map(({ id, eventId, source, code, detail, rejectedAt }) => (
                  <tr key={id}>
                    <td>
                      <time dateTime={rejectedAt} title={exact(rejectedAt, language)}>
                        {moment(rejectedAt, language)}
                      </time>
                    </td>
                    <td>
                      <span className="id">{code}</span>
                      <small>{detail}</small>
                    </td>
                    <td className="id">{source ?? t.noSource}</td>
                    <td className="id">{eventId ?? '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
    </>
  );
}

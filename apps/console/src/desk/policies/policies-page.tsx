import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { policies, type Policies } from '../../api/policies.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { POLICY } from '../../texts/policy.js';
import { exact, moment } from '../../ui/format.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { useRefresh } from '../live/live-pages.js';
import { Card, ForSection, PageHead } from '../parts.js';
import plain from '../plain-table.module.css';
import css from './policies.module.css';

export function PoliciesPage() {
  return (
    <ForSection section="policies">
      <Versions />
    </ForSection>
  );
}

/** Every version: which one decides, which are drafts, which did. */
function Versions() {
  const t = useTexts(POLICY);
  const api = useApi();
  const list = useQuery({
    queryKey: ['policies'],
    queryFn: () => policies.list(api),
    refetchInterval: useRefresh(),
  });
  if (!list.data) return <NotRead reading={list} lines={6} />;
  const { inForce, twoPeople, problem, waiting } = list.data;
  return (
    <>
      <PageHead title={t.title} sentence={t.inForce(inForce)} more={twoPeople ? t.twoPeople : t.onePerson}>
        <Link to="/desk/policies/new" search={{ from: inForce }}>
          {t.write}
        </Link>
      </PageHead>
      <NotReadAgain reading={list} />
      <div className={css.stack}>
        {problem && <p className={css.bad}>{t.problem(problem)}</p>}
        {waiting && (
          <p>
            <Link to="/desk/policies/$version" params={{ version: waiting.version }}>
              {t.waits(waiting.version, waiting.by)}
            </Link>
          </p>
        )}
        <Card>
          <Table versions={list.data.versions} />
        </Card>
      </div>
    </>
  );
}

function Table({ versions }: { readonly versions: Policies['versions'] }) {
  const t = useTexts(POLICY);
  const language = useLanguage();
  return (
    <div className={plain.scroll} role="region" tabIndex={0} aria-label={t.title}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th>{t.version}</th>
            <th>{t.state}</th>
            <th>{t.from}</th>
            <th>{t.by}</th>
            <th>{t.note}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, state, from, draftedBy, because, note }) => (
            <tr key={version}>
              <td>
                <Link to="/desk/policies/$version" params={{ version }} className="id">
                  {version}
                </Link>
              </td>
              <td className={`${css.state} ${state === 'active' ? css.good : ''}`}>{t.states[state]}</td>
              <td>
                {from && (
                  <time dateTime={from} title={exact(from, language)}>
                    {moment(from, language)}
                  </time>
                )}
              </td>
              <td className="id">{draftedBy}</td>
              <td translate="no">{note ?? because}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { projections, type Projection } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { JOBS } from '../../../texts/jobs.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { useRefresh } from '../../live/live-pages.js';
import { useOpenRow } from '../../open-row.js';
import { Card, Empty, ForSection, PageHead } from '../../parts.js';
import { JobBar, JobSign } from '../jobs/job-sign.js';
import jobCss from '../jobs/jobs.module.css';
import css from '../ops.module.css';
import { ProjectionPane } from './projection-pane.js';


export function Projections() {
  return (
    <ForSection section="ops">
      <List />
    </ForSection>
  );
}

/** Read models with their newest job; the one that is open is in the address. */
function List() {
  const t = useTexts(JOBS).projections;
  const api = useApi();
  const { open } = useSearch({ from: '/desk/ops/projections' });
  const navigate = useNavigate({ from: '/desk/ops/projections' });
  const list = useQuery({
    queryKey: ['projections'],
    queryFn: () => projections.list(api),
    refetchInterval: useRefresh(),
  });
  const rows = list.data ?? [];
  const show = (name: string): void => void navigate({ search: { open: name }, replace: true });
  const chosen = useOpenRow({ rows, keyOf: ({ name }) => name, open, show });
  const busy = rows.filter(({ job }) => job?.state === 'running').length;
  return (
    <>
      <PageHead
        title={t.title}
        sentence={list.data ? t.sentence(rows.length, busy) : t.title}
        more={t.more}
      />
      {list.isPending && <Loading lines={4} />}
      {list.isError && <ProblemState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <Card>
          <Empty title={t.none} how={t.noneHow} />
        </Card>
      )}
      {rows.length > 0 && (
        <div className={css.split}>
          <Rows rows={rows} open={open} onOpen={show} />
          <Card {...(chosen && { title: chosen.name })}>
            {chosen ? (
              <ProjectionPane key={chosen.name} projection={chosen} />
            ) : (
              <p className={css.nothing}>{t.choose}</p>
            )}
          </Card>
        </div>
      )}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly Projection[];
  readonly open: string | undefined;
  readonly onOpen: (name: string) => void;
}

function Rows({ rows, open, onOpen }: RowsProps) {
  const t = useTexts(JOBS);
  return (
    <Card>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t.projections.name}</th>
              <th>{t.projections.owner}</th>
              <th className={css.number}>{t.projections.version}</th>
              <th>{t.projections.job}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, table, owner, version, job }) => (
              <tr key={name} aria-selected={name === open}>
                <td>
                  <button type="button" className={`${css.open} id`} onClick={() => onOpen(name)}>
                    {name}
                  </button>
                  <small className="id">{table}</small>
                </td>
                <td className="id">{owner}</td>
                <td className={css.number}>{version}</td>
                <td>{job ? <NewestJob job={job} /> : t.projections.noJob}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** `Rebuilding 43 %` is a state of its own, and never a lag. */
function NewestJob({ job }: { readonly job: NonNullable<Projection['job']> }) {
  const t = useTexts(JOBS);
  const { id, verb, state, phase, percent } = job;
  return (
    <>
      <JobSign state={state} /> {t.verbs[verb]}{' '}
      <Link to="/desk/ops/jobs/$jobId" params={{ jobId: id }} className="id">
        {id}
      </Link>
      {state === 'running' && (
        <span className={jobCss.small}>
          <JobBar job={job} /> {percent}%
        </span>
      )}
      {phase !== 'build' && phase !== 'finished' && <small>{t.phases[phase]}</small>}
    </>
  );
}

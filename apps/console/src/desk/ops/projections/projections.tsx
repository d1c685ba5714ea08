import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { projections, type Projection } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useSay, useTexts } from '../../../texts/language.js';
import { JOBS } from '../../../texts/jobs.js';
import { NotRead } from '../../../ui/not-read.js';
import { useRefresh } from '../../live/live-pages.js';
import { useOpenRow } from '../../open-row.js';
import { Card, Empty, ForSection, PageHead } from '../../parts.js';
import { ColumnChooser } from '../../table/column-chooser.js';
import { shownColumns, sortedRows, type Column } from '../../table/columns.js';
import { DataTable } from '../../table/data-table.js';
import { JobBar, JobSign } from '../jobs/job-sign.js';
import jobCss from '../jobs/jobs.module.css';
import css from '../ops.module.css';
import type { OpenSearch } from '../searches.js';
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
  const { open, sort, hide } = useSearch({ from: '/desk/ops/projections' });
  const navigate = useNavigate({ from: '/desk/ops/projections' });
  const list = useQuery({
    queryKey: ['projections'],
    queryFn: () => projections.list(api),
    refetchInterval: useRefresh(),
  });
  const change = (changed: OpenSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const show = (name: string): void => change({ open: name });
  const columns = useColumns(show);
  const rows = sortedRows(list.data ?? [], columns, sort);
  const openJob = (job: Projection['job']): void =>
    job && void navigate({ to: '/desk/ops/jobs/$jobId', params: { jobId: job.id } });
  const keys = (row: Projection | undefined) => ({ Enter: () => openJob(row?.job) });
  const chosen = useOpenRow({ rows, keyOf, open, show, keys });
  const busy = rows.filter(({ job }) => job?.state === 'running').length;
  return (
    <>
      <PageHead title={t.title} sentence={list.data ? t.sentence(rows.length, busy) : t.title} more={t.more}>
        <ColumnChooser columns={columns} hide={hide} onHide={(hidden) => change({ hide: hidden })} />
      </PageHead>
      <NotRead reading={list} lines={4} />
      {list.data && rows.length === 0 && (
        <Card>
          <Empty title={t.none} how={t.noneHow} />
        </Card>
      )}
      {rows.length > 0 && (
        <div className={css.split}>
          <DataTable
            dense
            label={t.title}
            columns={shownColumns(columns, hide)}
            rows={rows}
            keyOf={keyOf}
            open={open}
            sort={sort ?? 'name'}
            onSort={(next) => change({ sort: next })}
          />
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

const keyOf = ({ name }: Projection): string => name;

function useColumns(onOpen: (name: string) => void): readonly Column<Projection>[] {
  const t = useTexts(JOBS).projections;
  return [
    {
      id: 'name',
      name: t.name,
      fixed: true,
      sort: 'name',
      by: keyOf,
      cell: ({ name, table }) => (
        <>
          <button type="button" className={`${css.open} id`} onClick={() => onOpen(name)}>
            {name}
          </button>
          <small className="id">{table}</small>
        </>
      ),
    },
    {
      id: 'owner',
      name: t.owner,
      sort: 'owner',
      by: ({ owner }) => owner,
      cell: ({ owner }) => <span className="id">{owner}</span>,
    },
    {
      id: 'version',
      name: t.version,
      number: true,
      sort: 'version',
      by: ({ version }) => version,
      cell: ({ version }) => version,
    },
    {
      id: 'job',
      name: t.job,
      sort: 'job',
      by: ({ job }) => job?.state,
      cell: ({ job }) => (job ? <NewestJob job={job} /> : t.noJob),
    },
  ];
}

/** `Rebuilding 43 %` is a state of its own, and never a lag. */
function NewestJob({ job }: { readonly job: NonNullable<Projection['job']> }) {
  const t = useTexts(JOBS);
  const say = useSay();
  const { id, verb, state, words } = job;
  return (
    <>
      <JobSign state={state} words={words.state} /> {t.verbs[verb]}{' '}
      <Link to="/desk/ops/jobs/$jobId" params={{ jobId: id }} className="id">
        {id}
      </Link>
      {state === 'running' && (
        <span className={jobCss.small}>
          <JobBar job={job} /> {words.progress && say(words.progress)}
        </span>
      )}
    </>
  );
}

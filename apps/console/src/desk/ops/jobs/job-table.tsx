import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Job } from '../../../api/ops.js';
import { useLanguage, useSay, useTexts } from '../../../texts/language.js';
import { JOBS } from '../../../texts/jobs.js';
import { count, exact, moment } from '../../../ui/format.js';
import { useKeys } from '../../keys.js';
import type { Column } from '../../table/columns.js';
import { DataTable } from '../../table/data-table.js';
import { JobBar, JobSign } from './job-sign.js';
import css from './jobs.module.css';

interface JobTableProps {
  readonly rows: readonly Job[];
  readonly columns: readonly Column<Job>[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}

const keyOf = ({ id }: Job): string => id;

/** J and K move, Enter opens. */
export function JobTable({ rows, ...table }: JobTableProps) {
  const t = useTexts(JOBS);
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string>();
  const move = (step: number): void => {
    const at = rows.findIndex((row) => keyOf(row) === chosen);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) setChosen(keyOf(next));
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => chosen && void navigate({ to: '/desk/ops/jobs/$jobId', params: { jobId: chosen } }),
  });
  return <DataTable label={t.list.title} rows={rows} keyOf={keyOf} open={chosen} {...table} />;
}

export function useJobColumns(): readonly Column<Job>[] {
  const t = useTexts(JOBS);
  return [
    {
      id: 'job',
      name: t.list.job,
      fixed: true,
      cell: ({ id }) => (
        <Link to="/desk/ops/jobs/$jobId" params={{ jobId: id }} className="id">
          {id}
        </Link>
      ),
    },
    {
      id: 'target',
      name: t.list.target,
      sort: 'target',
      by: ({ target }) => target,
      cell: ({ verb, target }) => (
        <>
          {t.verbs[verb]}
          <small className="id">{target}</small>
        </>
      ),
    },
    {
      id: 'state',
      name: t.list.state,
      sort: 'state',
      by: ({ state }) => t.states[state],
      cell: ({ state, words }) => <JobSign state={state} words={words.state} />,
    },
    { id: 'progress', name: t.list.progress, cell: (job) => <Reached job={job} /> },
    {
      id: 'who',
      name: t.list.who,
      sort: 'who',
      by: ({ runBy, plannedBy }) => runBy ?? plannedBy,
      cell: ({ runBy, plannedBy, because }) => (
        <>
          <span className="id">{runBy ?? plannedBy}</span>
          <small translate="no">{because}</small>
        </>
      ),
    },
    {
      id: 'when',
      name: t.list.when,
      sort: 'when',
      by: ({ plannedAt }) => plannedAt,
      cell: (job) => <Planned job={job} />,
    },
  ];
}

function Planned({ job: { plannedAt } }: { readonly job: Job }) {
  const language = useLanguage();
  return (
    <time dateTime={plannedAt} title={exact(plannedAt, language)}>
      {moment(plannedAt, language)}
    </time>
  );
}

/** How far it is, how fast, and how long it still takes. */
function Reached({ job }: { readonly job: Job }) {
  const t = useTexts(JOBS);
  const say = useSay();
  const { state, counters, plan, eventsPerSecond, words } = job;
  const pace = [
    eventsPerSecond !== undefined && t.run.perSecond(count(eventsPerSecond)),
    words.left && say(words.left),
  ].filter(Boolean);
  return (
    <>
      {state === 'planned' ? (
        t.run.ofTotal('0', count(plan.counts.events))
      ) : (
        <span className={css.small}>
          <JobBar job={job} />
          <span>
            {job.percent}% · {count(counters.events)}
          </span>
        </span>
      )}
      {pace.length > 0 && <small>{pace.join(' · ')}</small>}
    </>
  );
}

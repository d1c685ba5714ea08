import { Checkbox, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { JOB_STATES, JOB_VERBS, jobs, MOST_JOBS, type Job } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { JOBS } from '../../../texts/jobs.js';
import { count, duration, exact, moment } from '../../../ui/format.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { useKeys } from '../../keys.js';
import { Card, Empty, ForSection, PageHead } from '../../parts.js';
import ops from '../ops.module.css';
import { JobBar, JobSign } from './job-sign.js';
import css from './jobs.module.css';

const WHILE_RUNNING_MS = 1_000;
const OTHERWISE_MS = 5_000;

export function Jobs() {
  return (
    <ForSection section="ops">
      <List />
    </ForSection>
  );
}

/** Jobs and plans, newest first; what is filtered is in the address. */
function List() {
  const t = useTexts(JOBS);
  const api = useApi();
  const { state, target, verb, impacts } = useSearch({ from: '/desk/ops/jobs' });
  const list = useQuery({
    queryKey: ['jobs', state, target],
    queryFn: () => jobs.list(api, { ...(state && { state }), ...(target && { target }) }),
    refetchInterval: ({ state: { data } }) =>
      data?.some((job) => job.state === 'running') ? WHILE_RUNNING_MS : OTHERWISE_MS,
  });
  const all = list.data ?? [];
  const rows = all.filter((job) => (verb ? job.verb === verb : impacts || job.verb !== 'impact'));
  const inState = (wanted: Job['state']): number => rows.filter((job) => job.state === wanted).length;
  return (
    <>
      <PageHead
        title={t.list.title}
        sentence={
          list.data
            ? t.list.sentence(inState('running'), inState('failed'), inState('planned'))
            : t.list.title
        }
        more={t.list.more}
      >
        <Filters />
      </PageHead>
      {list.isError && <ProblemState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={6} />}
      {list.data && (
        <Card {...(all.length >= MOST_JOBS && { title: t.list.newest(count(MOST_JOBS)) })}>
          {rows.length === 0 ? (
            <Empty title={t.list.none} how={t.list.noneHow}>
              <Link to="/desk/ops/replay">{t.list.plan}</Link>
            </Empty>
          ) : (
            <JobTable rows={rows} />
          )}
        </Card>
      )}
    </>
  );
}

function Filters() {
  const t = useTexts(JOBS);
  const search = useSearch({ from: '/desk/ops/jobs' });
  const navigate = useNavigate({ from: '/desk/ops/jobs' });
  const filter = (change: Partial<Record<'state' | 'verb', string>> & { impacts?: boolean }): void =>
    void navigate({ search: { ...search, ...change } as typeof search });
  return (
    <>
      <NativeSelect
        aria-label={t.list.state}
        value={search.state ?? ''}
        onChange={(event) => filter({ state: event.currentTarget.value })}
        data={[
          { value: '', label: t.list.allStates },
          ...JOB_STATES.map((value) => ({ value, label: t.states[value] })),
        ]}
      />
      <NativeSelect
        aria-label={t.list.verb}
        value={search.verb ?? ''}
        onChange={(event) => filter({ verb: event.currentTarget.value })}
        data={[
          { value: '', label: t.list.allVerbs },
          ...JOB_VERBS.map((value) => ({ value, label: t.verbs[value] })),
        ]}
      />
      <Checkbox
        label={t.list.impacts}
        checked={search.impacts ?? false}
        onChange={(event) => filter({ impacts: event.currentTarget.checked })}
      />
    </>
  );
}

/** J and K move, Enter opens. */
export function JobTable({ rows }: { readonly rows: readonly Job[] }) {
  const t = useTexts(JOBS);
  const navigate = useNavigate();
  const [at, setAt] = useState(-1);
  const move = (step: number): void => setAt((now) => Math.min(rows.length - 1, Math.max(0, now + step)));
  const chosen = rows[at];
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => chosen && void navigate({ to: '/desk/ops/jobs/$jobId', params: { jobId: chosen.id } }),
  });
  return (
    <div className={ops.scroll}>
      <table className={ops.table}>
        <thead>
          <tr>
            <th>{t.list.job}</th>
            <th>{t.list.target}</th>
            <th>{t.list.state}</th>
            <th>{t.list.progress}</th>
            <th>{t.list.who}</th>
            <th>{t.list.when}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((job, i) => (
            <Row key={job.id} job={job} chosen={i === at} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ job, chosen }: { readonly job: Job; readonly chosen: boolean }) {
  const t = useTexts(JOBS);
  const language = useLanguage();
  const { id, verb, target, state, phase, counters, plan, secondsLeft, eventsPerSecond } = job;
  const pace = [
    eventsPerSecond !== undefined && t.run.perSecond(count(eventsPerSecond)),
    secondsLeft !== undefined && t.one.left(duration(secondsLeft * 1000, language)),
  ].filter(Boolean);
  return (
    <tr aria-selected={chosen}>
      <td>
        <Link to="/desk/ops/jobs/$jobId" params={{ jobId: id }} className="id">
          {id}
        </Link>
      </td>
      <td>
        {t.verbs[verb]}
        <small className="id">{target}</small>
      </td>
      <td>
        <JobSign state={state} />
        {phase !== 'build' && phase !== 'finished' && <small>{t.phases[phase]}</small>}
      </td>
      <td>
        {state === 'planned' ? (
          t.run.ofTotal('0', count(plan.counts.events))
        ) : (
          <span className={css.small}>
            <JobBar job={{ state, percent: job.percent }} />
            <span>
              {job.percent}% · {count(counters.events)}
            </span>
          </span>
        )}
        {pace.length > 0 && <small>{pace.join(' · ')}</small>}
      </td>
      <td>
        <span className="id">{job.runBy ?? job.plannedBy}</span>
        <small translate="no">{job.because}</small>
      </td>
      <td>
        <time dateTime={job.plannedAt} title={exact(job.plannedAt, language)}>
          {moment(job.plannedAt, language)}
        </time>
      </td>
    </tr>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { jobs, projections, replays, type Job, type Projection } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { JOBS } from '../../../texts/jobs.js';
import { exact, moment } from '../../../ui/format.js';
import { Loading } from '../../../ui/loading.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { useNow } from '../../../ui/now.js';
import { useKeys } from '../../keys.js';
import { Card, Empty, ForSection, PageHead } from '../../parts.js';
import { BecauseDialog } from '../because-dialog.js';
import { JobBar, JobSign } from '../jobs/job-sign.js';
import { comparisonOf, sentenceOf } from '../jobs/job-words.js';
import jobCss from '../jobs/jobs.module.css';
import { Differences, SwapButtons } from '../jobs/result-card.js';
import css from '../ops.module.css';

const REFRESH_MS = 2_000;

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
    refetchInterval: REFRESH_MS,
  });
  const rows = list.data ?? [];
  const at = rows.findIndex(({ name }) => name === open);
  const show = (name: string): void => void navigate({ search: { open: name }, replace: true });
  const move = (step: number): void => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) show(next.name);
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  const busy = rows.filter(({ job }) => job?.state === 'running').length;
  const chosen = rows[at];
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
              <Pane key={chosen.name} projection={chosen} />
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

function Pane({ projection }: { readonly projection: Projection }) {
  const t = useTexts(JOBS).projections;
  const api = useApi();
  const language = useLanguage();
  const [verifying, setVerifying] = useState(false);
  const { name, types, seenAt, job } = projection;
  const target = `projection:${name}`;
  const list = useQuery({
    queryKey: ['jobs', undefined, target],
    queryFn: () => jobs.list(api, { target }),
    refetchInterval: REFRESH_MS,
  });
  const isBusy = job?.state === 'running' || job?.state === 'paused';
  return (
    <div className={css.pane}>
      <div className={css.filters}>
        <Button disabled={isBusy} onClick={() => setVerifying(true)}>
          {t.verify}
        </Button>
        <Link className={css.linkButton} to="/desk/ops/replay" search={{ kind: 'rebuild', name }}>
          {t.rebuild}
        </Link>
      </div>
      {isBusy && <p className={jobCss.quiet}>{t.busy}</p>}
      <Compared list={list.data} />
      <div className={jobCss.sub}>
        <h3>{t.jobs}</h3>
        <JobLines list={list.data ?? []} />
      </div>
      <dl>
        <dt>{t.types}</dt>
        <dd className="id">{types.join(', ')}</dd>
        <dt>{t.seen}</dt>
        <dd>
          <time dateTime={seenAt} title={exact(seenAt, language)}>
            {moment(seenAt, language)}
          </time>
        </dd>
      </dl>
      {verifying && <Verify name={name} onClose={() => setVerifying(false)} />}
    </div>
  );
}

/** The newest comparison of the live rows with what the events say. */
function Compared({ list }: { readonly list: readonly Job[] | undefined }) {
  const t = useTexts(JOBS).projections;
  const now = useNow(false);
  if (!list) return <Loading lines={2} />;
  const compared = list.find((job) => comparisonOf(job));
  if (!compared) return <p className={jobCss.quiet}>{t.neverCompared}</p>;
  return (
    <div className={jobCss.sub}>
      <h3>
        {t.lastCompared}{' '}
        <Link to="/desk/ops/jobs/$jobId" params={{ jobId: compared.id }} className="id">
          {compared.id}
        </Link>
      </h3>
      <Differences job={compared} />
      <div className={css.filters}>
        <SwapButtons job={compared} now={now} />
      </div>
    </div>
  );
}

const MOST_LINES = 5;

function JobLines({ list }: { readonly list: readonly Job[] }) {
  const t = useTexts(JOBS);
  const language = useLanguage();
  const now = useNow(list.some(({ state }) => state === 'running'));
  if (list.length === 0) return <p className={jobCss.quiet}>{t.projections.noJob}</p>;
  return (
    <ul className={jobCss.plain}>
      {list.slice(0, MOST_LINES).map((job) => (
        <li key={job.id}>
          <Link to="/desk/ops/jobs/$jobId" params={{ jobId: job.id }} className="id">
            {job.id}
          </Link>{' '}
          {sentenceOf(job, t, now, language)}
        </li>
      ))}
    </ul>
  );
}

/** Plans and runs in one step: a verification changes nothing that anybody reads. */
function Verify({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const t = useTexts(JOBS).projections;
  const api = useApi();
  const navigate = useNavigate();
  const verify = useMutation({
    mutationFn: async (because: string) => {
      const { id } = await replays.plan(api, { into: `projection:${name}`, verify: true, because });
      return jobs.act(api, id, { act: 'run', because });
    },
    onSuccess: ({ id }) => navigate({ to: '/desk/ops/jobs/$jobId', params: { jobId: id } }),
  });
  return (
    <BecauseDialog
      title={t.verifyTitle(name)}
      effects={t.verifyEffects}
      confirm={t.verifyConfirm}
      pending={verify.isPending}
      error={verify.error}
      onConfirm={(because) => verify.mutate(because)}
      onClose={onClose}
    />
  );
}

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { jobs, type Job } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useLanguage, useTexts, type Language } from '../../../texts/language.js';
import { JOBS, type JobTexts } from '../../../texts/jobs.js';
import { count, duration, exact, moment } from '../../../ui/format.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { useImpact } from './impact.js';
import { JobDialog, type AskedAct } from './job-dialogs.js';
import { JobBar, JobSign } from './job-sign.js';
import { actsOf, numberToType } from './job-words.js';
import css from './jobs.module.css';

interface CardProps {
  readonly job: Job;
  readonly now: number;
}

/** The run: how far, how fast, how long still; and what can be done to it now. */
export function RunCard({ job, now }: CardProps) {
  const t = useTexts(JOBS).run;
  const [asked, setAsked] = useState<AskedAct>();
  const acts = actsOf(job, now);
  return (
    <section className={css.step}>
      <div className={css.stepHead}>
        <span className={css.no} aria-hidden="true">
          2
        </span>
        <h2>{t.title}</h2>
        <span>{t.server}</span>
      </div>
      <div className={css.body}>
        {job.startedAt && <Progress job={job} now={now} />}
        {!job.startedAt && !acts.includes('run') && <p className={css.quiet}>{t.notYet}</p>}
        {acts.includes('run') && <RunPlan job={job} />}
        <div className={css.acts}>
          {acts.includes('pause') && (
            <Button variant="default" onClick={() => setAsked('pause')}>
              {t.pause}
            </Button>
          )}
          {acts.includes('resume') && <Button onClick={() => setAsked('resume')}>{t.resume}</Button>}
          {acts.includes('rate') && (
            <Button variant="default" onClick={() => setAsked('rate')}>
              {t.setRate}
            </Button>
          )}
          {acts.includes('cancel') && (
            <Button variant="outline" color="red" onClick={() => setAsked('cancel')}>
              {t.cancel}
            </Button>
          )}
        </div>
      </div>
      {asked && <JobDialog job={job} act={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

function Progress({ job, now }: CardProps) {
  const t = useTexts(JOBS).run;
  const language = useLanguage();
  return (
    <>
      <div className={css.percent}>
        <strong>{job.percent}%</strong>
        <span>{t.ofTotal(count(job.counters.events), count(job.plan.counts.events))}</span>
      </div>
      <JobBar job={{ state: job.state, percent: job.percent }} />
      <JobSign state={job.state} words={job.words.state} />
      {job.error && <p className={css.error}>{job.error}</p>}
      <dl className={css.facts}>
        {[...paceFacts(job, t, language), ...timeFacts(job, { t, now, language })].map(([name, value]) =>
          value ? (
            <div key={name} className={css.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </>
  );
}

type Facts = readonly (readonly [string, ReactNode])[];
type Words = JobTexts['run'];

function paceFacts(
  { rate, eventsPerSecond, secondsLeft, counters }: Job,
  t: Words,
  language: Language,
): Facts {
  const pace = [
    eventsPerSecond !== undefined && t.perSecond(count(eventsPerSecond)),
    t.most(count(rate)),
  ].filter(Boolean);
  return [
    [t.rate, pace.join(' · ')],
    [t.left, secondsLeft !== undefined && duration(secondsLeft * 1000, language)],
    [t.written, count(counters.written)],
  ];
}

interface Shown {
  readonly t: Words;
  readonly now: number;
  readonly language: Language;
}

function timeFacts(job: Job, { t, now, language }: Shown): Facts {
  const { startedAt, endedAt, checkpoint, runBy, state, updatedAt } = job;
  const keptAgo = state === 'running' ? duration(Math.max(0, now - Date.parse(updatedAt)), language) : '';
  return [
    [
      t.checkpoint,
      checkpoint && (
        <>
          <span className="id">{checkpoint}</span>
          {keptAgo && ` · ${t.checkpointAt(keptAgo)}`}
        </>
      ),
    ],
    [t.by, runBy],
    [t.started, startedAt && <Moment at={startedAt} />],
    [t.ended, endedAt && <Moment at={endedAt} />],
    ['', startedAt && endedAt && t.took(duration(Date.parse(endedAt) - Date.parse(startedAt), language))],
  ];
}

function Moment({ at }: { readonly at: string }) {
  const language = useLanguage();
  return (
    <time dateTime={at} title={exact(at, language)}>
      {moment(at, language)}
    </time>
  );
}

/** Runs the plan: why, and the number where it touches many. Locked until the impact of what has effects is known. */
function RunPlan({ job }: { readonly job: Job }) {
  const t = useTexts(JOBS);
  const api = useApi();
  const queries = useQueryClient();
  const impact = useImpact(job);
  const [because, setBecause] = useState(job.because);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const wanted = numberToType(job);
  const isTyped = wanted === undefined || typed.trim().replaceAll(',', '') === wanted;
  const isKnown = !impact.isEnabled || impact.data?.done === true;
  const run = useMutation({
    mutationFn: () => jobs.act(api, job.id, { act: 'run', because: because.trim() }),
    onSettled: () =>
      Promise.all(['job', 'jobs'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (because.trim() && isTyped) run.mutate();
  };
  return (
    <form className={css.sub} onSubmit={submit}>
      <TextInput
        label={t.because.label}
        value={because}
        error={tried && !because.trim() ? t.because.missing : undefined}
        onChange={(event) => setBecause(event.currentTarget.value)}
        maxLength={500}
      />
      {wanted !== undefined && (
        <TextInput
          label={t.run.type(count(Number(wanted)))}
          value={typed}
          inputMode="numeric"
          error={tried && !isTyped ? t.run.wrong(wanted) : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          maxLength={20}
        />
      )}
      {run.isError && <ProblemState error={run.error} />}
      <div className={css.acts}>
        <Button type="submit" loading={run.isPending} disabled={!isKnown}>
          {t.run.go(job.id)}
        </Button>
        {!isKnown && <span className={css.quiet}>{t.impact.asking}</span>}
      </div>
    </form>
  );
}

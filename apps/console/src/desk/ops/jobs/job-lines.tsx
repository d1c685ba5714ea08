import { Link } from '@tanstack/react-router';
import type { Job } from '../../../api/ops.js';
import { useLanguage, useSay, useTexts } from '../../../texts/language.js';
import { JOBS } from '../../../texts/jobs.js';
import { exact, moment } from '../../../ui/format.js';
import { JobBar, JobSign } from './job-sign.js';
import css from './jobs.module.css';

/** Jobs in a narrow place: a sentence each, the newest first. */
export function JobLines({ jobs, most }: { readonly jobs: readonly Job[]; readonly most: number }) {
  const t = useTexts(JOBS);
  const language = useLanguage();
  const say = useSay();
  if (jobs.length === 0) return <p className={css.quiet}>{t.projections.noJob}</p>;
  return (
    <ul className={css.plain}>
      {jobs.slice(0, most).map((job) => (
        <li key={job.id}>
          <p className={css.acts}>
            <Link to="/desk/ops/jobs/$jobId" params={{ jobId: job.id }} className="id">
              {job.id}
            </Link>
            <JobSign state={job.state} words={job.words.state} />
            <time dateTime={job.plannedAt} title={exact(job.plannedAt, language)}>
              {moment(job.plannedAt, language)}
            </time>
          </p>
          <p>{say(job.words.sentence)}</p>
          {job.state === 'running' && <JobBar job={job} />}
        </li>
      ))}
    </ul>
  );
}

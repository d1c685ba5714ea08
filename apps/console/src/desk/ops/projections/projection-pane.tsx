import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { jobs, replays, type Job, type Projection } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { JOBS } from '../../../texts/jobs.js';
import { exact, moment } from '../../../ui/format.js';
import { Loading } from '../../../ui/loading.js';
import { useNow } from '../../../ui/now.js';
import { useRefresh } from '../../live/live-pages.js';
import { BecauseDialog } from '../because-dialog.js';
import { JobLines } from '../jobs/job-lines.js';
import { comparisonOf } from '../jobs/job-words.js';
import jobCss from '../jobs/jobs.module.css';
import { Differences, SwapButtons } from '../jobs/result-card.js';
import css from '../ops.module.css';


/** One projection: verify, rebuild, the newest comparison with its differences, its jobs. */
export function ProjectionPane({ projection }: { readonly projection: Projection }) {
  const t = useTexts(JOBS).projections;
  const api = useApi();
  const language = useLanguage();
  const [verifying, setVerifying] = useState(false);
  const { name, types, seenAt, job } = projection;
  const target = `projection:${name}`;
  const list = useQuery({
    queryKey: ['jobs', undefined, target],
    queryFn: () => jobs.list(api, { target }),
    refetchInterval: useRefresh(),
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
        <JobLines jobs={list.data ?? []} most={5} />
      </div>
      <dl>
        <dt>{t.types}</dt>
        <dd>
          {types.map((type, i) => (
            <span key={type}>
              {i > 0 && ', '}
              <span className="id">{type}</span>
            </span>
          ))}
        </dd>
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

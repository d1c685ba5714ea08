import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { jobs, replays } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { JOBS } from '../../../texts/jobs.js';
import { CopyButton } from '../../../ui/copy-button.js';
import { NotRead } from '../../../ui/not-read.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { useRefresh } from '../../live/live-pages.js';
import { Card, ForSection, PageHead } from '../../parts.js';
import { JobLines } from '../jobs/job-lines.js';
import css from '../jobs/jobs.module.css';
import {
  commandOf,
  faultsOf,
  formOf,
  redeliveryOf,
  replayOf,
  searchOf,
  type ReplayForm,
} from './plan-request.js';
import { Kinds, SelectionFields, Target, type FormProps } from './plan-fields.js';
import { ofProjection } from './replay-kinds.js';

const RECENT = 8;

export function Replay() {
  return (
    <ForSection section="ops">
      <Plan />
    </ForSection>
  );
}

/** Chooses events and where they go; the plan that comes of it has a page of its own, where it is run. */
function Plan() {
  const t = useTexts(JOBS).replay;
  const navigate = useNavigate({ from: '/desk/ops/replay' });
  const [form, setForm] = useState(formOf(useSearch({ from: '/desk/ops/replay' })));
  const change = (part: Partial<ReplayForm>): void => setForm((before) => ({ ...before, ...part }));
  const keepInAddress = (): void => void navigate({ search: searchOf(form), replace: true });
  return (
    <>
      <PageHead title={t.title} sentence={t.sentence} more={t.more} />
      <div className={css.two}>
        <div className={css.formSide} onBlur={keepInAddress}>
          <PlanForm form={form} change={change} />
          <div className={css.sub}>
            <h3 className={css.quiet}>{t.command}</h3>
            <p className={css.command}>
              <code translate="no">{commandOf(form)}</code>
              <CopyButton text={commandOf(form)} label={t.copyCommand} />
            </p>
          </div>
        </div>
        <Recent />
      </div>
    </>
  );
}

function PlanForm({ form, change }: FormProps) {
  const t = useTexts(JOBS);
  const api = useApi();
  const navigate = useNavigate();
  const [tried, setTried] = useState(false);
  const faults = tried ? faultsOf(form) : [];
  const plan = useMutation({
    mutationFn: () =>
      form.kind === 'redeliver'
        ? replays.redeliver(api, redeliveryOf(form))
        : replays.plan(api, replayOf(form)),
    onSuccess: ({ id }) => navigate({ to: '/desk/ops/jobs/$jobId', params: { jobId: id } }),
  });
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (faultsOf(form).length === 0) plan.mutate();
  };
  return (
    <Card title={t.plan.title} aside={<span className={css.quiet}>{t.plan.frozen}</span>}>
      <form className={css.form} onSubmit={submit} noValidate>
        <Kinds kind={form.kind} onChange={(kind) => change({ kind, name: '' })} />
        <Target form={form} change={change} missing={faults.includes('name')} />
        {ofProjection(form.kind) ? (
          <p className={css.quiet}>{t.replay.allEvents}</p>
        ) : (
          <SelectionFields form={form} change={change} faults={faults} />
        )}
        <TextInput
          label={t.replay.rate}
          value={form.rate}
          inputMode="numeric"
          placeholder={form.kind === 'redeliver' ? '20' : '20,000'}
          error={faults.includes('rate') ? t.run.rateWrong : undefined}
          onChange={(event) => change({ rate: event.currentTarget.value })}
          maxLength={7}
        />
        <TextInput
          label={t.because.label}
          value={form.because}
          error={faults.includes('because') ? t.because.missing : undefined}
          onChange={(event) => change({ because: event.currentTarget.value })}
          maxLength={500}
        />
        {plan.isError && <ProblemState error={plan.error} />}
        <div className={css.acts}>
          <Button type="submit" loading={plan.isPending}>
            {t.replay.plan}
          </Button>
          {plan.isPending && <span className={css.quiet}>{t.replay.planning}</span>}
        </div>
      </form>
    </Card>
  );
}

function Recent() {
  const t = useTexts(JOBS);
  const api = useApi();
  const list = useQuery({
    queryKey: ['jobs', undefined, undefined],
    queryFn: () => jobs.list(api, {}),
    refetchInterval: useRefresh(),
  });
  const rows = (list.data ?? []).filter(({ verb }) => verb !== 'impact');
  return (
    <Card title={t.replay.recent}>
      <NotRead reading={list} lines={4} />
      {list.data && (
        <div className={css.body}>
          <JobLines jobs={rows} most={RECENT} />
        </div>
      )}
    </Card>
  );
}

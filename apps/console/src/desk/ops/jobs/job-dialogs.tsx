import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { jobs, replays, type Job } from '../../../api/ops.js';
import type { ApiClient } from '../../../api/client.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { JOBS, type JobTexts } from '../../../texts/jobs.js';
import { BecauseDialog } from '../because-dialog.js';
import type { JobAction } from './job-words.js';

/** Acts that are asked about in a dialog; a plan is run by the form beside it. */
export type AskedAct = Exclude<JobAction, 'run'>;

interface Asked {
  readonly title: string;
  readonly effects: readonly string[];
  readonly confirm: string;
  readonly danger?: boolean;
}

function askedOf(act: AskedAct, { id, state }: Job, t: JobTexts): Asked {
  const { run, result } = t;
  const cancelEffects = state === 'planned' ? run.cancelPlanEffects : run.cancelEffects;
  const all: Readonly<Record<AskedAct, Asked>> = {
    pause: { title: run.pauseTitle(id), effects: run.pauseEffects, confirm: run.pause },
    resume: { title: run.resumeTitle(id), effects: run.resumeEffects, confirm: run.resume },
    rate: { title: run.rateTitle(id), effects: run.rateEffects, confirm: run.setRate.replace('…', '') },
    cancel: {
      title: run.cancelTitle(id),
      effects: cancelEffects,
      confirm: run.cancel.replace('…', ''),
      danger: true,
    },
    swap: { title: result.swapTitle, effects: result.swapEffects, confirm: result.swapConfirm },
    undo: { title: result.undoTitle, effects: result.undoEffects, confirm: result.undoConfirm },
  };
  return all[act];
}

interface Order {
  readonly act: AskedAct;
  readonly because: string;
  readonly rate: number;
}

function carryOut(api: ApiClient, id: string, { act, because, rate }: Order): Promise<Job> {
  if (act === 'swap') return replays.swap(api, id, because);
  if (act === 'undo') return replays.undo(api, id, because);
  if (act === 'rate') return jobs.rate(api, id, { because, rate });
  return jobs.act(api, id, { act, because });
}

const MOST_A_SECOND = 1_000_000;

interface JobDialogProps {
  readonly job: Job;
  readonly act: AskedAct;
  readonly onClose: () => void;
}

export function JobDialog({ job, act, onClose }: JobDialogProps) {
  const t = useTexts(JOBS);
  const api = useApi();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(String(job.rate));
  const rate = /^\d{1,7}$/.test(typed.trim()) ? Number(typed) : 0;
  const isRate = rate >= 1 && rate <= MOST_A_SECOND;
  const done = useMutation({
    mutationFn: (because: string) => carryOut(api, job.id, { act, because, rate }),
    onSuccess: onClose,
    onSettled: () =>
      Promise.all(
        ['job', 'jobs', 'projections', 'lag'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
  });
  return (
    <BecauseDialog
      {...askedOf(act, job, t)}
      pending={done.isPending}
      error={done.error}
      onConfirm={(because) => (act !== 'rate' || isRate) && done.mutate(because)}
      onClose={onClose}
    >
      {act === 'rate' && (
        <TextInput
          label={t.run.rateLabel}
          inputMode="numeric"
          value={typed}
          error={isRate ? undefined : t.run.rateWrong}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={7}
        />
      )}
    </BecauseDialog>
  );
}

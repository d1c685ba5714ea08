import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { replays, type RedriveRequest } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { LETTERS } from '../../../texts/letters.js';
import { BecauseDialog } from '../because-dialog.js';

const DEFAULT_RATE = 20;
const MOST_A_SECOND = 1_000;

interface RedriveProps {
  readonly title: string;
  readonly selection: Omit<RedriveRequest, 'because' | 'rate'>;
  readonly onClose: () => void;
}

/** Plans a redrive. What it would do is on the plan's page, where it is run. */
export function Redrive({ title, selection, onClose }: RedriveProps) {
  const t = useTexts(LETTERS).dead;
  const api = useApi();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(String(DEFAULT_RATE));
  const rate = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  const isRate = rate >= 1 && rate <= MOST_A_SECOND;
  const plan = useMutation({
    mutationFn: (because: string) => replays.redrive(api, { ...selection, because, rate }),
    onSuccess: ({ id }) => navigate({ to: '/desk/ops/jobs/$jobId', params: { jobId: id } }),
  });
  return (
    <BecauseDialog
      title={title}
      effects={t.redriveEffects}
      confirm={t.redriveConfirm}
      pending={plan.isPending}
      error={plan.error}
      onConfirm={(because) => isRate && plan.mutate(because)}
      onClose={onClose}
    >
      <TextInput
        label={t.rate}
        inputMode="numeric"
        value={typed}
        error={isRate ? undefined : t.rateWrong}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maxLength={4}
      />
    </BecauseDialog>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { replays, type DiscardRequest } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { LETTERS } from '../../../texts/letters.js';
import { BecauseDialog } from '../because-dialog.js';

interface DiscardManyProps {
  readonly title: string;
  readonly selection: Omit<DiscardRequest, 'because' | 'rate'>;
  readonly onClose: () => void;
}

/** Plans a discard. How many it gives up is on the plan's page, where it is run. */
export function DiscardMany({ title, selection, onClose }: DiscardManyProps) {
  const t = useTexts(LETTERS).dead;
  const api = useApi();
  const navigate = useNavigate();
  const plan = useMutation({
    mutationFn: (because: string) => replays.discard(api, { ...selection, because }),
    onSuccess: ({ id }) => navigate({ to: '/desk/ops/jobs/$jobId', params: { jobId: id } }),
  });
  return (
    <BecauseDialog
      title={title}
      effects={t.discardEffects}
      confirm={t.discardConfirm}
      pending={plan.isPending}
      error={plan.error}
      onConfirm={(because) => plan.mutate(because)}
      onClose={onClose}
    />
  );
}

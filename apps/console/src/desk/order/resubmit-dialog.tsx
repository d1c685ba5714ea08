import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Schemas } from '@bujiao/client';
import { orders, type OrderPage } from '../../api/orders.js';
import { useApi } from '../../sign-in/session-context.js';
import { useSay, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { ProblemState } from '../../ui/problem-state.js';
import { randomKey } from '../../ui/random-key.js';
import css from './order-page.module.css';

type OverridableRule = Schemas['RuleOverrideDto']['rules'][number];

const OVERRIDABLE: readonly OverridableRule[] = [
  'outside-window',
  'too-many-resubmissions',
  'buyer-limit-reached',
  'refund-announced',
  'failure-needs-person',
];

/** The rule that after-sales may set aside for this order; undefined where the decision is not theirs to change. */
export const overrideOf = ({ decision }: OrderPage): OverridableRule | undefined =>
  OVERRIDABLE.find((rule) => rule === decision.code);

interface ResubmitDialogProps {
  readonly page: OrderPage;
  readonly onClose: () => void;
}

/** On the buyer's behalf; where a rule forbids it that may be set aside, with the reason, which the history keeps. */
export function ResubmitDialog({ page, onClose }: ResubmitDialogProps) {
  const t = useTexts(DESK).order;
  const say = useSay();
  const rule = page.resubmittable ? undefined : overrideOf(page);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const resubmit = useResubmit(page.orderId, onClose);
  const go = (): void => {
    if (rule && !reason.trim()) return setMissing(true);
    resubmit.mutate(rule ? { override: { rules: [rule], reason: reason.trim() } } : {});
  };
  return (
    <Modal opened onClose={onClose} title={rule ? t.overrideTitle : t.confirmTitle}>
      <ul className={css.effects}>
        <li>{say(page.why)}</li>
        <li>{t.resubmitEffect}</li>
      </ul>
      {rule && (
        <div className={css.fields}>
          <Textarea
            label={t.overrideReason}
            description={t.overrideHint}
            error={missing && !reason.trim() ? t.overrideMissing : undefined}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            rows={2}
          />
        </div>
      )}
      {resubmit.isError && <ProblemState error={resubmit.error} />}
      <div className={css.buttons}>
        <Button loading={resubmit.isPending} onClick={go}>
          {rule ? t.overrideConfirm : t.confirm}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
      </div>
    </Modal>
  );
}

function useResubmit(orderId: string, onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  const key = useRef(randomKey());
  return useMutation({
    mutationFn: (request: Schemas['ResubmissionRequestDto']) =>
      orders.resubmit(api, orderId, { key: key.current, request }),
    onSuccess: onDone,
    onError: () => (key.current = randomKey()),
    onSettled: () => queries.invalidateQueries({ queryKey: ['desk-order', orderId] }),
  });
}

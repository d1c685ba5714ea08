import { Button, Modal, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../texts/language.js';
import { JOBS } from '../../texts/jobs.js';
import { ProblemState } from '../../ui/problem-state.js';
import css from './ops.module.css';

export interface BecauseDialogProps {
  readonly title: string;
  /** What the act will do, in the words of whoever reads it before. */
  readonly effects: readonly string[];
  readonly confirm: string;
  readonly danger?: boolean;
  readonly because?: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly children?: ReactNode;
  readonly onConfirm: (because: string) => void;
  readonly onClose: () => void;
}

/** Says what an act will do, and asks why: who and why stay on record. Where it cannot be undone, the safe button has the focus. */
export function BecauseDialog(props: BecauseDialogProps) {
  const t = useTexts(JOBS);
  const { title, effects, confirm, danger = false, pending, error, children, onConfirm, onClose } = props;
  const [because, setBecause] = useState(props.because ?? '');
  const [missing, setMissing] = useState(false);
  const reason = because.trim();
  return (
    <Modal opened onClose={onClose} title={title}>
      <ul className={css.effects}>
        {effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <div className={css.fields}>
        {children}
        <Textarea
          label={t.because.label}
          description={t.because.hint}
          value={because}
          error={missing && !reason ? t.because.missing : undefined}
          onChange={(event) => setBecause(event.currentTarget.value)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={500}
          rows={2}
          data-autofocus={danger ? undefined : true}
        />
      </div>
      {error !== null && error !== undefined && <ProblemState error={error} />}
      <div className={css.buttons}>
        <Button
          {...(danger && { color: 'red' })}
          loading={pending}
          onClick={() => (reason ? onConfirm(reason) : setMissing(true))}
        >
          {confirm}
        </Button>
        <Button variant="default" data-autofocus={danger ? true : undefined} onClick={onClose}>
          {t.run.keep}
        </Button>
      </div>
    </Modal>
  );
}

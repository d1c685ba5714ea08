import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { conflicts, type ConflictAction, type ConflictItem, type ConflictKey } from '../../api/desk.js';
import { hasCode } from '../../api/problem.js';
import { useApi, useSignedIn } from '../../sign-in/session-context.js';
import { useSay, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { ProblemState } from '../../ui/problem-state.js';
import { Card } from '../parts.js';
import { useActingRole } from '../roles.js';
import css from './work.module.css';

interface CloseConflictProps {
  readonly conflict: ConflictKey;
  readonly onClosed: () => void;
}

/** One contradiction with what each way of closing it would change now. */
export function CloseConflict({ conflict, onClosed }: CloseConflictProps) {
  const t = useTexts(DESK).conflicts;
  const api = useApi();
  const { orderId, code } = conflict;
  const item = useQuery({
    queryKey: ['conflict', orderId, code],
    queryFn: () => conflicts.item(api, conflict),
    retry: (failures, error) => failures < 2 && !hasCode(error, 'no-such-conflict'),
  });
  if (hasCode(item.error, 'no-such-conflict'))
    return (
      <p className={css.changed} role="alert">
        {t.closed}
      </p>
    );
  if (!item.data) return <NotRead reading={item} lines={4} />;
  return (
    <Card>
      <NotReadAgain reading={item} />
      <CloseForm conflict={item.data} onClosed={onClosed} />
    </Card>
  );
}

interface CloseFormProps {
  readonly conflict: ConflictItem;
  readonly onClosed: () => void;
}

/** None is chosen beforehand, none moves goods or money. */
function CloseForm({ conflict, onClosed }: CloseFormProps) {
  const t = useTexts(DESK).conflicts;
  const api = useApi();
  const queries = useQueryClient();
  const mayClose = useActingRole(useSignedIn().session.person) === 'after-sales';
  const [action, setAction] = useState<ConflictAction>();
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const close = useMutation({
    mutationFn: (decision: { action: ConflictAction; note: string }) =>
      conflicts.close(api, conflict, decision),
    onSuccess: onClosed,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['conflicts'] }),
        queries.invalidateQueries({ queryKey: ['desk-order', conflict.orderId] }),
      ]),
  });
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (!action) return;
    if (!note.trim()) return setMissing(true);
    close.mutate({ action, note: note.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Known conflict={conflict} />
      <Choices conflict={conflict} chosen={action} mayChoose={mayClose} onChoose={setAction} />
      <div className={css.fields}>
        {!mayClose && <p>{t.afterSalesOnly}</p>}
        <Textarea
          label={t.note}
          description={t.noteHint}
          error={missing && !note.trim() ? t.noteMissing : undefined}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={450}
          rows={2}
        />
        {close.isError && <ProblemState error={close.error} />}
        <Button type="submit" disabled={!action || !mayClose} loading={close.isPending}>
          {t.close}
        </Button>
      </div>
    </form>
  );
}

function Known({ conflict }: { readonly conflict: ConflictItem }) {
  const t = useTexts(DESK).conflicts;
  const say = useSay();
  return (
    <div className={css.known}>
      <p className={css.head}>
        <span className="id">{conflict.orderId}</span>
        {conflict.stopsGoods && <span className={css.stops}>{t.stops}</span>}
      </p>
      <p>{say(conflict.sentence)}</p>
      <Link to="/desk/orders/$orderId" params={{ orderId: conflict.orderId }}>
        {t.history}
      </Link>
    </div>
  );
}

interface ChoicesProps {
  readonly conflict: ConflictItem;
  readonly chosen: ConflictAction | undefined;
  readonly mayChoose: boolean;
  readonly onChoose: (action: ConflictAction) => void;
}

function Choices({ conflict, chosen, mayChoose, onChoose }: ChoicesProps) {
  const t = useTexts(DESK).conflicts;
  const say = useSay();
  return (
    <fieldset className={css.choices} disabled={!mayChoose}>
      <legend className="visually-hidden">{t.decide}</legend>
      {conflict.actions.map((one) => (
        <label
          key={one.action}
          className={one.action === chosen ? `${css.choice} ${css.chosen}` : css.choice}
        >
          <input
            type="radio"
            name="action"
            value={one.action}
            checked={one.action === chosen}
            onChange={() => onChoose(one.action)}
          />
          <span>
            <strong>{say(one)}</strong>
            <span>{say(one.effect)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

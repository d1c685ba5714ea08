import { Button, Kbd, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  work,
  type ManualAction,
  type ManualReason,
  type ManualWorkItem,
  type Resolution,
} from '../../api/desk.js';
import { hasCode } from '../../api/problem.js';
import { useApi } from '../../sign-in/session-context.js';
import { useSay, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { IconLock } from '../../ui/icons.js';
import { ProblemState } from '../../ui/problem-state.js';
import { randomKey } from '../../ui/random-key.js';
import { useKeys } from '../keys.js';
import { Note, Units } from './decision-fields.js';
import css from './work.module.css';

interface DecisionFormProps {
  readonly item: ManualWorkItem;
  readonly onDecided: () => void;
}

/** The decisions as the API's dry run has them; none is chosen beforehand, a forbidden one names its rule. */
export function DecisionForm({ item, onDecided }: DecisionFormProps) {
  const t = useTexts(DESK).work;
  const say = useSay();
  const [resolution, setResolution] = useState<Resolution>();
  const [reason, setReason] = useState<ManualReason>(item.reasons[0]?.reason ?? 'other');
  const [note, setNote] = useState('');
  const [quantity, setQuantity] = useState<number>();
  const [missing, setMissing] = useState(false);
  const decide = useDecide(item, onDecided);
  const choose = (place: number) => (): void => {
    const action = item.actions[place - 1];
    if (action?.allowed) setResolution(action.resolution);
  };
  useKeys({ 1: choose(1), 2: choose(2), 3: choose(3) });
  const chosen = item.actions.find((action) => action.resolution === resolution);
  const noteMissing = reason === 'other' && !note.trim();
  const unitsMissing = chosen?.unitsAtMost !== undefined && quantity === undefined;
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (!chosen) return;
    if (noteMissing || unitsMissing) return setMissing(true);
    decide.mutate(givenOf(chosen, { reason, note, quantity }));
  };
  return (
    <form onSubmit={submit}>
      <Choices item={item} chosen={chosen} onChoose={setResolution} />
      <div className={css.fields}>
        {chosen?.unitsAtMost !== undefined && (
          <Units most={chosen.unitsAtMost} missing={missing && unitsMissing} onChange={setQuantity} />
        )}
        <NativeSelect
          label={t.reason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value as ManualReason)}
          data={item.reasons.map((one) => ({ value: one.reason, label: say(one) }))}
        />
        <Note value={note} missing={missing && noteMissing} onChange={setNote} />
        {decide.isError && <Refused error={decide.error} />}
        <Button type="submit" disabled={!chosen} loading={decide.isPending}>
          {chosen ? say(chosen.name) : t.decide}
        </Button>
      </div>
    </form>
  );
}

interface ChoicesProps {
  readonly item: ManualWorkItem;
  readonly chosen: ManualAction | undefined;
  readonly onChoose: (value: Resolution) => void;
}

function Choices({ item, chosen, onChoose }: ChoicesProps) {
  const t = useTexts(DESK).work;
  return (
    <fieldset className={css.choices}>
      <legend className="visually-hidden">{t.decide}</legend>
      {item.actions.map((action, i) => (
        <Choice
          key={action.resolution}
          action={action}
          place={i + 1}
          chosen={action === chosen}
          onChoose={onChoose}
        />
      ))}
    </fieldset>
  );
}

interface Filled {
  readonly reason: ManualReason;
  readonly note: string;
  readonly quantity: number | undefined;
}

/** As the API takes it: units only where they are asked for, a note only where one was typed. */
const givenOf = ({ resolution, unitsAtMost }: ManualAction, { reason, note, quantity }: Filled): Given => ({
  resolution,
  reason,
  ...(note.trim() && { note: note.trim() }),
  ...(unitsAtMost !== undefined && quantity !== undefined && { quantity }),
});

interface Given {
  readonly resolution: Resolution;
  readonly reason: ManualReason;
  readonly note?: string;
  readonly quantity?: number;
}

function useDecide(item: ManualWorkItem, onDecided: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  const key = useRef(randomKey());
  return useMutation({
    mutationFn: (decision: Given) => work.resolve(api, item, { ...decision, key: key.current }),
    onError: () => {
      key.current = randomKey();
      // Without a stream nothing else reads what the page says is below: the case as it is now.
      void queries.invalidateQueries({ queryKey: ['manual-work-item', item.resubmissionId] });
    },
    onSuccess: onDecided,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['manual-work'] }),
        queries.invalidateQueries({ queryKey: ['desk-order', item.orderId] }),
      ]),
  });
}

/** Somebody else, or a late answer of the supplier, was quicker. */
function Refused({ error }: { readonly error: unknown }) {
  const t = useTexts(DESK).work;
  if (!hasCode(error, 'not-waiting')) return <ProblemState error={error} />;
  return (
    <p className={css.changed} role="alert">
      {t.changed}
    </p>
  );
}

interface ChoiceProps {
  readonly action: ManualAction;
  readonly place: number;
  readonly chosen: boolean;
  readonly onChoose: (value: Resolution) => void;
}

function Choice({ action, place, chosen, onChoose }: ChoiceProps) {
  const say = useSay();
  const { resolution, name, allowed, sentence } = action;
  if (!allowed)
    return (
      <div className={`${css.choice} ${css.locked}`}>
        <IconLock size={18} stroke={1.75} />
        <span>
          <strong>{say(name)}</strong>
          <span>{say(sentence)}</span>
        </span>
      </div>
    );
  return (
    <label className={chosen ? `${css.choice} ${css.chosen}` : css.choice}>
      <input
        type="radio"
        name="resolution"
        value={resolution}
        checked={chosen}
        onChange={() => onChoose(resolution)}
      />
      <span>
        <strong>{say(name)}</strong>
        <span>{say(sentence)}</span>
      </span>
      <Kbd>{place}</Kbd>
    </label>
  );
}

import { Button, Kbd, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { RESOLUTIONS, work, type ManualWork, type Resolution } from '../../api/desk.js';
import { orders } from '../../api/orders.js';
import { hasCode } from '../../api/problem.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../../texts/language.js';
import { DESK, type DeskTexts } from '../../texts/desk.js';
import { moment } from '../../ui/format.js';
import { ProblemState } from '../../ui/problem-state.js';
import { randomKey } from '../../ui/random-key.js';
import { useKeys } from '../keys.js';
import { Card } from '../parts.js';
import css from './work.module.css';

type Reason = keyof DeskTexts['work']['reasons'];
const REASONS: readonly Reason[] = ['supplier-confirmed', 'statement-checked', 'buyer-said', 'other'];

/** What is known of one order, and the decisions with their consequences. None is chosen beforehand. */
export function Decision({ item }: { readonly item: ManualWork }) {
  const t = useTexts(DESK).work;
  const [resolution, setResolution] = useState<Resolution>();
  const [reason, setReason] = useState<Reason>('supplier-confirmed');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const decide = useDecide(item);
  useKeys({
    1: () => setResolution('delivered'),
    2: () => setResolution('not-delivered'),
    3: () => setResolution('give-up'),
  });
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (!resolution) return;
    if (reason === 'other' && !note.trim()) return setMissing(true);
    decide.mutate({ resolution, note: [reason, note.trim()].filter(Boolean).join(': ') });
  };
  return (
    <Card>
      <form onSubmit={submit}>
        <Known item={item} />
        <fieldset className={css.choices}>
          <legend className="visually-hidden">{t.decide}</legend>
          {RESOLUTIONS.map((one, i) => (
            <Choice
              key={one}
              value={one}
              place={i + 1}
              chosen={resolution === one}
              onChoose={setResolution}
            />
          ))}
        </fieldset>
        <div className={css.fields}>
          <NativeSelect
            label={t.reason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value as Reason)}
            data={REASONS.map((value) => ({ value, label: t.reasons[value] }))}
          />
          <Textarea
            label={t.note}
            description={t.noteHint}
            error={missing && !note.trim() ? t.noteMissing : undefined}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={450}
            rows={2}
          />
          {decide.isError && <Refused error={decide.error} />}
          <Button type="submit" disabled={!resolution} loading={decide.isPending}>
            {resolution ? t.submit[resolution] : t.decide}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function useDecide(item: ManualWork) {
  const api = useApi();
  const queries = useQueryClient();
  const key = useRef(randomKey());
  return useMutation({
    mutationFn: (decision: { resolution: Resolution; note: string }) =>
      work.resolve(api, item, { ...decision, key: key.current }),
    onError: () => (key.current = randomKey()),
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

function Known({ item: { orderId, code, since } }: { readonly item: ManualWork }) {
  const t = useTexts(DESK).work;
  const say = useSay();
  const language = useLanguage();
  const api = useApi();
  const history = useQuery({ queryKey: ['history', orderId], queryFn: () => orders.history(api, orderId) });
  const last = history.data?.events.slice(-4) ?? [];
  return (
    <div className={css.known}>
      <p className={css.head}>
        <span className="id">{orderId}</span>
        <span>
          {t.since} {moment(since, language)}
        </span>
      </p>
      <p>
        <span className="id">{code}</span>
      </p>
      <ol>
        {last.map((line) => (
          <li key={line.revision}>
            <time dateTime={line.at}>{moment(line.at, language)}</time>
            <span>{say(line.title)}</span>
          </li>
        ))}
      </ol>
      <Link to="/desk/orders/$orderId" params={{ orderId }}>
        {t.history}
      </Link>
    </div>
  );
}

interface ChoiceProps {
  readonly value: Resolution;
  readonly place: number;
  readonly chosen: boolean;
  readonly onChoose: (value: Resolution) => void;
}

function Choice({ value, place, chosen, onChoose }: ChoiceProps) {
  const t = useTexts(DESK).work.resolutions[value];
  return (
    <label className={chosen ? `${css.choice} ${css.chosen}` : css.choice}>
      <input type="radio" name="resolution" value={value} checked={chosen} onChange={() => onChoose(value)} />
      <span>
        <strong>{t.name}</strong>
        <span>{t.effect}</span>
      </span>
      <Kbd>{place}</Kbd>
    </label>
  );
}

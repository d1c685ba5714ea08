import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { deadLetters, type DeadLetter } from '../../../api/desk.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { DESK } from '../../../texts/desk.js';
import { LETTERS } from '../../../texts/letters.js';
import { clock, exact } from '../../../ui/format.js';
import { ProblemState } from '../../../ui/problem-state.js';
import css from '../ops.module.css';
import { Payload } from './payload.js';
import { Redrive } from './redrive.js';

type Asked = 'redrive' | 'discard' | undefined;

/** Why one event is parked, and what can be done about it, each with what it will do. */
export function DeadLetterPane({ letter }: { readonly letter: DeadLetter }) {
  const words = useTexts(LETTERS).dead;
  const isMendable = letter.event !== undefined && letter.state === 'parked';
  const trouble = letter.error ?? letter.message?.detail;
  return (
    <div className={css.pane}>
      <Facts letter={letter} />
      {trouble && (
        <pre tabIndex={0} translate="no">
          {trouble}
        </pre>
      )}
      {isMendable && <Sequence letter={letter} />}
      {isMendable && <Payload id={letter.id} />}
      {letter.message && <p>{words.unparseable}</p>}
      <Acts letter={letter} />
    </div>
  );
}

function Acts({ letter: { id, group, event, state } }: { readonly letter: DeadLetter }) {
  const t = useTexts(DESK).dead;
  const words = useTexts(LETTERS).dead;
  const [asked, setAsked] = useState<Asked>();
  const [told, setTold] = useState<string>();
  const close = (message?: string): void => {
    setAsked(undefined);
    if (message) setTold(message);
  };
  return (
    <>
      {told && (
        <p className={css.told} role="status">
          {told}
        </p>
      )}
      {state === 'parked' && (
        <div className={css.filters}>
          {event && <Button onClick={() => setAsked('redrive')}>{words.redriveOne}</Button>}
          <Button variant="outline" color="red" onClick={() => setAsked('discard')}>
            {t.discard}
          </Button>
        </div>
      )}
      {event && asked === 'redrive' && (
        <Redrive
          title={words.redriveOneTitle(event.orderId)}
          selection={{ group, orderId: event.orderId }}
          onClose={() => close()}
        />
      )}
      <Discard id={id} opened={asked === 'discard'} onClose={close} />
    </>
  );
}

/** The parked events of the order in this consumer, in the order in which they will be handled. */
function Sequence({ letter: { id, group, event } }: { readonly letter: DeadLetter }) {
  const t = useTexts(LETTERS).dead;
  const api = useApi();
  const orderId = event?.orderId ?? '';
  const list = useQuery({
    queryKey: ['dead-letters', group, orderId, 'parked'],
    queryFn: () => deadLetters.list(api, { group, orderId, state: 'parked' }),
  });
  if (!list.data || list.data.length < 2) return null;
  return (
    <section className={css.payload} aria-label={t.sequence}>
      <h3>{t.sequence}</h3>
      <ol className={css.sequence}>
        {list.data.map((one) => (
          <li key={one.id} aria-current={one.id === id ? 'true' : undefined}>
            {one.event && clock(one.event.time)} <span className="id">{one.event?.type}</span>
            <small>{one.id === id ? t.thisOne : one.reason === 'behind' && t.waitsBehind}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Facts({ letter }: { readonly letter: DeadLetter }) {
  const t = useTexts(DESK).dead;
  const language = useLanguage();
  const { group, reason, errorCode, partition, position, attempts, parkedAt, event, closedBy, closedWhy } =
    letter;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t.reason, t.reasons[reason]],
    [t.error, errorCode],
    [t.group, group],
    [t.event, event?.type],
    [t.position, `${partition} ${position}`],
    [t.attempts, t.times(attempts)],
    [t.parkedAt, exact(parkedAt, language)],
    [t.states[letter.state], closedBy && [closedBy, closedWhy].filter(Boolean).join(': ')],
  ];
  return (
    <dl>
      {event && (
        <>
          <dt>{t.order}</dt>
          <dd>
            <Link className="id" to="/desk/orders/$orderId" params={{ orderId: event.orderId }}>
              {event.orderId}
            </Link>
          </dd>
        </>
      )}
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className={css.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: (told?: string) => void;
}

/** It cannot be undone: the safe button has the focus, and a reason is needed. */
function Discard({ id, opened, onClose }: DialogProps & { readonly id: string }) {
  const t = useTexts(DESK).dead;
  const api = useApi();
  const queries = useQueryClient();
  const [why, setWhy] = useState('');
  const [missing, setMissing] = useState(false);
  const discard = useMutation({
    mutationFn: () => deadLetters.discard(api, id, why.trim()),
    onSuccess: () => onClose(t.gone),
    onSettled: () => queries.invalidateQueries({ queryKey: ['dead-letters'] }),
  });
  return (
    <Modal opened={opened} onClose={() => onClose()} title={t.discardTitle}>
      <Effects effects={t.discardEffects} />
      <Textarea
        label={t.discardWhy}
        value={why}
        error={missing && !why.trim() ? t.whyMissing : undefined}
        onChange={(event) => setWhy(event.currentTarget.value)}
        maxLength={500}
        rows={2}
      />
      {discard.isError && <ProblemState error={discard.error} />}
      <div className={css.buttons}>
        <Button
          color="red"
          loading={discard.isPending}
          onClick={() => (why.trim() ? discard.mutate() : setMissing(true))}
        >
          {t.discardConfirm}
        </Button>
        <Button variant="default" data-autofocus onClick={() => onClose()}>
          {t.keep}
        </Button>
      </div>
    </Modal>
  );
}

const Effects = ({ effects }: { readonly effects: readonly string[] }) => (
  <ul className={css.effects}>
    {effects.map((effect) => (
      <li key={effect}>{effect}</li>
    ))}
  </ul>
);

import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { payloads, type Difference, type Payload as PayloadOf } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { LETTERS } from '../../../texts/letters.js';
import { exact, moment } from '../../../ui/format.js';
import { IconCheck } from '../../../ui/icons.js';
import { NotRead, NotReadAgain } from '../../../ui/not-read.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { BecauseDialog } from '../because-dialog.js';
import css from '../ops.module.css';
import { parsedObject } from './letters.js';

/** What a parked event carries, who changed it, and its mending: checked against its schema and compared before it is saved. */
export function Payload({ id }: { readonly id: string }) {
  const t = useTexts(LETTERS).dead;
  const api = useApi();
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  const payload = useQuery({ queryKey: ['payload', id], queryFn: () => payloads.show(api, id) });
  if (!payload.data) return <NotRead reading={payload} lines={3} />;
  const close = (isSaved: boolean): void => {
    setEditing(false);
    setSaved(isSaved);
  };
  return (
    <section className={css.payload} aria-label={t.payload}>
      <h3>
        {t.payload} <span className="id">{payload.data.type}</span>
      </h3>
      <NotReadAgain reading={payload} />
      {editing ? (
        <Edit payload={payload.data} onClose={close} />
      ) : (
        <>
          <pre tabIndex={0} translate="no">
            {JSON.stringify(payload.data.data, null, 2)}
          </pre>
          {saved && (
            <p className={css.told} role="status">
              {t.saved}
            </p>
          )}
          <div className={css.filters}>
            <Button variant="default" onClick={() => setEditing(true)}>
              {t.edit}
            </Button>
          </div>
        </>
      )}
      <Changes history={payload.data.history} />
    </section>
  );
}

function Changes({ history }: { readonly history: PayloadOf['history'] }) {
  const t = useTexts(LETTERS).dead;
  const language = useLanguage();
  if (history.length === 0) return null;
  return (
    <>
      <h3>{t.history}</h3>
      <ul className={css.changes}>
        {history.map(({ at, by, why, changed, orderUnknownAt }) => (
          <li key={at}>
            <time dateTime={at} title={exact(at, language)}>
              {moment(at, language)}
            </time>{' '}
            <span className="id">{by}</span> {t.changed(changed.join(', '))}
            <small translate="no">{why}</small>
            {orderUnknownAt && <small>{t.orderUnknown(moment(orderUnknownAt, language))}</small>}
          </li>
        ))}
      </ul>
    </>
  );
}

interface EditProps {
  readonly payload: PayloadOf;
  readonly onClose: (saved: boolean) => void;
}

const body = (data: object, edits: number, because: string) => ({
  data: data as Record<string, unknown>,
  edits,
  because,
});

function useEdit({ id, edits }: PayloadOf, onSaved: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  const check = useMutation({
    // The reason of a dry run is kept nowhere.
    mutationFn: (data: object) => payloads.edit(api, id, { ...body(data, edits, 'dry run'), dryRun: true }),
  });
  const save = useMutation({
    mutationFn: ({ data, because }: { readonly data: object; readonly because: string }) =>
      payloads.edit(api, id, body(data, edits, because)),
    onSuccess: onSaved,
    onSettled: () => queries.invalidateQueries({ queryKey: ['payload', id] }),
  });
  return { check, save };
}

function Hint({ checked }: { readonly checked: boolean }) {
  const t = useTexts(LETTERS).dead;
  return (
    <>
      {t.hidden}
      <br />
      {checked ? t.checked : t.unchecked}
    </>
  );
}

function Edit({ payload, onClose }: EditProps) {
  const t = useTexts(LETTERS).dead;
  const [typed, setTyped] = useState(JSON.stringify(payload.data, null, 2));
  const [asks, setAsks] = useState(false);
  const { check, save } = useEdit(payload, () => onClose(true));
  const given = parsedObject(typed);
  return (
    <>
      <Textarea
        label={t.editLabel}
        description={<Hint checked={payload.checked} />}
        value={typed}
        error={given ? undefined : t.notJson}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          check.reset();
        }}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        classNames={{ input: css.json ?? '' }}
        rows={10}
        spellCheck={false}
      />
      {check.isError && <ProblemState error={check.error} />}
      {check.data && <Diff differences={check.data.differences} />}
      <div className={css.filters}>
        {check.data ? (
          <Button variant="light" onClick={() => setAsks(true)}>
            {t.save}
          </Button>
        ) : (
          <Button
            variant="light"
            disabled={!given}
            loading={check.isPending}
            onClick={() => given && check.mutate(given)}
          >
            {t.check}
          </Button>
        )}
        <Button variant="default" onClick={() => onClose(false)}>
          {t.stop}
        </Button>
      </div>
      {asks && given && (
        <BecauseDialog
          title={t.saveTitle}
          effects={t.saveEffects}
          confirm={t.saveConfirm}
          pending={save.isPending}
          error={save.error}
          onConfirm={(because) => save.mutate({ data: given, because })}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}

function Diff({ differences }: { readonly differences: readonly Difference[] }) {
  const t = useTexts(LETTERS).dead;
  const shown = (value: unknown): string => (value === undefined ? t.absent : JSON.stringify(value));
  return (
    <>
      <p className={css.fits} role="status">
        <IconCheck size={16} stroke={1.75} /> {t.fits}
      </p>
      <div className={css.diff} role="region" aria-label={t.diff} translate="no">
        {differences.map(({ pointer, before, after }) => (
          <div key={pointer}>
            <p>{pointer}</p>
            <p className={css.minus}>- {shown(before)}</p>
            <p className={css.plus}>+ {shown(after)}</p>
          </div>
        ))}
      </div>
    </>
  );
}

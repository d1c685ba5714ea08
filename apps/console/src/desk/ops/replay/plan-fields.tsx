import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lag } from '../../../api/desk.js';
import { projections } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { JOBS } from '../../../texts/jobs.js';
import css from '../jobs/jobs.module.css';
import type { ReplayForm } from './plan-request.js';
import { REPLAY_KINDS, type ReplayKind } from './replay-kinds.js';

export interface FormProps {
  readonly form: ReplayForm;
  readonly change: (part: Partial<ReplayForm>) => void;
}

export function Kinds({
  kind,
  onChange,
}: {
  readonly kind: ReplayKind;
  readonly onChange: (kind: ReplayKind) => void;
}) {
  const t = useTexts(JOBS).replay;
  return (
    <fieldset className={css.choices}>
      <legend>{t.into}</legend>
      {REPLAY_KINDS.map((one) => (
        <label key={one} className={css.choice}>
          <input type="radio" name="kind" checked={one === kind} onChange={() => onChange(one)} />
          <span>
            {t.kinds[one]}
            <small>{t.kindHow[one]}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function Target({ form: { kind, name }, change, missing }: FormProps & { readonly missing: boolean }) {
  const t = useTexts(JOBS).replay;
  const api = useApi();
  const known = useQuery({
    queryKey: [kind === 'redeliver' ? 'group-names' : 'projection-names'],
    queryFn: async () =>
      kind === 'redeliver'
        ? (await lag.groups(api)).map(({ group }) => group)
        : (await projections.list(api)).map((one) => one.name),
    enabled: kind !== 'topic',
  });
  if (kind === 'topic')
    return (
      <TextInput
        label={t.topicName}
        value={name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        maxLength={200}
        spellCheck={false}
      />
    );
  const names = [...new Set([...(known.data ?? []), ...(name ? [name] : [])])];
  return (
    <NativeSelect
      label={kind === 'redeliver' ? t.group : t.projection}
      value={name}
      error={missing ? t.missing[kind === 'redeliver' ? 'group' : 'projection'] : undefined}
      onChange={(event) => change({ name: event.currentTarget.value })}
      data={[{ value: '', label: t.choose }, ...names]}
    />
  );
}

export function SelectionFields({
  form,
  change,
  faults,
}: FormProps & { readonly faults: readonly string[] }) {
  const t = useTexts(JOBS).replay;
  const field = (name: 'from' | 'to' | 'types' | 'actor' | 'correlation', hint?: string) => (
    <TextInput
      label={t[name]}
      description={hint}
      value={form[name]}
      error={faults.includes(name) ? t.wrongEnd : undefined}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maxLength={2000}
      spellCheck={false}
    />
  );
  return (
    <fieldset className={css.choices}>
      <legend>{t.selection}</legend>
      <div className={css.pair}>
        {field('from', t.fromHint)}
        {field('to', t.toHint)}
      </div>
      {field('types', t.typesHint)}
      <Textarea
        label={t.orders}
        description={t.ordersHint}
        value={form.orders}
        onChange={(event) => change({ orders: event.currentTarget.value })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        rows={2}
        spellCheck={false}
      />
      <div className={css.pair}>
        {field('actor')}
        {field('correlation')}
      </div>
    </fieldset>
  );
}

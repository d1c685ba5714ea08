import { NativeSelect, TextInput } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { DEAD_LETTER_STATES, type DeadLetterReason } from '../../../api/desk.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { DESK, type DeskTexts } from '../../../texts/desk.js';
import { LETTERS } from '../../../texts/letters.js';
import { moment } from '../../../ui/format.js';
import css from '../ops.module.css';

const MINUTES = { '15m': 15, '1h': 60, '24h': 24 * 60 } as const;
type Span = keyof typeof MINUTES;
const SPANS = Object.keys(MINUTES) as readonly Span[];

type Change = Partial<Record<'group' | 'order' | 'state' | 'reason' | 'since', string>>;

function useFilter() {
  const navigate = useNavigate({ from: '/desk/ops/dead-letters' });
  const { open: _, ...search } = useSearch({ from: '/desk/ops/dead-letters' });
  const filter = (change: Change): void =>
    void navigate({ search: { ...search, ...change } as typeof search });
  return { search, filter };
}

const labelsOf = (values: readonly string[], chosen: string | undefined): readonly string[] =>
  [...new Set([...values, ...(chosen ? [chosen] : [])])].sort();

/** By state, consumer, reason, time and order. */
export function Filters({ reasons }: { readonly reasons: readonly DeadLetterReason[] }) {
  const t = useTexts(LETTERS).dead;
  const words = useTexts(DESK).dead;
  const { search, filter } = useFilter();
  const { group, order, state = 'parked', reason, since } = search;
  const groups = labelsOf(
    reasons.map((one) => one.group),
    group,
  );
  const labels = labelsOf(
    reasons.map((one) => one.reason),
    reason,
  );
  return (
    <div className={css.filters}>
      <NativeSelect
        aria-label={words.parkedAt}
        value={state}
        onChange={(event) => filter({ state: event.currentTarget.value })}
        data={DEAD_LETTER_STATES.map((value) => ({ value, label: words.states[value] }))}
      />
      <NativeSelect
        aria-label={words.group}
        value={group ?? ''}
        onChange={(event) => filter({ group: event.currentTarget.value })}
        data={[{ value: '', label: words.allGroups }, ...groups]}
      />
      <NativeSelect
        aria-label={words.reason}
        value={reason ?? ''}
        onChange={(event) => filter({ reason: event.currentTarget.value })}
        data={[
          { value: '', label: t.all },
          ...labels.map((value) => ({
            value,
            label: words.reasons[value as keyof DeskTexts['dead']['reasons']] ?? value,
          })),
        ]}
      />
      <Since />
      <Order />
      {(group ?? order ?? reason ?? since) && (
        <Link className={css.linkButton} to="/desk/ops/dead-letters" search={{}}>
          {t.clear}
        </Link>
      )}
    </div>
  );
}

/** A span of time becomes a moment, so that the link selects the same later. */
function Since() {
  const t = useTexts(LETTERS).dead;
  const language = useLanguage();
  const {
    search: { since },
    filter,
  } = useFilter();
  return (
    <NativeSelect
      aria-label={t.since}
      value={since ?? ''}
      onChange={(event) => {
        const minutes = MINUTES[event.currentTarget.value as Span] as number | undefined;
        filter({ since: minutes ? new Date(Date.now() - minutes * 60_000).toISOString() : '' });
      }}
      data={[
        { value: '', label: t.times.all },
        ...(since ? [{ value: since, label: t.sinceGiven(moment(since, language)) }] : []),
        ...SPANS.map((value) => ({ value, label: t.times[value] })),
      ]}
    />
  );
}

function Order() {
  const t = useTexts(LETTERS).dead;
  const {
    search: { order },
    filter,
  } = useFilter();
  return (
    <TextInput
      key={order ?? ''}
      aria-label={t.order}
      placeholder={t.order}
      defaultValue={order ?? ''}
      onBlur={(event) => filter({ order: event.currentTarget.value.trim() })}
      onKeyDown={(event) =>
        event.key === 'Enter' && !event.nativeEvent.isComposing && event.currentTarget.blur()
      }
      maxLength={64}
      spellCheck={false}
    />
  );
}

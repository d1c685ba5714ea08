import type { RedeliveryRequest, ReplayRequest } from '../../../api/ops.js';
import type { ReplaySearch } from '../routes.js';
import { ofProjection, type ReplayKind } from './replay-kinds.js';

/** What a person has typed; all of it texts. */
export interface ReplayForm {
  readonly kind: ReplayKind;
  /** Of the projection, topic or consumer group. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly types: string;
  readonly orders: string;
  readonly actor: string;
  readonly correlation: string;
  readonly rate: string;
  readonly because: string;
}

export type FormFault = 'name' | 'from' | 'to' | 'rate' | 'because';

const EMPTY: ReplayForm = {
  kind: 'rebuild',
  name: '',
  from: '',
  to: '',
  types: '',
  orders: '',
  actor: '',
  correlation: '',
  rate: '',
  because: '',
};

export const formOf = (search: ReplaySearch): ReplayForm => ({ ...EMPTY, ...search }) as ReplayForm;

/** The form as a link; why somebody does it is no part of that. */
export function searchOf({ kind, ...form }: ReplayForm): ReplaySearch {
  const filters: Readonly<Record<string, string>> = ofProjection(kind)
    ? {}
    : {
        from: form.from,
        to: form.to,
        types: form.types,
        orders: listOf(form.orders).join(','),
        actor: form.actor,
        correlation: form.correlation,
      };
  const given: readonly (readonly [string, string])[] = Object.entries<string>({
    name: form.name,
    ...filters,
  });
  const kept = given.map(([key, value]) => [key, value.trim()] as const).filter(([, value]) => value);
  return { kind, ...Object.fromEntries(kept) };
}

export const listOf = (text: string): string[] => text.split(/[\s,，、]+/).filter(Boolean);

const POSITION = /^\d{1,20}(:\d{1,20})?$/;
const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const isEnd = (text: string, word: string): boolean =>
  text === '' || text === word || POSITION.test(text) || TIME.test(text);

const MOST_A_SECOND: Readonly<Record<ReplayKind, number>> = {
  rebuild: 1_000_000,
  verify: 1_000_000,
  topic: 1_000_000,
  redeliver: 1_000,
};
const isRate = (text: string, most: number): boolean =>
  text === '' || (/^\d{1,7}$/.test(text) && Number(text) >= 1 && Number(text) <= most);

export function faultsOf(form: ReplayForm): readonly FormFault[] {
  const { kind, name, from, to, rate, because } = form;
  const faults: readonly (readonly [FormFault, boolean])[] = [
    ['name', kind !== 'topic' && !name.trim()],
    ['from', !isEnd(from.trim(), 'start')],
    ['to', !isEnd(to.trim(), 'head')],
    ['rate', !isRate(rate.trim(), MOST_A_SECOND[kind])],
    ['because', !because.trim()],
  ];
  return faults.filter(([, isOne]) => isOne).map(([fault]) => fault);
}

/** The filters that are given; a projection takes none. */
function filtersOf(form: ReplayForm): Partial<Omit<RedeliveryRequest, 'group' | 'because'>> {
  const [types, orders] = [listOf(form.types), listOf(form.orders)];
  const { from, to, actor, correlation } = form;
  return {
    ...(from.trim() && { from: from.trim() }),
    ...(to.trim() && { to: to.trim() }),
    ...(types.length > 0 && { types }),
    ...(orders.length > 0 && { orders }),
    ...(actor.trim() && { actor: actor.trim() }),
    ...(correlation.trim() && { correlation: correlation.trim() }),
  };
}

const rateOf = ({ rate }: ReplayForm): { rate?: number } => (rate.trim() ? { rate: Number(rate) } : {});

export const redeliveryOf = (form: ReplayForm): RedeliveryRequest => ({
  group: form.name.trim(),
  because: form.because.trim(),
  ...rateOf(form),
  ...filtersOf(form),
});

export function replayOf(form: ReplayForm): ReplayRequest {
  const name = form.name.trim();
  const common = { because: form.because.trim(), ...rateOf(form) };
  if (!ofProjection(form.kind))
    return { into: name ? `topic:${name}` : 'topic', ...common, ...filtersOf(form) };
  return { into: `projection:${name}`, ...common, ...(form.kind === 'verify' && { verify: true }) };
}

const quoted = (text: string): string =>
  /^[\w.:,+-]+$/.test(text) ? text : `"${text.replace(/["\\$`]/g, '\\$&')}"`;

/** The same as one types it. */
export function commandOf(form: ReplayForm): string {
  const name = form.name.trim();
  const filters: readonly (readonly [string, string])[] = [
    ['from', form.from],
    ['to', form.to],
    ['types', listOf(form.types).join(',')],
    ['orders', listOf(form.orders).join(',')],
    ['actor', form.actor],
    ['correlation', form.correlation],
  ];
  const options = [
    ...(ofProjection(form.kind) ? [] : filters),
    ['rate', form.rate] as const,
    ['because', form.because || '…'] as const,
  ].flatMap(([option, value]) => (value.trim() ? [`--${option} ${quoted(value.trim())}`] : []));
  const verb: Readonly<Record<ReplayKind, string>> = {
    rebuild: `replay plan --into projection:${name || '…'}`,
    verify: `projections verify ${name || '…'}`,
    topic: `replay plan --into topic${name ? `:${name}` : ''}`,
    redeliver: `redeliver plan --group ${name || '…'}`,
  };
  return ['bujiao', verb[form.kind], ...options].join(' ');
}

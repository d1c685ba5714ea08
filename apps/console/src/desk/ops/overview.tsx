import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  deadLetters,
  lag,
  MOST_LISTED,
  rejectedEvents,
  storeAnswers,
  work,
  type DeadLetterReason,
  type GroupLag,
  type ManualWork,
} from '../../api/desk.js';
import type { ApiClient } from '../../api/client.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { DESK, type DeskTexts } from '../../texts/desk.js';
import { clock, count, duration } from '../../ui/format.js';
import { IconCheck, IconClock, IconX } from '../../ui/icons.js';
import { Loading } from '../../ui/loading.js';
import { useNow } from '../../ui/now.js';
import { ProblemState } from '../../ui/problem-state.js';
import { Card, ForSection, PageHead } from '../parts.js';
import { Consumers } from './consumers/consumers.js';
import { Reasons } from './dead-letters/reasons.js';
import css from './ops.module.css';

const REFRESH_MS = 5_000;
const LONGEST_SHOWN = 8;

interface State {
  readonly storeUp: boolean;
  readonly dead: number;
  readonly rejected: number;
  readonly waiting: readonly ManualWork[];
  readonly groups: readonly GroupLag[];
  readonly reasons: readonly DeadLetterReason[];
}

export function Overview() {
  return (
    <ForSection section="ops">
      <State />
    </ForSection>
  );
}

async function look(api: ApiClient): Promise<State> {
  const [storeUp, dead, rejected, waiting, groups, reasons] = await Promise.all([
    storeAnswers(api),
    deadLetters.list(api, { state: 'parked' }),
    rejectedEvents.list(api),
    work.list(api),
    lag.groups(api),
    deadLetters.why(api),
  ]);
  return { storeUp, dead: dead.length, rejected: rejected.length, waiting, groups, reasons };
}

/** The worst thing first, in a sentence; then what is checked, and who has waited the longest. */
function State() {
  const t = useTexts(DESK).ops;
  const api = useApi();
  const state = useQuery({ queryKey: ['ops-state'], queryFn: () => look(api), refetchInterval: REFRESH_MS });
  if (state.isPending) return <Loading lines={6} />;
  if (state.isError) return <ProblemState error={state.error} onRetry={() => void state.refetch()} />;
  const asOf = clock(new Date(state.dataUpdatedAt).toISOString());
  return (
    <>
      <PageHead title={t.title} sentence={sentenceOf(state.data, t)} more={t.asOf(asOf)} />
      <div className={css.overview}>
        <Longest waiting={state.data.waiting} />
        <Health state={state.data} />
        <div className={`${css.wide} ${css.stackCards}`}>
          <Consumers groups={state.data.groups} />
          <Reasons reasons={state.data.reasons} />
        </div>
      </div>
    </>
  );
}

function sentenceOf({ storeUp, dead, rejected, waiting, groups }: State, t: DeskTexts['ops']): string {
  const stopped = groups.filter(({ state }) => state === 'stopped').map(({ group }) => group);
  const parts = [
    !storeUp && t.storeDown,
    stopped.length > 0 && t.stopped(stopped.join(' · ')),
    dead > 0 && t.dead(atLeast(dead, t)),
    waiting.length > 0 && t.waiting(count(waiting.length)),
    rejected > 0 && t.refusedEvents(atLeast(rejected, t)),
  ].filter((part) => part !== false);
  return parts.length === 0 ? t.healthy : t.sentence(parts.join(' · '));
}

/** A list that is full says nothing about what lies beyond it. */
const atLeast = (n: number, t: DeskTexts['ops']): string =>
  n >= MOST_LISTED ? t.atLeast(count(n)) : count(n);

type Verdict = 'well' | 'due' | 'bad';

function Health({ state: { storeUp, dead, rejected, waiting } }: { readonly state: State }) {
  const t = useTexts(DESK).ops;
  return (
    <Card title={t.health}>
      <ul className={css.health}>
        <Check verdict={storeUp ? 'well' : 'bad'} name={t.store} value={storeUp ? t.answers : t.noAnswer} />
        <Check
          verdict={dead > 0 ? 'bad' : 'well'}
          name={t.deadLetters}
          to="/desk/ops/dead-letters"
          value={dead ? atLeast(dead, t) : t.noDead}
        />
        <Check
          verdict={waiting.length > 0 ? 'due' : 'well'}
          name={t.manual}
          to="/desk/work"
          value={count(waiting.length)}
        />
        <Check
          verdict={rejected > 0 ? 'due' : 'well'}
          name={t.rejected}
          to="/desk/ops/rejected"
          value={atLeast(rejected, t)}
        />
      </ul>
    </Card>
  );
}

interface CheckProps {
  readonly verdict: Verdict;
  readonly name: string;
  readonly value: string;
  readonly to?: '/desk/ops/dead-letters' | '/desk/ops/rejected' | '/desk/work';
}

function Check({ verdict, name, value, to }: CheckProps) {
  return (
    <li className={css[verdict]}>
      {verdict === 'well' && <IconCheck size={16} stroke={1.75} />}
      {verdict === 'due' && <IconClock size={16} stroke={1.75} />}
      {verdict === 'bad' && <IconX size={16} stroke={1.75} />}
      {to ? <Link to={to}>{name}</Link> : <span>{name}</span>}
      <span>{value}</span>
    </li>
  );
}

function Longest({ waiting }: { readonly waiting: readonly ManualWork[] }) {
  const t = useTexts(DESK).ops;
  const language = useLanguage();
  const now = useNow(true);
  return (
    <Card title={t.longest}>
      {waiting.length === 0 ? (
        <p className={css.nothing}>{t.none}</p>
      ) : (
        <ul className={css.longest}>
          {waiting.slice(0, LONGEST_SHOWN).map(({ resubmissionId, orderId, code, since }) => (
            <li key={resubmissionId}>
              <Link to="/desk/orders/$orderId" params={{ orderId }} className="id">
                {orderId}
              </Link>
              <span className="id">{code}</span>
              <span>{duration(now - Date.parse(since), language)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

import { Link } from '@tanstack/react-router';
import { useLanguage, useTexts, type Language } from '../../texts/language.js';
import { DESK, type DeskTexts } from '../../texts/desk.js';
import { OPS, type OpsTexts } from '../../texts/ops.js';
import { MOST_LISTED } from '../../api/desk.js';
import { count, duration } from '../../ui/format.js';
import { IconCheck, IconClock, IconHelp, IconX } from '../../ui/icons.js';
import { Card } from '../parts.js';
import css from './ops.module.css';
import { bytes, parkedOf, type OverviewState } from './overview-state.js';

type Verdict = 'well' | 'due' | 'bad' | 'unknown';

interface Check {
  readonly name: string;
  readonly verdict: Verdict;
  readonly value: string;
  readonly to?: '/desk/ops/dead-letters' | '/desk/ops/rejected' | '/desk/work';
}

/** A list that is full says nothing about what lies beyond it. */
export const atLeast = (n: number, t: DeskTexts['ops']): string =>
  n >= MOST_LISTED ? t.atLeast(count(n)) : count(n);

interface Words {
  readonly t: DeskTexts['ops'];
  readonly f: OpsTexts['flow'];
  readonly language: Language;
  readonly now: number;
}

/** Store, bus, database and timers, then what waits for somebody. */
export function Health({ state, now }: { readonly state: OverviewState; readonly now: number }) {
  const t = useTexts(DESK).ops;
  const f = useTexts(OPS).flow;
  const words = { t, f, language: useLanguage(), now };
  const checks = [...groundChecks(state, words), ...peopleChecks(state, words)];
  return (
    <Card title={t.health}>
      <ul className={css.health}>
        {checks.map((check) => (
          <Line key={check.name} {...check} />
        ))}
      </ul>
    </Card>
  );
}

function groundChecks(state: OverviewState, { t, f, language, now }: Words): readonly Check[] {
  const { storeUp, installation, timers } = state;
  const unread = (name: string): Check => ({ name, verdict: 'unknown', value: f.unread });
  const store: Check = {
    name: t.store,
    verdict: storeUp ? 'well' : 'bad',
    value: storeUp ? t.answers : t.noAnswer,
  };
  if (!installation)
    return [store, unread(f.bus), unread(f.database), timerCheck(timers, { t, f, language, now })];
  const { topics, database, schemas } = installation;
  const sick = topics.filter(({ problem }) => problem).map(({ topic }) => topic);
  const stale = schemas.filter(({ current }) => !current).map(({ schema }) => schema);
  const size = [
    bytes(database.bytes),
    database.diskFreeBytes !== undefined && f.free(bytes(database.diskFreeBytes)),
    database.oldestTransactionSeconds >= 1 &&
      f.transaction(duration(database.oldestTransactionSeconds * 1000, language)),
  ].filter(Boolean);
  return [
    store,
    {
      name: f.bus,
      verdict: sick.length > 0 ? 'bad' : 'well',
      value:
        sick.length > 0
          ? f.topicTrouble(sick.join(', '))
          : topics.length > 0
            ? f.topics(topics.length)
            : f.embedded,
    },
    { name: f.database, verdict: 'well', value: size.join(' · ') },
    {
      name: f.schemas,
      verdict: stale.length > 0 ? 'bad' : 'well',
      value: stale.length > 0 ? f.schemasDiffer(stale.join(', ')) : f.schemasFit,
    },
    timerCheck(timers, { t, f, language, now }),
  ];
}

function timerCheck(timers: OverviewState['timers'], { f, language, now }: Words): Check {
  if (!timers) return { name: f.timers, verdict: 'unknown', value: f.unread };
  const overdue = timers.timers.filter((timer) => timer.overdue).length;
  const next = timers.timers.find((timer) => !timer.overdue);
  if (overdue > 0) return { name: f.timers, verdict: 'due', value: f.overdue(count(overdue)) };
  const wait = next && duration(Math.max(0, Date.parse(next.runAt) - now), language);
  return { name: f.timers, verdict: 'well', value: wait ? f.nextTimer(wait) : f.noTimer };
}

function peopleChecks({ reasons, waiting, rejected }: OverviewState, { t, f }: Words): readonly Check[] {
  const { letters } = parkedOf(reasons);
  return [
    {
      name: t.deadLetters,
      verdict: letters > 0 ? 'bad' : 'well',
      value: letters > 0 ? count(letters) : t.noDead,
      to: '/desk/ops/dead-letters',
    },
    {
      name: t.manual,
      verdict: waiting === undefined ? 'unknown' : waiting.length > 0 ? 'due' : 'well',
      value: waiting === undefined ? f.unread : count(waiting.length),
      to: '/desk/work',
    },
    {
      name: t.rejected,
      verdict: rejected > 0 ? 'due' : 'well',
      value: atLeast(rejected, t),
      to: '/desk/ops/rejected',
    },
  ];
}

const SIGNS = { well: IconCheck, due: IconClock, bad: IconX, unknown: IconHelp } as const;

function Line({ verdict, name, value, to }: Check) {
  const Sign = SIGNS[verdict];
  return (
    <li className={css[verdict]}>
      <Sign size={16} stroke={1.75} />
      {to ? <Link to={to}>{name}</Link> : <span>{name}</span>}
      <span>{value}</span>
    </li>
  );
}

import { isUnhealthy, stateOf, type GroupLag } from '../commands/lag.js';
import type { Reason } from '../commands/dead-letters.js';
import type { JobView } from '../commands/job-views.js';
import type { TimersAnswer } from '../commands/timers.js';
import type { InstallationLook } from '../commands/topics.js';
import { groundFindings } from './ground.js';
import { counted } from '../output/counted.js';
import { duration, thousands } from '../output/times.js';
import type { Finding } from './finding.js';

/** What doctor has looked at. */
export interface Looks {
  /** Undefined: the services were not asked. */
  readonly ready: number | undefined;
  /** Seconds by which the server's clock is ahead of this one. */
  readonly clockAhead: number | undefined;
  readonly groups: readonly GroupLag[];
  readonly reasons: readonly Reason[];
  readonly failedJobs: readonly JobView[];
  readonly timers: TimersAnswer;
  readonly installation: InstallationLook;
}

/** Seconds; tokens and deadlines bear less than a minute. */
const CLOCK_BEARS = 30;

/** What is healthy and what is not. Pure: the same words for the command line and the console. */
export function findingsOf(looks: Looks): readonly Finding[] {
  return [
    readiness(looks),
    clock(looks),
    ...groundFindings(looks.installation),
    ...looks.groups.map(group),
    deadLetters(looks),
    jobs(looks),
    timers(looks),
  ];
}

const readiness = ({ ready }: Looks): Finding => ({
  what: 'services',
  healthy: ready === 200,
  text: ready === 200 ? 'ready' : ready === undefined ? 'not asked (--direct)' : `not ready (${ready})`,
  ...(ready === 200 ? {} : { next: ready === undefined ? 'npm start' : 'bujiao help not-ready' }),
});

function clock({ clockAhead }: Looks): Finding {
  const healthy = clockAhead === undefined || Math.abs(clockAhead) <= CLOCK_BEARS;
  const text = clockAhead === undefined ? 'not told' : `${Math.round(clockAhead)} s ahead of this machine`;
  return { what: 'clock', healthy, text, ...(healthy ? {} : { next: 'timedatectl   (on both machines)' }) };
}

function group(lag: GroupLag): Finding {
  const backlog =
    lag.events === 0
      ? ''
      : ` ${lag.exact ? '' : '> '}${thousands(lag.events)} · ${duration(lag.seconds)}${catchingUp(lag)}`;
  const held = lag.heldOrders > 0 ? ` · ${counted(lag.heldOrders, 'order')} held by dead letters` : '';
  const next =
    lag.state === 'held' ? `bujiao dead-letters why --group ${lag.group}` : 'bujiao help stopped-consumer';
  return {
    what: lag.group,
    healthy: !isUnhealthy(lag),
    text: `${stateOf(lag)}${backlog}${held}`,
    ...(isUnhealthy(lag) ? { next } : {}),
  };
}

const catchingUp = ({ eventsPerSecond: rate, secondsToCatchUp: left }: GroupLag): string =>
  rate === undefined ? '' : ` · catching up ${thousands(rate)}/s · done in ${duration(left)}`;

function deadLetters({ reasons }: Looks): Finding {
  const failed = reasons.reduce((sum, reason) => sum + reason.failed, 0);
  const shown = reasons.slice(0, 3).map(({ group: of, reason, failed: n }) => `${of}: ${reason} ×${n}`);
  return {
    what: 'dead letters',
    healthy: failed === 0,
    text: failed === 0 ? 'none' : `${thousands(failed)} (${shown.join(', ')})`,
    ...(failed === 0 ? {} : { next: 'bujiao dead-letters why' }),
  };
}

function jobs({ failedJobs }: Looks): Finding {
  const [first] = failedJobs;
  return {
    what: 'jobs',
    healthy: !first,
    text: first ? `${failedJobs.length} failed, the newest ${first.id}: ${first.error ?? ''}` : 'none failed',
    ...(first ? { next: `bujiao jobs show ${first.id}` } : {}),
  };
}

function timers({ timers: { timers: all } }: Looks): Finding {
  const overdue = all.filter((timer) => timer.overdue).length;
  return {
    what: 'timers',
    healthy: overdue === 0,
    text: `${thousands(all.length)} waiting · ${overdue} overdue`,
    ...(overdue === 0 ? {} : { next: 'bujiao timers list' }),
  };
}

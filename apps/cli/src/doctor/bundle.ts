import type { Looks } from './checks.js';
import type { Finding } from './finding.js';

/**
 * What a person who helps needs to see, without personal data: no order numbers, no names, and no text that somebody typed or an
 * error carried. Pure.
 */
export function bundleOf(looks: Looks, findings: readonly Finding[], at: Date): object {
  const { ready, clockAhead, groups, reasons, failedJobs, timers, installation } = looks;
  return {
    madeAt: at.toISOString(),
    ready,
    clockAhead,
    findings: findings.map(({ what, healthy, next }) => ({ what, healthy, next })),
    installation,
    groups: groups.map(({ paused, ...group }) => ({ ...group, paused: paused !== undefined })),
    deadLetters: reasons.map(({ group, reason, failed, waiting, orders, attempts, firstAt, lastAt }) => ({
      ...{ group, reason, failed, waiting, orders, attempts, firstAt, lastAt },
    })),
    failedJobs: failedJobs.map(({ id, verb, target, phase, counters }) => ({
      id,
      verb,
      target,
      phase,
      counters,
    })),
    timers: { waiting: timers.timers.length, overdue: timers.timers.filter(({ overdue }) => overdue).length },
  };
}

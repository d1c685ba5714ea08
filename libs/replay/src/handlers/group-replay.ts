import { planSentence, type PlanSentence } from '@bujiao/texts';
import type { PlanSentences } from '../jobs/job.js';
import type { KnownGroup } from './known-groups.js';

/** What a replay into a group would do with the handlers of the types that were asked for. */
export interface GroupReplay {
  /** Of the events that are handled. Empty: every handler is left out. */
  readonly types: readonly string[];
  readonly writes: readonly PlanSentence[];
  readonly skips: PlanSentences['skips'];
  /** Types of the events that may be appended. */
  readonly appends: readonly string[];
}

/** Leaves out handlers that reach outside, and those of which it is not known. Pure. @param wanted @default all types of the group */
export function groupReplay(known: KnownGroup, wanted: readonly string[] = known.types): GroupReplay {
  const { group, kind, reach } = known;
  const rows = planSentence('rows-of-group', { group });
  if (kind === 'projection') return { types: wanted, writes: [rows], skips: [], appends: [] };
  const types = wanted.filter((type) => reach[type]?.outside.length === 0);
  const appends = [...new Set(types.flatMap((type) => reach[type]?.appends ?? []))];
  return {
    types,
    writes:
      types.length === 0 ? [] : [rows, ...appends.map((type) => planSentence('event-if-missing', { type }))],
    skips: wanted
      .filter((type) => !types.includes(type))
      .map((type) => ({
        what: planSentence('handler-of-type', { type, group }),
        why: whyLeftOut(known, type),
      })),
    appends,
  };
}

function whyLeftOut({ reach }: KnownGroup, type: string): PlanSentence {
  const declared = reach[type];
  return declared
    ? planSentence('reaches-outside', { outside: declared.outside.join(', ') })
    : planSentence('reach-not-declared');
}

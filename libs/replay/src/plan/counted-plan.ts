import type { JobPlan } from '../jobs/job.js';
import type { CountedEvents } from './count-events.js';

/** What every plan says of the events that it selects. */
export function countedPlan({
  selection,
  events,
  orders,
  byType,
  firstAt,
  lastAt,
}: CountedEvents): Pick<JobPlan, 'selection' | 'counts' | 'firstAt' | 'lastAt'> {
  return {
    selection,
    counts: { events, orders, byType },
    ...(firstAt !== undefined && { firstAt }),
    ...(lastAt !== undefined && { lastAt }),
  };
}

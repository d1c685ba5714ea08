import { Injectable } from '@nestjs/common';
import { planWords, type Job, type JobPlan } from '@bujiao/replay';
import { planSentence } from '@bujiao/texts';
import { OpsRuntime } from '../ops-runtime.js';
import { nothingChosen, nothingParked } from './handling-problems.js';
import { MOST_ORDERS, type PlanDiscardDto } from './handling.dto.js';
import { parkedLetters, type ParkedLetters } from './parked-sequences.js';

/** Letters in one plan. */
const MOST_LETTERS = MOST_ORDERS;
/** Letters a second. */
const DEFAULT_RATE = 200;

/** Makes plans that give dead letters up: the ids are frozen, so that what is parked later is not in them. */
@Injectable()
export class DiscardPlans {
  constructor(private readonly ops: OpsRuntime) {}

  async plan(request: PlanDiscardDto, by: string): Promise<Job> {
    const { because, rate = DEFAULT_RATE, group, orderId, reason, since } = request;
    if (!(group ?? orderId ?? reason ?? since)) throw nothingChosen();
    const found = await parkedLetters(this.ops.pool, request, MOST_LETTERS + 1);
    if (found.ids.length === 0) throw nothingParked();
    const target = `discard:${group ?? 'all'}`;
    return this.ops.jobs.plan({ verb: 'discard', target, plan: planOf(found, rate), by, because, rate });
  }
}

function planOf({ ids, orders, behind }: ParkedLetters, rate: number): JobPlan {
  const letters = ids.slice(0, MOST_LETTERS);
  return {
    selection: { after: 'start', upTo: 'start' },
    counts: { events: letters.length, orders, byType: {} },
    letters,
    ...planWords({
      writes: [planSentence('dead-letter-states')],
      skips: [
        ...(behind > 0
          ? [
              {
                what: planSentence('events-that-do-not-fit', { events: behind }),
                why: planSentence('stay-parked'),
              },
            ]
          : []),
        ...(ids.length > MOST_LETTERS
          ? [{ what: planSentence('events-beyond', { most: MOST_LETTERS }), why: planSentence('plan-again') }]
          : []),
      ],
    }),
    seconds: Math.ceil(letters.length / rate),
  };
}

import { Controller } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import { ProjectsEvents, type BusEvent } from '@bujiao/event-bus';
import type { ManualWorkEntity } from './manual-work.entity.js';
import { ManualWorkRows } from './manual-work.repository.js';

/** Pause between two writes: almost every delivery ends without a person, and is looked for here all the same. */
const PACE = { paceMs: 20 };
/** A person resolves it, or a late answer of the supplier settles it without one. */
const SETTLES = ['ManualWorkResolved', 'ResubmissionDelivered', 'ResubmissionFailed'];

/** Keeps the list of what waits for a person. */
@Controller()
export class ManualWorkHandler {
  constructor(private readonly rows: ManualWorkRows) {}

  @ProjectsEvents('fulfillment-manual-work-list', ['ManualWorkRequested', ...SETTLES], PACE)
  async project(events: readonly BusEvent[]): Promise<void> {
    const asked = new Map<string, ManualWorkEntity>();
    const settled = new Map<string, number>();
    for (const event of events) {
      const { resubmissionId } = event.data as { resubmissionId: string };
      const revision = event.recorded?.revision ?? -1;
      const before = asked.get(resubmissionId);
      if (event.type === 'ManualWorkRequested') asked.set(resubmissionId, rowOf(event, revision));
      else if (before) asked.set(resubmissionId, { ...before, waiting: false, revision });
      else settled.set(resubmissionId, revision);
    }
    await this.rows.settle([...settled].map(([resubmissionId, revision]) => ({ resubmissionId, revision })));
    await this.rows.ask([...asked.values()]);
  }
}

function rowOf({ orderId, time, data }: BusEvent, revision: number): ManualWorkEntity {
  const { resubmissionId, code } = data as OrderEvents['ManualWorkRequested'];
  return { resubmissionId, orderId, code, since: new Date(time), waiting: true, revision };
}

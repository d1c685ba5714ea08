import { setTimeout as sleep } from 'node:timers/promises';
import { Controller } from '@nestjs/common';
import type { OrderEvent } from '@bujiao/contracts';
import { ProjectsEvents, type BusEvent } from '@bujiao/event-bus';
import { ProgressRows, type ProgressRow } from './progress.repository.js';
import { PROGRESS_EVENT_TYPES, progressAfter } from './stages.js';

/** ms between two writes, so that several stages of an order become one; nobody watches a bar that closely. */
const PACE = 20;

/** Keeps the progress of every resubmission: one row each, written once a stretch of events. */
@Controller()
export class ProgressHandler {
  constructor(private readonly rows: ProgressRows) {}

  @ProjectsEvents('after-sales-progress', PROGRESS_EVENT_TYPES)
  async project(events: readonly BusEvent[]): Promise<void> {
    const rows = new Map<string, ProgressRow>();
    for (const event of events) {
      const row = rowAfter(event);
      if (row) rows.set(row.resubmissionId, merged(rows.get(row.resubmissionId), row));
    }
    if (rows.size > 0) await this.rows.save([...rows.values()]);
    await sleep(PACE);
  }
}

/** Events of one order may come from several topics, and so not in their order. */
function merged(known: ProgressRow | undefined, row: ProgressRow): ProgressRow {
  return known && known.revision > row.revision ? { ...row, ...known } : { ...known, ...row };
}

function rowAfter({ type, data, orderId, time, recorded }: BusEvent): ProgressRow | undefined {
  const change = progressAfter({ type, data } as OrderEvent);
  if (!change || !recorded) return undefined;
  const { resubmissionId } = data as { resubmissionId: string };
  return {
    resubmissionId,
    orderId,
    revision: recorded.revision,
    stage: change.stage,
    outcome: change.outcome ?? null,
    sentence: change.sentence ?? null,
    updatedAt: time,
    ...(type === 'ResubmissionRequested' && { requestedAt: time }),
    ...(type === 'ResubmissionDelivered' && { deliveredAt: time }),
  };
}

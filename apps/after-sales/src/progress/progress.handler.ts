import { Controller } from '@nestjs/common';
import { ProjectsEvents, type BusEvent } from '@bujiao/event-bus';
import { gatherRows } from '@bujiao/projections';
import { PROGRESS } from './progress.projection.js';
import { ProgressRows } from './progress.repository.js';
import { PROGRESS_EVENT_TYPES } from './stages.js';

/** Pause between two writes, so that several stages of an order become one; nobody watches a bar that closely. */
const PACE = { paceMs: 20 };

/** Keeps the progress of every resubmission: one row each, written once a batch of events. */
@Controller()
export class ProgressHandler {
  constructor(private readonly rows: ProgressRows) {}

  @ProjectsEvents(PROGRESS.name, PROGRESS_EVENT_TYPES, PACE)
  async project(events: readonly BusEvent[]): Promise<void> {
    const rows = gatherRows(PROGRESS, events);
    if (rows.length > 0) await this.rows.save(rows);
  }
}

import { Controller } from '@nestjs/common';
import { ProjectsEvents, type BusEvent } from '@bujiao/event-bus';
import { ServicePool } from '@bujiao/platform';
import { gatherRows, saveRows, typesOf } from '@bujiao/projections';
import type { Pool } from 'pg';
import { COMPLEXITY } from './complexity.projection.js';

/** Pause between two writes: figures of days may be half a second old, and one statement for many events costs little. */
const PACE = { paceMs: 500 };

/** Keeps what complexity is computed from. */
@Controller()
export class ComplexityHandler {
  constructor(@ServicePool('after_sales') private readonly pool: Pool) {}

  @ProjectsEvents(COMPLEXITY.name, typesOf(COMPLEXITY), PACE)
  async project(events: readonly BusEvent[]): Promise<void> {
    await saveRows(this.pool, COMPLEXITY, COMPLEXITY.table.name, gatherRows(COMPLEXITY, events));
  }
}

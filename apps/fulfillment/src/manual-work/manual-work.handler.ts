import { Controller } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { OrderEvents } from '@bujiao/contracts';
import { ProjectsEvents, type BusEvent } from '@bujiao/event-bus';
import { In, type Repository } from 'typeorm';
import { ManualWorkEntity } from './manual-work.entity.js';

/** Keeps the list of what waits for a person. */
@Controller()
export class ManualWorkHandler {
  constructor(
    @InjectRepository(ManualWorkEntity, 'fulfillment') private readonly rows: Repository<ManualWorkEntity>,
  ) {}

  @ProjectsEvents('fulfillment-manual-work', ['ManualWorkRequested', 'ManualWorkResolved'])
  async project(events: readonly BusEvent[]): Promise<void> {
    const last = new Map<string, BusEvent>();
    for (const event of events) last.set((event.data as { resubmissionId: string }).resubmissionId, event);
    const waiting = [...last].filter(([, { type }]) => type === 'ManualWorkRequested');
    const done = [...last].filter(([, { type }]) => type === 'ManualWorkResolved').map(([id]) => id);
    if (waiting.length > 0) {
      await this.rows.upsert(
        waiting.map(([resubmissionId, { orderId, time, data }]) => ({
          resubmissionId,
          orderId,
          since: new Date(time),
          code: (data as OrderEvents['ManualWorkRequested']).code,
        })),
        ['resubmissionId'],
      );
    }
    if (done.length > 0) await this.rows.delete({ resubmissionId: In(done) });
  }
}

import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Config, SecretBox } from '@bujiao/platform';
import type { Repository } from 'typeorm';
import type { Rejection } from './check-order-event.js';
import { RejectedOrderEventEntity } from './rejected-order-event.entity.js';

/** An event that is larger than this is kept without its content. */
const MOST_KEPT = 64 * 1024;

export interface RejectedOrderEvent {
  readonly id: string;
  readonly eventId: string | null;
  readonly source: string | null;
  readonly publisher: string | null;
  readonly type: string | null;
  readonly orderId: string | null;
  readonly code: string;
  readonly detail: string;
  readonly rejectedAt: string;
}

/** Order events that were not taken, with the reason: nothing is lost, and somebody can see it. */
@Injectable()
export class RejectedOrderEvents {
  private readonly box: SecretBox;

  constructor(
    @InjectRepository(RejectedOrderEventEntity, 'intake')
    private readonly rows: Repository<RejectedOrderEventEntity>,
    { dataKey }: Config,
  ) {
    this.box = SecretBox.forPurpose(dataKey, 'rejected-order-events');
  }

  async keep(raw: unknown, { code, detail }: Rejection, publisher: string): Promise<void> {
    const { id, source, type, subject } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<
      string,
      unknown
    >;
    await this.rows.insert({
      eventId: textOf(id),
      source: textOf(source),
      publisher,
      type: textOf(type),
      orderId: textOf(subject),
      code,
      detail,
      sealedEvent: this.box.encrypt(asJson(raw).slice(0, MOST_KEPT), 'rejected-order-event'),
    });
  }

  /** Newest first; of one publisher or order where it is named. */
  async newest({ limit, publisher, orderId }: RejectedFilter): Promise<RejectedOrderEvent[]> {
    const rows = await this.rows.find({
      where: { ...(publisher !== undefined && { publisher }), ...(orderId !== undefined && { orderId }) },
      order: { rejectedAt: 'DESC', id: 'DESC' },
      take: limit,
    });
    return rows.map(({ sealedEvent: _, rejectedAt, ...row }) => ({
      ...row,
      rejectedAt: rejectedAt.toISOString(),
    }));
  }
}

export interface RejectedFilter {
  readonly limit: number;
  readonly publisher?: string;
  readonly orderId?: string;
}

/** What is nested too deep to be written down is kept without its content: the rejection itself must never fail. */
function asJson(raw: unknown): string {
  try {
    return JSON.stringify(raw) ?? 'undefined';
  } catch {
    return '"not to be written down: nested too deep"';
  }
}

/** Postgres takes no NUL in a text. */
const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value.slice(0, 256).replaceAll('\0', '') : null;

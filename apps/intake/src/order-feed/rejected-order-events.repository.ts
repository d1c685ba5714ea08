import { Injectable } from '@nestjs/common';
import type { Sentence } from '@bujiao/contracts';
import { InjectRepository } from '@nestjs/typeorm';
import { KeyRing } from '@bujiao/platform';
import { mendText } from '@bujiao/texts';
import type { Repository } from 'typeorm';
import { OrderRecords } from '../order-record/order-records.repository.js';
import type { Rejection } from './check-order-event.js';
import { ID_PATTERN } from './order-event.fields.js';
import { RejectedOrderEventEntity } from './rejected-order-event.entity.js';

/** An event that is larger than this is kept without its content. */
const MOST_KEPT = 64 * 1024;
/** Owner of the key of events whose buyer is not known. */
const NO_BUYER = 'order-events:no-buyer';

export interface RejectedOrderEvent {
  readonly id: string;
  readonly eventId: string | null;
  readonly source: string | null;
  readonly publisher: string | null;
  readonly type: string | null;
  readonly orderId: string | null;
  readonly code: string;
  readonly detail: string;
  /** JSON pointer to what is wrong. */
  readonly pointer: string | null;
  readonly didYouMean: string | null;
  /** How its publisher can mend it. */
  readonly mend: Sentence;
  readonly rejectedAt: string;
}

/** Order events that were not taken, with the reason: nothing is lost, and somebody can see it. */
@Injectable()
export class RejectedOrderEvents {
  constructor(
    @InjectRepository(RejectedOrderEventEntity, 'intake')
    private readonly rows: Repository<RejectedOrderEventEntity>,
    private readonly records: OrderRecords,
    private readonly keyRing: KeyRing,
  ) {}

  async keep(raw: unknown, { code, detail, ...place }: Rejection, publisher: string): Promise<void> {
    const { id, source, type, subject } = membersOf(raw);
    const sealed = await this.keyRing.seal(await this.keyOwnerOf(raw), {
      event: asJson(raw).slice(0, MOST_KEPT),
    });
    await this.rows.insert({
      eventId: textOf(id),
      source: textOf(source),
      publisher,
      type: textOf(type),
      orderId: textOf(subject),
      code,
      detail,
      pointer: textOf(place.pointer),
      didYouMean: textOf(place.didYouMean),
      sealedEvent: Buffer.from(JSON.stringify(sealed)),
    });
  }

  /** The buyer that it names, or of its order: when that buyer's key is destroyed, the content can no longer be read. */
  private async keyOwnerOf(raw: unknown): Promise<string> {
    const { subject, data } = membersOf(raw);
    const { buyerId } = membersOf(data);
    if (isId(buyerId)) return buyerId;
    const record = isId(subject) ? await this.records.find(subject) : undefined;
    return record?.terms?.buyerId ?? NO_BUYER;
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
      mend: mendText(row.code, row),
      rejectedAt: rejectedAt.toISOString(),
    }));
  }
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;

const isId = (value: unknown): value is string => typeof value === 'string' && ID_PATTERN.test(value);

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

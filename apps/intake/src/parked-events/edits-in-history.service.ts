import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { OrderEvent } from '@bujiao/contracts';
import type { UnrecordedEdit } from '@bujiao/event-bus';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { BUS_MEMORY, EditRecords, type BusMemory } from '@bujiao/platform';
import { OrderRecords } from '../order-record/order-records.repository.js';
import { snapshotEvents, toldOrderOf, type ToldOrder } from '../order-record/snapshot-events.js';

/** ms between two looks for edits whose process ended before they were recorded. */
const EVERY_MS = 5_000;
/** ms between two looks for orders of edits that were given up; they can become known while their letters are kept. */
const UNKNOWN_EVERY_MS = 3_600_000;

/**
 * Records edits of parked events in the histories of their orders. An edit and its event are in two places, so the edit is written
 * first, and stays due until its event is there; of an order that nobody knows it is given up after a day. The history knows the edits that it holds, so none is in it twice.
 */
@Injectable()
export class EditsInHistory implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('parked events');
  private timers: readonly NodeJS.Timeout[] = [];
  private readonly running = new Map<() => Promise<void>, Promise<void>>();

  constructor(
    @Inject(BUS_MEMORY) private readonly memory: BusMemory,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly orders: OrderRecords,
    records: EditRecords,
  ) {
    records.register(() => this.recordAll());
  }

  onApplicationBootstrap(): void {
    this.timers = [
      setInterval(
        this.onceAtATime(() => this.recordAll()),
        EVERY_MS,
      ),
      setInterval(
        this.onceAtATime(() => this.lookForOrders()),
        UNKNOWN_EVERY_MS,
      ),
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.running.values());
  }

  /** Each edit that is due. Idempotent. One that cannot be recorded keeps no other waiting. */
  async recordAll(): Promise<void> {
    for (const edit of await this.memory.deadLetters.unrecordedEdits()) await this.tryToRecord(edit);
  }

  /** Edits that were given up, and whose orders are known now, become due again. Idempotent. */
  async lookForOrders(): Promise<void> {
    const { deadLetters } = this.memory;
    for (const { editId, event } of await deadLetters.editsOfUnknownOrders())
      if ((await this.orders.find(event.orderId))?.terms) await deadLetters.orderKnown(editId);
  }

  /** A function that starts the work, unless the last run of that work has not ended: the next interval starts it then. */
  private onceAtATime(work: () => Promise<void>): () => void {
    return () => {
      if (this.running.has(work)) return;
      const run = work()
        .catch((error: unknown) => this.logger.warn({ msg: 'edits cannot be recorded now', err: error }))
        .finally(() => this.running.delete(work));
      this.running.set(work, run);
    };
  }

  private async tryToRecord(edit: UnrecordedEdit): Promise<void> {
    const { deadLetters } = this.memory;
    try {
      await ((await this.record(edit))
        ? deadLetters.editRecorded(edit.editId)
        : deadLetters.orderUnknown(edit.editId));
    } catch (err) {
      const { orderId } = edit.event;
      this.logger.warn({ msg: 'an edit of a dead letter is not in its history yet', orderId, err });
      await deadLetters.postponeEdit(edit.editId);
    }
  }

  /** False: no order of that number is known. Its stream opens where nobody has resubmitted it yet. */
  private async record(edit: UnrecordedEdit): Promise<boolean> {
    const { orderId } = edit.event;
    const { terms } = await this.desk.freshHistoryOf(orderId);
    const opened = terms ? undefined : await this.openOrder(orderId);
    if (!terms && !opened) return false;
    const cause = causeOf(edit);
    await this.desk.decide(cause, (history) => {
      if (history.parkedEdits?.includes(cause.causationId)) return [];
      const opening = opened && !history.terms ? snapshotEvents(history, opened) : [];
      return [...opening, editedEvent(edit)];
    });
    return true;
  }

  private async openOrder(orderId: string): Promise<ToldOrder | undefined> {
    if (!(await this.orders.find(orderId))?.terms) return undefined;
    return toldOrderOf(await this.orders.openStream(orderId, null));
  }
}

const causeOf = ({ editId, at, by, event }: UnrecordedEdit) => ({
  orderId: event.orderId,
  causationId: `dead-letter-edit:${editId}:${at}`,
  actor: { kind: 'person', id: by, role: 'ops' } as const,
});

const editedEvent = ({ group, event, changed, at, why }: UnrecordedEdit): OrderEvent => ({
  type: 'ParkedEventEdited',
  data: { group, eventId: event.id, eventType: event.type, changed, editedAt: at, because: why },
});

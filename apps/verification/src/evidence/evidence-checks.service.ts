import { Inject, Injectable } from '@nestjs/common';
import { orderIdOf, type OrderEvents } from '@bujiao/contracts';
import { EventStoreMisuse, type EventStore, type RecordedEvent } from '@bujiao/event-store';
import { ORDER_DESK, orderNotFound, type OrderDesk } from '@bujiao/order-desk';
import { Refused, type Evidence, type OrderHistory } from '@bujiao/order-history';
import { badCursor, Config, EVENT_STORE, KeyDestroyed, KeyRing, SealBroken } from '@bujiao/platform';
import { isPosition, readUntilCaughtUp } from '@bujiao/replay';
import { EvidenceMarks } from './evidence-marks.js';
import { evidenceNotKept } from './evidence-refusals.js';
import { InTurn } from './in-turn.js';
import { KeptEvidenceRows } from './kept-evidence.repository.js';
import { hashOfKept } from './read-evidence.js';
import { EVIDENCE_STORE, type EvidenceStore } from './store/evidence-store.port.js';

/**
 * `kept`: the content is there and is what was uploaded. `removed`: at the end of its retention. `key-destroyed`: nobody can read it any
 * more. The others are faults: `missing` from the store; `altered`: its seal is broken; `other-content`: sealed right, with another hash than its mark.
 */
export const CONTENT_STATES = [
  'kept',
  'removed',
  'key-destroyed',
  'missing',
  'altered',
  'other-content',
] as const;
export type ContentState = (typeof CONTENT_STATES)[number];

const FAULTS: readonly ContentState[] = ['missing', 'altered', 'other-content'];

/** A piece of evidence as the history names it, and what became of its content. */
export interface CheckedPiece {
  readonly orderId: string;
  readonly resubmissionId: string;
  readonly evidence: Evidence;
  readonly state: ContentState;
}

/** What a page of recorded evidence came to. */
export interface CheckedPieces {
  readonly counts: Readonly<Record<ContentState, number>>;
  readonly faults: readonly CheckedPiece[];
  /** Where the next page begins; absent at the end. */
  readonly next?: string;
}

/** Holds what the histories name against what is in the store. Opens the seals; nobody gets to see any content. */
@Injectable()
export class EvidenceChecks {
  private readonly marks: EvidenceMarks;
  /** Each content is in memory, and a picture is decoded. */
  private readonly turn = new InTurn(1);

  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(EVENT_STORE) private readonly events: EventStore,
    @Inject(EVIDENCE_STORE) private readonly store: EvidenceStore | undefined,
    private readonly rows: KeptEvidenceRows,
    private readonly keyRing: KeyRing,
    config: Config,
  ) {
    this.marks = new EvidenceMarks(config.dataKey);
  }

  /** The next pieces after a position, in the order in which they were recorded. Contents are read one after the other. */
  async page(after: string, most: number): Promise<CheckedPieces> {
    if (!isPosition(after)) throw badCursor();
    const { events, next } = await this.added(after, most);
    const counts = Object.fromEntries(CONTENT_STATES.map((state) => [state, 0])) as Record<
      ContentState,
      number
    >;
    const faults: CheckedPiece[] = [];
    for (const { stream, data } of events) {
      const { resubmissionId, evidenceId } = data as OrderEvents['EvidenceAdded'];
      const piece = await this.piece(orderIdOf(stream), evidenceId, resubmissionId);
      counts[piece.state] += 1;
      if (FAULTS.includes(piece.state)) faults.push(piece);
    }
    return { counts, faults, ...(next !== undefined && { next }) };
  }

  /** One piece, as it is now. @throws {Problem} where the order has no such evidence */
  async piece(orderId: string, evidenceId: string, resubmissionId?: string): Promise<CheckedPiece> {
    const history = await this.desk.freshHistoryOf(orderId);
    const found = pieceIn(history, evidenceId, resubmissionId);
    if (!history.terms || !found) throw orderNotFound();
    const state = await this.turn.run(() => this.stateOf(history.terms?.buyerId ?? '', found));
    return { orderId, ...found, state };
  }

  private async added(
    after: string,
    batchSize: number,
  ): Promise<{ readonly events: readonly RecordedEvent[]; readonly next?: string }> {
    const ending = new AbortController();
    const reading = { after, types: ['EvidenceAdded'], batchSize, signal: ending.signal };
    try {
      for await (const { events, checkpoint, caughtUp } of readUntilCaughtUp(this.events, reading))
        if (events.length > 0 || caughtUp) return { events, ...(!caughtUp && { next: checkpoint }) };
      return { events: [] };
    } catch (error) {
      // A place of another store, or of none.
      throw error instanceof EventStoreMisuse ? badCursor() : error;
    } finally {
      ending.abort();
    }
  }

  private async stateOf(
    buyerId: string,
    { resubmissionId, evidence }: Pick<CheckedPiece, 'resubmissionId' | 'evidence'>,
  ): Promise<ContentState> {
    if (!this.store) throw evidenceNotKept();
    if (await this.rows.isRemoved(evidence.evidenceId)) return 'removed';
    const address = this.marks.addressOf(resubmissionId, evidence.mark);
    const sealed = await this.store.get(address);
    // The retention may have come between.
    if (!sealed) return (await this.rows.isRemoved(evidence.evidenceId)) ? 'removed' : 'missing';
    try {
      return await this.compared(
        await this.keyRing.openBytes(buyerId, sealed, address),
        resubmissionId,
        evidence,
      );
    } catch (error) {
      if (error instanceof KeyDestroyed) return 'key-destroyed';
      if (error instanceof SealBroken) return 'altered';
      throw error;
    }
  }

  /** The seal is bound to the address, and the address to the mark. Where the hash can be made of what is kept, it is. */
  private async compared(content: Buffer, resubmissionId: string, evidence: Evidence): Promise<ContentState> {
    try {
      const hash = await hashOfKept(content, evidence);
      if (hash === undefined) return 'kept';
      const mark = this.marks.markOf(hash);
      // The mark may be that of another upload of before; the id is always made of what is kept.
      const isSame = mark === evidence.mark || this.marks.idOf(resubmissionId, mark) === evidence.evidenceId;
      return isSame ? 'kept' : 'other-content';
    } catch (error) {
      if (error instanceof Refused) return 'other-content';
      throw error;
    }
  }
}

function pieceIn(
  { resubmissions }: OrderHistory,
  evidenceId: string,
  of: string | undefined,
): Pick<CheckedPiece, 'resubmissionId' | 'evidence'> | undefined {
  for (const { resubmissionId, evidence = [] } of resubmissions) {
    const found = evidence.find((one) => one.evidenceId === evidenceId);
    if (found && (of === undefined || of === resubmissionId)) return { resubmissionId, evidence: found };
  }
  return undefined;
}

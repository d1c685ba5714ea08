import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OrderEvent } from '@bujiao/contracts';
import { isOwner, maySee, ORDER_DESK, orderNotFound, type OrderDesk } from '@bujiao/order-desk';
import { findResubmission, Refused, type Evidence, type OrderHistory } from '@bujiao/order-history';
import { Config, KeyDestroyed, KeyRing, type Principal } from '@bujiao/platform';
import { EvidenceUses } from '../risk/evidence-uses.repository.js';
import {
  addEvidence,
  assertNotAskedAgain,
  assertTakesEvidence,
  findEvidence,
  type AddEvidence,
} from './add-evidence.decider.js';
import { identityOf } from './evidence-identity.js';
import { EvidenceMarks } from './evidence-marks.js';
import { evidenceRemoved } from './evidence-problems.js';
import { EvidenceReadings } from './evidence-readings.js';
import { evidenceNotAsked, evidenceNotKept } from './evidence-refusals.js';
import { KeptEvidenceRows } from './kept-evidence.repository.js';
import { lookAtEvidence } from './look-at-evidence.decider.js';
import type { ReadEvidence } from './read-evidence.js';
import { EVIDENCE_STORE, type EvidenceStore } from './store/evidence-store.port.js';

export interface EvidenceCall {
  readonly orderId: string;
  readonly resubmissionId: string;
  readonly user: Principal;
}

export interface EvidenceState {
  readonly history: OrderHistory;
  readonly evidence: readonly Evidence[];
}

/** Takes evidence from the owner of an order, keeps it sealed with the buyer's key, and hands it out. */
@Injectable()
export class EvidenceDesk {
  private readonly marks: EvidenceMarks;
  private readonly readings = new EvidenceReadings();

  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(EVIDENCE_STORE) private readonly store: EvidenceStore | undefined,
    private readonly rows: KeptEvidenceRows,
    private readonly keyRing: KeyRing,
    private readonly config: Config,
    private readonly uses: EvidenceUses,
  ) {
    this.marks = new EvidenceMarks(config.dataKey);
  }

  /** What was uploaded to a resubmission. @throws {Problem} where the caller may not see the order */
  async of({ orderId, resubmissionId, user }: EvidenceCall): Promise<EvidenceState> {
    const history = await this.desk.freshHistoryOf(orderId);
    const resubmission = findResubmission(history, resubmissionId);
    if (!history.terms || !resubmission || !maySee(user, history.terms)) throw orderNotFound();
    return { history, evidence: resubmission.evidence ?? [] };
  }

  /**
   * Keeps an upload and records it. The same content again is the same evidence. Nothing is kept of what is refused.
   * @throws {Refused} where it is no evidence that is asked for, {@link EvidenceStoreUnavailable}
   */
  async add(call: EvidenceCall, upload: Buffer): Promise<Evidence> {
    const { orderId, resubmissionId, user } = call;
    const { history } = await this.of(call);
    if (!history.terms || !isOwner(user, history.terms)) throw orderNotFound();
    if (!this.store) throw evidenceNotKept();
    if (!findResubmission(history, resubmissionId)?.review?.asks) throw evidenceNotAsked();
    const { evidenceMostPixels: mostPixels } = this.config;
    const read = await this.readings.read(upload, { resubmissionId, ownerId: user.id, mostPixels });
    const identity = await identityOf(
      read,
      { history, orderId, resubmissionId },
      { marks: this.marks, uses: this.uses },
    );
    const command = this.commandOf(resubmissionId, identity, read);
    const known = findEvidence(history, resubmissionId, command);
    if (known) {
      assertNotAskedAgain(history, resubmissionId);
      return known;
    }
    assertTakesEvidence(history, command);
    const address = this.marks.addressOf(resubmissionId, command.mark);
    await this.rows.add({ evidenceId: command.evidenceId, orderId, resubmissionId, address });
    await this.store.put(address, await this.keyRing.sealBytes(history.terms.buyerId, read.content, address));
    const state = await this.record(call, command, address);
    return findEvidence(state, resubmissionId, command) as Evidence;
  }

  /**
   * The content as it was kept. That a member of staff looks at it is recorded before it leaves; the owner's own look is not.
   * @throws {Problem} 410 where it has been removed
   */
  async content(
    orderId: string,
    evidenceId: string,
    user: Principal,
  ): Promise<{ evidence: Evidence; content: Buffer }> {
    const history = await this.desk.freshHistoryOf(orderId);
    const found = history.resubmissions
      .flatMap(({ resubmissionId, evidence = [] }) => evidence.map((one) => ({ resubmissionId, one })))
      .find(({ one }) => one.evidenceId === evidenceId);
    if (!history.terms || !found || !maySee(user, history.terms)) throw orderNotFound();
    const address = this.marks.addressOf(found.resubmissionId, found.one.mark);
    const content = await this.opened(history.terms.buyerId, evidenceId, address);
    if (!isOwner(user, history.terms)) await this.recordLook({ ...found, orderId, user });
    return { evidence: found.one, content };
  }

  private async opened(buyerId: string, evidenceId: string, address: string): Promise<Buffer> {
    const sealed = await this.sealed(evidenceId, address);
    try {
      return await this.keyRing.openBytes(buyerId, sealed, address);
    } catch (error) {
      throw error instanceof KeyDestroyed ? evidenceRemoved() : error;
    }
  }

  private async recordLook({
    orderId,
    resubmissionId,
    one: { evidenceId },
    user,
  }: EvidenceCall & { readonly one: Evidence }): Promise<void> {
    const look = { resubmissionId, evidenceId, reader: user.actor, now: Date.now() };
    const cause = {
      orderId,
      // Of its own each time: what is one look is decided by the history.
      causationId: `evidence-look:${randomUUID()}`,
      correlationId: resubmissionId,
      actor: user.actor,
    };
    await this.desk.decide(cause, (history) => lookAtEvidence(history, look));
  }

  /** A store may refuse to say that something is not there, as S3 does to a key that may not list: what was removed is known without it. */
  private async sealed(evidenceId: string, address: string): Promise<Buffer> {
    if (await this.rows.isRemoved(evidenceId)) throw evidenceRemoved();
    const sealed = await this.store?.get(address);
    if (!sealed) throw evidenceRemoved();
    return sealed;
  }

  private commandOf(
    resubmissionId: string,
    identity: Pick<AddEvidence, 'mark' | 'evidenceId'>,
    { content, kind, width, height }: ReadEvidence,
  ): AddEvidence {
    return {
      resubmissionId,
      ...identity,
      kind,
      bytes: content.length,
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
      most: this.config.evidenceMostFiles,
      now: Date.now(),
    };
  }

  private async record(
    { orderId, resubmissionId, user }: EvidenceCall,
    command: AddEvidence,
    address: string,
  ): Promise<OrderHistory> {
    const { policyVersion } = findResubmission(await this.desk.historyOf(orderId), resubmissionId) ?? {};
    const cause = {
      orderId,
      causationId: `evidence:${command.evidenceId}`,
      correlationId: resubmissionId,
      actor: user.actor,
      ...(policyVersion !== undefined && { ruleVersion: policyVersion }),
    };
    const decide = (history: OrderHistory): readonly OrderEvent[] => addEvidence(history, command);
    try {
      return (await this.desk.decide(cause, decide)).state;
    } catch (error) {
      if (error instanceof Refused) await this.dropUnlessRecorded(orderId, command, address);
      throw error;
    }
  }

  /** What was kept for an upload that was refused in the meantime. The same content may have been recorded at the same moment. */
  private async dropUnlessRecorded(orderId: string, command: AddEvidence, address: string): Promise<void> {
    const { resubmissionId, evidenceId } = command;
    if (findEvidence(await this.desk.freshHistoryOf(orderId), resubmissionId, command)) return;
    await this.store?.delete(address);
    await this.rows.forget(evidenceId);
  }
}

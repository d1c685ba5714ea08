import { Inject, Injectable } from '@nestjs/common';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { evidenceNotKept } from './evidence-refusals.js';
import { KeptEvidenceRows, type KeptContent } from './kept-evidence.repository.js';
import { EVIDENCE_STORE, type EvidenceStore } from './store/evidence-store.port.js';

/**
 * Why no history names a content. `unknown`: nothing says whose it is, as after the restore of an older database. `unrecorded`: an upload that was
 * cut off; the retention removes it. `removed`: it was removed, and is there again.
 */
export const STRAY_REASONS = ['unknown', 'unrecorded', 'removed'] as const;

export interface Stray {
  readonly address: string;
  readonly reason: (typeof STRAY_REASONS)[number];
  readonly orderId?: string;
}

export interface FoundStrays {
  /** Contents that were looked at. */
  readonly looked: number;
  readonly strays: readonly Stray[];
  /** Where the next page begins; absent at the end. */
  readonly next?: string;
}

/** ms. A content is written before its event: a younger one may belong to an upload that is under way. */
const UNDER_WAY = 3_600_000;

/** Finds contents in the store that no history names. Changes nothing. */
@Injectable()
export class EvidenceStrays {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(EVIDENCE_STORE) private readonly store: EvidenceStore | undefined,
    private readonly rows: KeptEvidenceRows,
  ) {}

  /** The next contents after an address. */
  async page(after: string | undefined, most: number): Promise<FoundStrays> {
    if (!this.store) throw evidenceNotKept();
    const addresses = await this.store.list(after, most);
    const rows = await this.rows.at(addresses);
    const strays: Stray[] = [];
    for (const address of addresses) {
      const stray = await this.strayAt(address, rows.get(address));
      if (stray) strays.push(stray);
    }
    const last = addresses.at(-1);
    return {
      looked: addresses.length,
      strays,
      ...(addresses.length === most && last !== undefined && { next: last }),
    };
  }

  private async strayAt(address: string, row: KeptContent | undefined): Promise<Stray | undefined> {
    if (!row) return { address, reason: 'unknown' };
    const { orderId, removedAt } = row;
    if (removedAt) return { address, reason: 'removed', orderId };
    if (Date.now() - row.keptAt.getTime() < UNDER_WAY || (await this.isNamed(row))) return undefined;
    return { address, reason: 'unrecorded', orderId };
  }

  private async isNamed({ orderId, resubmissionId, evidenceId }: KeptContent): Promise<boolean> {
    const { resubmissions } = await this.desk.freshHistoryOf(orderId);
    const of = resubmissions.find((one) => one.resubmissionId === resubmissionId);
    return of?.evidence?.some((one) => one.evidenceId === evidenceId) ?? false;
  }
}

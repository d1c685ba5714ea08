import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config, Retention, type Kept } from '@bujiao/platform';
import { KeptEvidenceRows, type OldEvidence } from './kept-evidence.repository.js';
import { EVIDENCE_STORE, type EvidenceStore } from './store/evidence-store.port.js';

/** Deletes that fail in one run before it ends: more are an outage of the store, and each can last until its time-out. */
const MOST_FAILURES = 20;

/**
 * The content goes first: a crash in between leaves a row, with which the next run begins. A content that cannot be deleted (a store may
 * lock it) is passed over until all others were tried, so that it keeps none of them.
 */
export function keptEvidence(rows: KeptEvidenceRows, store: EvidenceStore): Kept {
  const passedOver = new Set<string>();
  return {
    what: 'contents of evidence',
    remove: async (before, most) => {
      const old = await rows.old(before, most, [...passedOver]);
      const { deleted, failures } = await deleteEach(old, store);
      if (deleted.length > 0) await rows.removed(deleted);
      if (old.length < most && failures.length < MOST_FAILURES) passedOver.clear();
      else for (const { evidenceId } of failures) passedOver.add(evidenceId);
      if (failures[0]) throw failures[0].error;
      return deleted.length;
    },
  };
}

interface Deletes {
  /** Evidence ids. */
  readonly deleted: string[];
  readonly failures: { readonly evidenceId: string; readonly error: unknown }[];
}

async function deleteEach(old: readonly OldEvidence[], store: EvidenceStore): Promise<Deletes> {
  const deletes: Deletes = { deleted: [], failures: [] };
  for (const { evidenceId, address } of old) {
    if (deletes.failures.length === MOST_FAILURES) break;
    try {
      await store.delete(address);
      deletes.deleted.push(evidenceId);
    } catch (error) {
      deletes.failures.push({ evidenceId, error });
    }
  }
  return deletes;
}

/** The content of evidence is personal data: it is kept for `RETENTION_DAYS`. */
@Injectable()
export class EvidenceRetention implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly retention: Retention | undefined;

  constructor(
    config: Config,
    rows: KeptEvidenceRows,
    @Inject(EVIDENCE_STORE) store: EvidenceStore | undefined,
  ) {
    this.retention = store && new Retention(config.retentionDays, [keptEvidence(rows, store)]);
  }

  onApplicationBootstrap(): void {
    this.retention?.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.retention?.stop();
  }
}

import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Config, Retention, type Kept } from '@bujiao/platform';
import { KeptEvidenceRows } from './kept-evidence.repository.js';
import { EVIDENCE_STORE, type EvidenceStore } from './store/evidence-store.port.js';

/** The content goes first: a crash in between leaves a row, with which the next run begins. */
export const keptEvidence = (rows: KeptEvidenceRows, store: EvidenceStore): Kept => ({
  what: 'contents of evidence',
  remove: async (before, most) => {
    const old = await rows.old(before, most);
    for (const { address } of old) await store.delete(address);
    if (old.length > 0) await rows.removed(old.map(({ evidenceId }) => evidenceId));
    return old.length;
  },
});

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

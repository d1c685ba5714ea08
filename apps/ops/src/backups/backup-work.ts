import { JobLeft, type JobWork, type RunningJob } from '@bujiao/replay';
import type { StoreBackups } from './store-backups.port.js';

export const BACKUP_TARGET = 'backup:store';

/** Takes a backup of the store, named after its job. Interrupted, it begins anew: half a copy is worth nothing. */
export class BackupWork implements JobWork {
  readonly target = BACKUP_TARGET;

  constructor(private readonly backups: StoreBackups) {}

  async run(job: RunningJob): ReturnType<JobWork['run']> {
    const { id: name, plannedBy, because, runBy: by = plannedBy } = job.job;
    try {
      const {
        bytes,
        events = 0,
        evidence,
      } = await this.backups.take({ name, by, because, signal: job.signal });
      const { folder } = this.backups;
      return {
        phase: 'finished',
        result: { backup: name, folder, bytes, events, ...(evidence && { evidence }) },
      };
    } catch (error) {
      if (job.signal.aborted) throw new JobLeft(job.job.id);
      throw error;
    }
  }

  /** What was copied before a cancellation lies under another name, which no list shows. */
  cleanUp(): Promise<void> {
    return Promise.resolve();
  }
}

import { Injectable, Logger } from '@nestjs/common';

/**
 * Brings edits of parked events into the histories of their orders. The service that may append them registers how; a process without
 * it leaves them to that service, which looks for them by itself.
 */
@Injectable()
export class EditRecords {
  private record: (() => Promise<void>) | undefined;
  private readonly logger = new Logger('dead letters');

  register(record: () => Promise<void>): void {
    this.record = record;
  }

  /** At once, so that whoever edited finds it in the history. A failure is logged: the edit is made, and is recorded later. */
  async recordNow(): Promise<void> {
    try {
      await this.record?.();
    } catch (error) {
      this.logger.warn({ msg: 'an edit of a dead letter is not in its history yet', err: error });
    }
  }
}

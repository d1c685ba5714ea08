import { createHmac } from 'node:crypto';
import { uuidOf } from '@bujiao/event-store';

/**
 * Keyed hashes of the content of evidence. Keyed: a picture that somebody has is easily hashed, and a plain hash in the history would say
 * that a buyer uploaded it. The same content has the same mark for the life of the installation's key.
 */
export class EvidenceMarks {
  constructor(private readonly key: Buffer) {}

  /** By which the same evidence of two orders is found. 132 bits. */
  markOf(hash: string): string {
    return this.of('mark', hash).toString('base64url').slice(0, 22);
  }

  /** Of evidence of a resubmission. @param mark of its content as it is kept */
  idOf(resubmissionId: string, mark: string): string {
    return uuidOf(`evidence\n${resubmissionId}\n${mark}`);
  }

  /** Where the content is kept: one place for each resubmission, so that one can go without the others. */
  addressOf(resubmissionId: string, mark: string): string {
    return this.of('address', resubmissionId, mark).toString('hex');
  }

  private of(...parts: readonly string[]): Buffer {
    return createHmac('sha256', this.key)
      .update(JSON.stringify(['evidence', ...parts]))
      .digest();
  }
}

import { Refused } from '@bujiao/order-history';
import { OVERLOAD_OF_FILES, WorkLimits } from '@bujiao/platform';
import { tooManyRefusedFiles } from './evidence-refusals.js';
import { InTurn } from './in-turn.js';
import { isDocument, readEvidence, type ReadEvidence } from './read-evidence.js';

/** Waiting to be read or being read, of one owner: another has to wait for its turn behind one of them at most. */
const AT_ONCE = { inAll: 24, perClient: 1 } as const;
/** Uploads of one resubmission that were refused, in the time below: each may have taken all the time that a reading may take. */
export const MOST_REFUSED = 10;
const COUNTED_MS = 3_600_000;

interface Reading {
  readonly resubmissionId: string;
  readonly ownerId: string;
  readonly mostPixels: number;
}

interface Count {
  refused: number;
  readonly until: number;
}

/** Reads uploads: one picture and one document at the same moment, each of which takes memory. Counts within this process. */
export class EvidenceReadings {
  private readonly pictures = new InTurn(1);
  private readonly documents = new InTurn(1);
  private readonly ofOwners = new WorkLimits(AT_ONCE, OVERLOAD_OF_FILES);
  /** By resubmission, the oldest first. */
  private readonly refusals = new Map<string, Count>();

  constructor(private readonly now: () => number = Date.now) {}

  /** @throws {Refused} as `readEvidence`, and after too many of those; {@link Problem} 429 while another upload of the owner is read */
  async read(upload: Buffer, { resubmissionId, ownerId, mostPixels }: Reading): Promise<ReadEvidence> {
    this.forgetOld();
    if ((this.refusals.get(resubmissionId)?.refused ?? 0) >= MOST_REFUSED)
      throw tooManyRefusedFiles(MOST_REFUSED);
    const end = this.ofOwners.begin(ownerId);
    try {
      const turn = isDocument(upload) ? this.documents : this.pictures;
      return await turn.run(() => readEvidence(upload, mostPixels));
    } catch (error) {
      if (error instanceof Refused) this.count(resubmissionId);
      throw error;
    } finally {
      end();
    }
  }

  private count(resubmissionId: string): void {
    const count = this.refusals.get(resubmissionId) ?? { refused: 0, until: this.now() + COUNTED_MS };
    count.refused += 1;
    this.refusals.set(resubmissionId, count);
  }

  private forgetOld(): void {
    for (const [resubmissionId, { until }] of this.refusals) {
      if (until > this.now()) return;
      this.refusals.delete(resubmissionId);
    }
  }
}

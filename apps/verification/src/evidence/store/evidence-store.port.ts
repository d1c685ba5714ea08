/**
 * Where the sealed content of evidence is kept. An address is 64 hexadecimal digits and stands for one content, so a content is never
 * changed. Errors of the medium are {@link EvidenceStoreUnavailable}; trying again can help.
 */
export interface EvidenceStore {
  /** Resolves when the content is durable. Idempotent: what is there already stays. */
  put(address: string, content: Buffer): Promise<void>;
  /** Undefined where there is none. */
  get(address: string): Promise<Buffer | undefined>;
  /** Addresses of what is there, in their order, after one of them; fewer than `most` only at the end. */
  list(after: string | undefined, most: number): Promise<readonly string[]>;
  /** Idempotent. */
  delete(address: string): Promise<void>;
}
export const EVIDENCE_STORE = Symbol('EVIDENCE_STORE');

export class EvidenceStoreUnavailable extends Error {
  readonly code = 'evidence-store-unavailable';
  readonly retryable = true;
  constructor(cause: unknown) {
    super('The store of evidence does not answer', { cause });
    this.name = 'EvidenceStoreUnavailable';
  }
}

const ADDRESS = /^[0-9a-f]{64}$/;

export const isAddress = (text: string): boolean => ADDRESS.test(text);

/** @throws where it is none: it becomes a path, and nothing else may */
export function assertAddress(address: string): void {
  if (!ADDRESS.test(address)) throw new Error('an address of evidence has 64 hexadecimal digits');
}

import { createHash } from 'node:crypto';

/** The advisory lock, as a decimal number, of whoever writes to the event store in `schema`: shared by many writers, or held alone. */
export const leaseOf = (schema: string): string =>
  createHash('sha256').update(`bujiao:event-store:${schema}`).digest().readBigInt64BE().toString();

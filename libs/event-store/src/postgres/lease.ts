import { createHash } from 'node:crypto';

/** The advisory lock of the writers of the event store in `schema`, as a decimal number: shared by many, or held by one alone. */
export const leaseOf = (schema: string): string =>
  createHash('sha256').update(`bujiao:event-store:${schema}`).digest().readBigInt64BE().toString();

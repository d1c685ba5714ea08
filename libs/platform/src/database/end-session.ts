import { within } from '@bujiao/basics';
import type { Client } from 'pg';

/** ms. */
const GOODBYE = 3_000;

/** Ends a connection in order; one whose server does not answer that is broken off. Idempotent, never rejects. */
export async function endSession(client: Client): Promise<void> {
  await within(GOODBYE, client.end());
  client.connection.stream.destroy();
}

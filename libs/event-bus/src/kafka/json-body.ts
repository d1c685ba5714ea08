import { dataOfBytes } from '../cloud-events/index.js';
import { MessageProblem } from './attributes.js';

/** Deepest nesting that is accepted; deeper JSON would overflow the stack of recursive readers. */
const MAX_DEPTH = 32;
/** Largest body that is accepted, in bytes; Kafka's default for a message. */
const MAX_BYTES = 1_048_576;

type WellFormed = string & { isWellFormed(): boolean };

/**
 * A message's body as JSON that every store accepts: an object, no NUL, no half surrogate pairs, not too deep.
 * @throws MessageProblem
 */
export function jsonBody(body: Buffer | null): Readonly<Record<string, unknown>> {
  if (!body || body.length === 0) throw new MessageProblem('no-body', 'The message is empty');
  if (body.length > MAX_BYTES)
    throw new MessageProblem('too-large', `${body.length} bytes are more than ${MAX_BYTES}`);
  const read = dataOfBytes(body);
  if (!read.ok) throw new MessageProblem(read.code, `The body cannot be read: ${read.detail}`);
  return inspected(read.data);
}

export function inspected(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new MessageProblem('not-an-object', 'The data is not a JSON object');
  inspect(value, 0);
  return value as Readonly<Record<string, unknown>>;
}

function inspect(value: unknown, depth: number): void {
  if (typeof value === 'string') return inspectText(value);
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_DEPTH) throw new MessageProblem('too-deep', `The data is nested deeper than ${MAX_DEPTH}`);
  for (const [key, inner] of Object.entries(value)) {
    inspectText(key);
    inspect(inner, depth + 1);
  }
}

function inspectText(text: string): void {
  if (text.includes('\0') || !(text as WellFormed).isWellFormed())
    throw new MessageProblem('bad-text', 'A text holds NUL or half a surrogate pair, which cannot be stored');
}

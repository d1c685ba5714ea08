import type { MessageWriter } from './message-writer.js';

/** A parameter of a statement. Its source values must not change until the statement has been answered. */
export interface Parameter {
  /** Format code for the server. */
  readonly format: 'text' | 'binary';
  /** Writes the value, preceded by its length. */
  readonly write: (to: MessageWriter) => void;
}

type Element<T> = (to: MessageWriter, value: T) => void;

const OIDS = { bytea: 17, int4: 23, text: 25, json: 114, timestamptz: 1184, uuid: 2950 } as const;
/** The year 2000 in ms since the epoch: PostgreSQL counts time from there. */
const YEAR_2000 = 946_684_800_000;

/** A value of any type that the server can parse from a text. */
export function text(value: string): Parameter {
  return { format: 'text', write: (to) => to.sizedUtf8(value) };
}

/** Null, of any type. */
export const none: Parameter = { format: 'text', write: (to) => to.int32(-1) };

const int4: Element<number> = (to, value) => {
  if ((value | 0) !== value) throw new RangeError(`${value} is no 32-bit integer`);
  to.int32(4);
  to.int32(value);
};
const utf8: Element<string> = (to, value) => to.sizedUtf8(value);
const hex: Element<string> = (to, value) => to.sizedHex(value);
const micros: Element<number> = (to, value) => {
  if (!Number.isSafeInteger(value * 1000)) throw new RangeError(`${value} is no time in milliseconds`);
  to.int32(8);
  to.int64((value - YEAR_2000) * 1000);
};

/*
 * Arrays in binary format, at half the cost of text format. The statement must declare their types, by the signature of a function
 * or a cast. Elements may be null.
 */

export const int4s = (values: readonly (number | null)[]): Parameter => arrayOf(OIDS.int4, values, int4);
export const texts = (values: readonly (string | null)[]): Parameter => arrayOf(OIDS.text, values, utf8);
/** Array of JSON texts, stored byte for byte. */
export const jsons = (values: readonly (string | null)[]): Parameter => arrayOf(OIDS.json, values, utf8);
export const uuids = (values: readonly (string | null)[]): Parameter => arrayOf(OIDS.uuid, values, hex);
/** Array of bytes as hex digits; an empty text is an empty value. */
export const byteas = (values: readonly (string | null)[]): Parameter => arrayOf(OIDS.bytea, values, hex);
/** Array of times in ms since the epoch. */
export const timestamps = (values: readonly (number | null)[]): Parameter =>
  arrayOf(OIDS.timestamptz, values, micros);

function arrayOf<T>(oid: number, values: readonly (T | null)[], element: Element<T>): Parameter {
  return { format: 'binary', write: (to) => to.sized(() => writeArray(to, { oid, values, element })) };
}

interface ArrayOf<T> {
  readonly oid: number;
  readonly values: readonly (T | null)[];
  readonly element: Element<T>;
}

/** One dimension, whether there are nulls, the type; then the number of elements, counted from 1; then the elements. */
function writeArray<T>(to: MessageWriter, { oid, values, element }: ArrayOf<T>): void {
  for (const head of [1, values.includes(null) ? 1 : 0, oid, values.length, 1]) to.int32(head);
  for (const value of values) {
    if (value === null) to.int32(-1);
    else element(to, value);
  }
}

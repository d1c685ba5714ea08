import type { MessageWriter } from './message-writer.js';

/** A parameter of a statement. Its source values must not change until the statement has been answered. */
export interface Parameter {
  /** Format code for the server. */
  readonly format: 'text' | 'binary';
  /** Writes the value, preceded by its length. */
  readonly write: (to: MessageWriter) => void;
  /** The same value as pg takes it. */
  readonly plain: () => unknown;
}

/** A type of array elements. */
interface Kind<T> {
  readonly oid: number;
  readonly write: (to: MessageWriter, value: T) => void;
  readonly plain: (value: T) => unknown;
}

const OIDS = { bytea: 17, int4: 23, text: 25, json: 114, timestamptz: 1184, uuid: 2950 } as const;
const UUID_BYTES = 16;
/** The year 2000 in ms since the epoch: PostgreSQL counts time from there. */
const YEAR_2000 = 946_684_800_000;

/** A value of any type that the server can parse from a text. */
export function text(value: string): Parameter {
  return { format: 'text', write: (to) => to.sizedUtf8(value), plain: () => value };
}

/** Null, of any type. */
export const none: Parameter = { format: 'text', write: (to) => to.int32(-1), plain: () => null };

const int4: Kind<number> = {
  oid: OIDS.int4,
  write: (to, value) => {
    to.int32(4);
    to.int32(checkedInt4(value));
  },
  plain: checkedInt4,
};
const utf8 = {
  write: (to: MessageWriter, value: string) => to.sizedUtf8(value),
  plain: (value: string) => value,
};
const uuid: Kind<string> = {
  oid: OIDS.uuid,
  write: (to, value) => {
    // The server would answer as to a message of a broken connection: an outage, after which the same call is made again, for ever.
    if (to.sizedHex(value) !== UUID_BYTES) throw new TypeError('a value is no UUID');
  },
  plain: (value) => value,
};
const time: Kind<number> = {
  oid: OIDS.timestamptz,
  write: (to, value) => {
    to.int32(8);
    to.int64((checkedTime(value) - YEAR_2000) * 1000);
  },
  plain: (value) => new Date(checkedTime(value)).toISOString(),
};

/*
 * Arrays in binary format, at half the cost of text format. The statement must declare their types, by the signature of a function
 * or a cast. Elements may be null.
 */

export const int4s = (values: readonly (number | null)[]): Parameter => arrayOf(int4, values);
export const texts = (values: readonly (string | null)[]): Parameter =>
  arrayOf({ oid: OIDS.text, ...utf8 }, values);
/** Array of JSON texts, stored byte for byte. */
export const jsons = (values: readonly (string | null)[]): Parameter =>
  arrayOf({ oid: OIDS.json, ...utf8 }, values);
export const uuids = (values: readonly (string | null)[]): Parameter => arrayOf(uuid, values);
/** Array of bytes as hex digits; an empty text is an empty value. */
export const byteas = (values: readonly (string | null)[]): Parameter =>
  arrayOf({ oid: OIDS.bytea, write: (to, value) => void to.sizedHex(value), plain: bytesOfHex }, values);
/** Array of times in ms since the epoch. */
export const timestamps = (values: readonly (number | null)[]): Parameter => arrayOf(time, values);

function arrayOf<T>(kind: Kind<T>, values: readonly (T | null)[]): Parameter {
  return {
    format: 'binary',
    write: (to) => to.sized(() => writeArray(to, kind, values)),
    plain: () => values.map((value) => (value === null ? null : kind.plain(value))),
  };
}

/** One dimension, whether there are nulls, the type; then the number of elements, counted from 1; then the elements. */
function writeArray<T>(to: MessageWriter, { oid, write }: Kind<T>, values: readonly (T | null)[]): void {
  for (const head of [1, values.includes(null) ? 1 : 0, oid, values.length, 1]) to.int32(head);
  for (const value of values) {
    if (value === null) to.int32(-1);
    else write(to, value);
  }
}

function checkedInt4(value: number): number {
  if ((value | 0) !== value) throw new RangeError(`${value} is no 32-bit integer`);
  return value;
}

function checkedTime(value: number): number {
  if (!Number.isSafeInteger(value * 1000)) throw new RangeError(`${value} is no time in milliseconds`);
  return value;
}

function bytesOfHex(value: string): Buffer {
  if (!/^(?:[\da-f]{2})*$/i.test(value)) throw new TypeError(`${JSON.stringify(value)} is not hexadecimal`);
  return Buffer.from(value, 'hex');
}

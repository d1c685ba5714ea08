import { EventStoreMisuse } from '../event-store.errors.js';

/** Deeper than any event needs; also what stops a cycle. */
const MAX_DEPTH = 64;
/** Nothing in it needs an escape, and none of it is a surrogate: it is its own JSON. */
const PLAIN_TEXT = /^[^\u0000-\u001f"\\\ud800-\udfff]*$/;
const MAX_CACHED_KEYS = 4096;
const keyCache = new Map<string, string>();

/**
 * JSON with the keys of every object in the order of their UTF-16 code units and no white space. Equal values give equal
 * texts, and `canonicalJson(JSON.parse(text)) === text`, so a hash over it can be recomputed from what was read back.
 *
 * Properties that are `undefined` are left out, as JSON does; an object that is nothing but those is refused, and so is all
 * that would not come back from the store as it went in: NUL, lone surrogates, numbers that are not finite, functions,
 * symbols, bigints, `undefined` in an array, and objects without properties of their own such as a Map.
 *
 * @throws EventStoreMisuse with the path of the value that is at fault
 */
export function canonicalJson(value: unknown, path = ''): string {
  return write(value, path, 0);
}

function write(value: unknown, path: string, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'number':
      return writeNumber(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : writeObject(value, path, depth);
    default:
      throw misuse(path, `a ${typeof value} has no JSON`);
  }
}

function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw misuse(path, `${value} is not a JSON number`);
  // Minus zero, too, is read back as zero.
  return value === 0 ? '0' : String(value);
}

function writeString(value: string, path: string): string {
  if (PLAIN_TEXT.test(value)) return `"${value}"`;
  assertStorable(value, path);
  return JSON.stringify(value);
}

/** @throws EventStoreMisuse where a text holds NUL or a lone surrogate: neither survives the way to a store and back. */
export function assertStorable(text: string, path: string): void {
  if (PLAIN_TEXT.test(text)) return;
  if (text.includes('\0')) throw misuse(path, 'text with NUL cannot be stored');
  if (/\p{Surrogate}/u.test(text)) throw misuse(path, 'text with a lone surrogate cannot be stored');
}

function writeObject(value: object, path: string, depth: number): string {
  if (depth >= MAX_DEPTH) throw misuse(path, `nested deeper than ${MAX_DEPTH}, or a cycle`);
  if (Array.isArray(value)) return writeArray(value, path, depth);
  if (saysItsJson(value)) return write(value.toJSON(''), path, depth + 1);
  return writeProperties(value as Record<string, unknown>, path, depth);
}

const saysItsJson = (value: object): value is { toJSON(key: string): unknown } =>
  'toJSON' in value && typeof value.toJSON === 'function';

function writeArray(value: readonly unknown[], path: string, depth: number): string {
  let text = '[';
  for (let i = 0; i < value.length; i += 1) {
    if (i > 0) text += ',';
    text += write(value[i], `${path}[${i}]`, depth + 1);
  }
  return text + ']';
}

function writeProperties(value: Record<string, unknown>, path: string, depth: number): string {
  const keys = sortedKeys(value);
  let text = '';
  for (const key of keys) {
    const property = value[key];
    if (property === undefined) continue;
    text += (text === '' ? '{' : ',') + writeKey(key, path) + write(property, `${path}.${key}`, depth + 1);
  }
  if (text !== '') return text + '}';
  if (keys.length > 0) throw misuse(path, 'an object with nothing but undefined');
  assertPlain(value, path);
  return '{}';
}

/** Most objects are written with the same few shapes, often sorted already: look before sorting. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  for (let i = 1; i < keys.length; i += 1) {
    if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort();
  }
  return keys;
}

function writeKey(key: string, path: string): string {
  const cached = keyCache.get(key);
  if (cached !== undefined) return cached;
  const text = `${writeString(key, `${path} key`)}:`;
  if (keyCache.size < MAX_CACHED_KEYS) keyCache.set(key, text);
  return text;
}

function assertPlain(value: object, path: string): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null && !isForeignPlain(prototype)) {
    throw misuse(path, `a ${value.constructor?.name ?? 'value'} has no JSON`);
  }
}

/** `Object.prototype` of another realm, as test runners have. */
const isForeignPlain = (prototype: unknown): boolean =>
  Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, 'hasOwnProperty');

const misuse = (path: string, what: string): EventStoreMisuse => new EventStoreMisuse(`${path === '' ? 'value' : path}: ${what}`);

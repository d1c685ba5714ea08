import { EventStoreMisuse } from '../event-store.errors.js';

/** Deeper than any event needs; also what stops a cycle. */
const MAX_DEPTH = 64;
/** Nothing in it needs an escape, and none of it is a surrogate: it is its own JSON. */
const PLAIN_TEXT = /^[^\u0000-\u001f"\\\ud800-\udfff]*$/;
const MAX_CACHED_KEYS = 4096;
const keyCache = new Map<string, string>();

/** What {@link writeCanonical} made of a value. */
export interface Canonical {
  readonly text: string;
  /** Parsing the text gives the value as it is, so that one may stand for the other. */
  readonly exact: boolean;
}

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
export const canonicalJson = (value: unknown, path = ''): string => writeCanonical(value, path).text;

/** {@link canonicalJson}, and whether the text says everything about the value. */
export function writeCanonical(value: unknown, path: string): Canonical {
  const writing: Writing = { exact: true };
  try {
    return { text: write(value, writing, 0), exact: writing.exact };
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const place = `${path}${fault.path}`;
    throw new EventStoreMisuse(`${place === '' ? 'value' : place}: ${fault.message}`);
  }
}

interface Writing {
  exact: boolean;
}

/** Something that has no place in JSON. Its path is put together on the way out, so that only faults pay for paths. */
class Fault extends Error {
  path = '';

  static within(step: string, error: unknown): unknown {
    if (error instanceof Fault) error.path = `${step}${error.path}`;
    return error;
  }
}

function write(value: unknown, writing: Writing, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeString(value);
    case 'number':
      return writeNumber(value, writing);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : writeObject(value, writing, depth);
    default:
      throw new Fault(`a ${typeof value} has no JSON`);
  }
}

function writeNumber(value: number, writing: Writing): string {
  if (!Number.isFinite(value)) throw new Fault(`${value} is not a JSON number`);
  if (value !== 0) return String(value);
  // Minus zero, too, is read back as zero.
  if (Object.is(value, -0)) writing.exact = false;
  return '0';
}

function writeString(value: string): string {
  if (PLAIN_TEXT.test(value)) return `"${value}"`;
  const fault = unstorable(value);
  if (fault) throw new Fault(fault);
  return JSON.stringify(value);
}

function unstorable(text: string): string | undefined {
  if (text.includes('\0')) return 'text with NUL cannot be stored';
  if (/\p{Surrogate}/u.test(text)) return 'text with a lone surrogate cannot be stored';
  return undefined;
}

/** @throws EventStoreMisuse where a text holds NUL or a lone surrogate: neither survives the way to a store and back. */
export function assertStorable(text: string, path: string): void {
  if (PLAIN_TEXT.test(text)) return;
  const fault = unstorable(text);
  if (fault) throw new EventStoreMisuse(`${path}: ${fault}`);
}

function writeObject(value: object, writing: Writing, depth: number): string {
  if (depth >= MAX_DEPTH) throw new Fault(`nested deeper than ${MAX_DEPTH}, or a cycle`);
  if (Array.isArray(value)) return writeArray(value, writing, depth);
  if (!saysItsJson(value)) return writeProperties(value as Record<string, unknown>, writing, depth);
  writing.exact = false;
  return write(value.toJSON(''), writing, depth + 1);
}

const saysItsJson = (value: object): value is { toJSON(key: string): unknown } =>
  'toJSON' in value && typeof value.toJSON === 'function';

function writeArray(value: readonly unknown[], writing: Writing, depth: number): string {
  let text = '[';
  for (let i = 0; i < value.length; i += 1) {
    if (i > 0) text += ',';
    try {
      text += write(value[i], writing, depth + 1);
    } catch (error) {
      throw Fault.within(`[${i}]`, error);
    }
  }
  return text + ']';
}

function writeProperties(value: Record<string, unknown>, writing: Writing, depth: number): string {
  const keys = sortedKeys(value);
  let text = '';
  for (const key of keys) {
    const property = value[key];
    if (property === undefined) writing.exact = false;
    else text += (text === '' ? '{' : ',') + writeProperty(key, property, writing, depth);
  }
  if (text !== '') return text + '}';
  if (keys.length > 0) throw new Fault('an object with nothing but undefined');
  assertPlain(value);
  return '{}';
}

function writeProperty(key: string, value: unknown, writing: Writing, depth: number): string {
  try {
    return writeKey(key) + write(value, writing, depth + 1);
  } catch (error) {
    throw Fault.within(`.${key}`, error);
  }
}

const FEW_KEYS = 24;

/** Most objects have few keys, often sorted already: put in their places one by one, they cost no more than to look at. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  if (keys.length > FEW_KEYS) return keys.sort();
  for (let i = 1; i < keys.length; i += 1) {
    const key = keys[i] as string;
    let at = i;
    for (; at > 0 && (keys[at - 1] as string) > key; at -= 1) keys[at] = keys[at - 1] as string;
    keys[at] = key;
  }
  return keys;
}

function writeKey(key: string): string {
  const cached = keyCache.get(key);
  if (cached !== undefined) return cached;
  const text = `${writeString(key)}:`;
  if (keyCache.size < MAX_CACHED_KEYS) keyCache.set(key, text);
  return text;
}

function assertPlain(value: object): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null && !isForeignPlain(prototype)) {
    throw new Fault(`a ${value.constructor?.name ?? 'value'} has no JSON`);
  }
}

/** `Object.prototype` of another realm, as test runners have. */
const isForeignPlain = (prototype: unknown): boolean =>
  Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, 'hasOwnProperty');

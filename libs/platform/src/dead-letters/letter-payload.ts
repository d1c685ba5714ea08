import { isSecretName } from '../logging/index.js';

/** Stands for a value that may be personal. Left in place, it keeps the value. */
export const HIDDEN = '[hidden]';

const PERSONAL: ReadonlySet<string> = new Set(['buyerId', 'merchantId']);
/** They say what the event is about: with another value it would be another event. */
const IDENTITIES: ReadonlySet<string> = new Set(['buyerId', 'resubmissionId', 'attemptId', 'orderId']);

export interface Difference {
  /** JSON pointer into the data. */
  readonly pointer: string;
  /** Absent where the member is new. Personal values are hidden. */
  readonly before?: unknown;
  /** Absent where the member was taken away. */
  readonly after?: unknown;
}

type Members = Readonly<Record<string, unknown>>;

const isHidden = (name: string): boolean => PERSONAL.has(name) || isSecretName(name);
const isContainer = (value: unknown): value is Members => typeof value === 'object' && value !== null;
/** Members of an object, or of an array by index. */
const keysOf = (value: unknown): readonly string[] => Object.keys(value as Members);
/** Two objects, or two arrays. */
const areAlike = (a: unknown, b: unknown): boolean =>
  isContainer(a) && isContainer(b) && Array.isArray(a) === Array.isArray(b);
const at = (value: unknown, key: string): unknown =>
  isContainer(value) && Object.hasOwn(value, key) ? value[key] : undefined;
const pointerTo = (pointer: string, key: string): string =>
  `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Levels of objects and arrays that data may have: far more than any event has, and no danger to recursion. */
const MOST_LEVELS = 64;

export const isTooDeep = (value: unknown, levels = MOST_LEVELS): boolean =>
  isContainer(value) &&
  (levels === 0 || Object.values(value).some((member) => isTooDeep(member, levels - 1)));

/** What ops may see of an event's data. */
export function masked(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(masked);
  if (!isContainer(data)) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, isHidden(name) ? HIDDEN : masked(value)]),
  );
}

/** The data that a person means who has edited {@link masked} data: what is still hidden is as it was. */
export function unmasked(edited: unknown, original: unknown, name = ''): unknown {
  if (edited === HIDDEN && isHidden(name)) return original;
  if (Array.isArray(edited)) return edited.map((value, i) => unmasked(value, at(original, String(i))));
  if (!isContainer(edited)) return edited;
  return Object.fromEntries(
    Object.entries(edited).map(([key, value]) => [key, unmasked(value, at(original, key), key)]),
  );
}

/** Where two versions of an event's data differ, in the order of the older one. Pure. */
export function differences(before: unknown, after: unknown, pointer = '', name = ''): readonly Difference[] {
  if (same(before, after)) return [];
  if (areAlike(before, after) && !isHidden(name)) {
    const keys = [...new Set([...keysOf(before), ...keysOf(after)])];
    return keys.flatMap((key) => differences(at(before, key), at(after, key), pointerTo(pointer, key), key));
  }
  const shown = (value: unknown): unknown => (isHidden(name) ? HIDDEN : masked(value));
  return [
    {
      pointer,
      ...(before !== undefined && { before: shown(before) }),
      ...(after !== undefined && { after: shown(after) }),
    },
  ];
}

/** The first identity that an edit would change; undefined where all stay. */
export const changedIdentity = (changes: readonly Difference[]): string | undefined =>
  changes.find(
    ({ pointer, before }) =>
      before !== undefined && IDENTITIES.has(pointer.slice(pointer.lastIndexOf('/') + 1)),
  )?.pointer;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

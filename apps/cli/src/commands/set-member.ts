import { EXIT, Failure } from '../exit-codes.js';

/**
 * A copy of `data` with one member set. Pure. A missing member is added to an object that is there; `-` adds to the end of an array.
 * @param assignment `/a/b=json`; what is no JSON is a text
 * @throws Failure where there is nothing to set it in
 */
export function withMember(data: unknown, assignment: string): unknown {
  const equals = assignment.indexOf('=');
  if (!assignment.startsWith('/') || equals < 0)
    throw new Failure(EXIT.usage, `--set takes /pointer=json, not ${assignment}`);
  const path = assignment.slice(1, equals).split('/').map(unescaped);
  return setIn(data, path, valueOf(assignment.slice(equals + 1)));
}

const unescaped = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function setIn(container: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  if (typeof container !== 'object' || container === null)
    throw new Failure(EXIT.usage, `There is nothing that ${key} could be set in.`);
  const entries = container as Readonly<Record<string, unknown>>;
  const known = Object.hasOwn(entries, key) ? entries[key] : undefined;
  const next = rest.length === 0 ? value : setIn(known, rest, value);
  if (Array.isArray(container)) return container.toSpliced(indexOf(container, key), 1, next);
  return Object.fromEntries([...Object.entries(entries).filter(([k]) => k !== key), [key, next]]);
}

function indexOf(container: readonly unknown[], key: string): number {
  const index = key === '-' ? container.length : Number(key);
  if (Number.isInteger(index) && index >= 0 && index <= container.length) return index;
  throw new Failure(EXIT.usage, `${key} is no place in an array of ${container.length}.`);
}

import { isUUID } from 'class-validator';
import { badRequest, type Problem } from '../errors/index.js';
import { momentOf } from './moment.decorator.js';

export type CursorValue = string | number | boolean;

export const badCursor = (): Problem =>
  badRequest('bad-cursor', 'The cursor is not one that this list gave out.');

/** After which row a page begins. Opaque to clients. */
export const cursorText = (values: readonly CursorValue[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/**
 * The values of a cursor that this list gave out, of these kinds.
 * @throws {@link badCursor} for everything else
 */
export function cursorValues<const T extends readonly CursorKind[]>(
  text: string,
  kinds: T,
): { readonly [I in keyof T]: ValueOf<T[I]> } {
  const values = parsed(text);
  if (values.length !== kinds.length || !kinds.every((kind, i) => IS_OF_KIND[kind](values[i])))
    throw badCursor();
  return values as unknown as { readonly [I in keyof T]: ValueOf<T[I]> };
}

/** Each is what a column of the database can be compared with: any other text would fail the statement. */
const IS_OF_KIND = {
  id: (value: unknown) => typeof value === 'string' && ID.test(value),
  uuid: (value: unknown) => isUUID(value),
  moment: (value: unknown) => momentOf(value) === value,
  text: (value: unknown) => typeof value === 'string' && isStorable(value),
  boolean: (value: unknown) => typeof value === 'boolean',
} as const;
/** Neither NUL nor half of a pair, which PostgreSQL refuses in a text. */
const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);
const ID = /^[\x21-\x7e]{1,256}$/;

export type CursorKind = keyof typeof IS_OF_KIND;
type ValueOf<Kind> = Kind extends 'boolean' ? boolean : string;

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

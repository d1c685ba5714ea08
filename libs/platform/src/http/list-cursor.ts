import { badRequest, type Problem } from '../errors/index.js';

export type CursorValue = string | number | boolean;

export const badCursor = (): Problem =>
  badRequest('bad-cursor', 'The cursor is not one that this list gave out.');

/** After which row a page begins. Opaque to clients. */
export const cursorText = (values: readonly CursorValue[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/**
 * The values of a cursor that this list gave out, of these types.
 * @throws {@link badCursor} for everything else
 */
export function cursorValues<const T extends readonly ('string' | 'number' | 'boolean')[]>(
  text: string,
  types: T,
): { readonly [I in keyof T]: TypeNamed<T[I]> } {
  const values = parsed(text);
  if (values.length !== types.length || values.some((value, i) => typeof value !== types[i]))
    throw badCursor();
  return values as unknown as { readonly [I in keyof T]: TypeNamed<T[I]> };
}

type TypeNamed<N> = N extends 'string' ? string : N extends 'number' ? number : boolean;

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

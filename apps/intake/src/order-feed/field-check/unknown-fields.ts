import { pointerTo } from './json-pointer.js';
import { nearestName } from '@bujiao/input-text';
import { isListShape, type Shape } from './shape.js';

/** A field that the contract does not know: it has no effect. */
export interface UnknownField {
  /** JSON pointer into the data: `/pendingSupplierOrders/0/request_no`. */
  readonly pointer: string;
  readonly name: string;
  /** The field that was meant: one that is known at this place, or else one that is known elsewhere. */
  readonly nearest?: string;
}

/** Deeper data is refused by the check of the data; it is not followed here. */
const MOST_DEPTH = 16;

/**
 * The fields of `data` that `shape` does not know, in the order in which they stand.
 * @param elsewhere names of fields of other events or places: a field that is one of them, or nearly, is in the wrong place
 */
export function unknownFieldsOf(
  shape: Shape,
  data: unknown,
  elsewhere: readonly string[] = [],
): readonly UnknownField[] {
  return fieldsOf(shape, data, { elsewhere, path: [] });
}

interface Place {
  readonly elsewhere: readonly string[];
  readonly path: readonly (string | number)[];
}

function fieldsOf(shape: Shape, data: unknown, place: Place): readonly UnknownField[] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  return Object.entries(data).flatMap(([name, value]) => {
    const here = { ...place, path: [...place.path, name] };
    const known = Object.hasOwn(shape, name) ? shape[name] : undefined;
    return known === undefined ? [unknownField(shape, name, here)] : within(known, value, here);
  });
}

function within(
  field: true | Shape | readonly [Shape],
  value: unknown,
  place: Place,
): readonly UnknownField[] {
  if (field === true || place.path.length > MOST_DEPTH) return [];
  if (!isListShape(field)) return fieldsOf(field, value, place);
  const members: readonly unknown[] = Array.isArray(value) ? value : [];
  return members.flatMap((member, index) =>
    fieldsOf(field[0], member, { ...place, path: [...place.path, index] }),
  );
}

function unknownField(shape: Shape, name: string, { path, elsewhere }: Place): UnknownField {
  const nearest = nearestName(name, Object.keys(shape)) ?? nearestName(name, elsewhere);
  return { pointer: pointerTo(path), name, ...(nearest !== undefined && { nearest }) };
}

/**
 * Those of the unknown fields that must not be ignored: their publisher meant one of `guards`, fields without which goods may go
 * out twice or money be missed.
 */
export const misspeltGuards = (
  unknown: readonly UnknownField[],
  guards: readonly string[],
): readonly UnknownField[] =>
  unknown.filter(({ nearest }) => nearest !== undefined && guards.includes(nearest));

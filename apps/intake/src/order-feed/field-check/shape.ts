import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';

/** What fields data may have: `true` for a plain value, a shape for an object, a shape in brackets for a list of objects. */
export interface Shape {
  readonly [field: string]: true | Shape | readonly [Shape];
}

type Dto = new () => object;
const shapes = new WeakMap<Dto, Shape>();

/** The fields that a DTO's validators name; lists are those validated `each`, nested ones have a `@Type`. No DTO holds itself. */
export function shapeOf(dto: Dto): Shape {
  const known = shapes.get(dto);
  if (known) return known;
  const metadata = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  const names = [...new Set(metadata.map(({ propertyName }) => propertyName))];
  const lists = new Set(metadata.filter(({ each }) => each).map(({ propertyName }) => propertyName));
  const shape = Object.fromEntries(names.map((name) => [name, fieldShape(dto, name, lists.has(name))]));
  shapes.set(dto, shape);
  return shape;
}

function fieldShape(dto: Dto, name: string, isList: boolean): true | Shape | readonly [Shape] {
  // The class of a nested field is known to class-transformer alone; it shows in what it makes of an empty object.
  const made = (plainToInstance(dto, { [name]: isList ? [{}] : {} }) as Record<string, unknown>)[name];
  const nested = classOf(isList && Array.isArray(made) ? (made as readonly unknown[])[0] : made);
  if (!nested) return true;
  return isList ? [shapeOf(nested)] : shapeOf(nested);
}

function classOf(value: unknown): Dto | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { constructor } = value;
  return constructor === Object || constructor === Array ? undefined : (constructor as Dto);
}

/** The names of all fields of the shapes, at every depth. */
export const namesIn = (...of: readonly Shape[]): readonly string[] => [
  ...new Set(
    of.flatMap((shape) => Object.entries(shape).flatMap(([name, field]) => [name, ...nestedNames(field)])),
  ),
];

function nestedNames(field: true | Shape | readonly [Shape]): readonly string[] {
  if (field === true) return [];
  return namesIn(isListShape(field) ? field[0] : field);
}

export const isListShape = (field: Shape | readonly [Shape]): field is readonly [Shape] =>
  Array.isArray(field);

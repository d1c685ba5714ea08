import type { Projection, ProjectionColumn, ProjectionRow } from './projection.js';

/** The event types that a projection follows from. */
export const typesOf = <Row extends ProjectionRow>({ on }: Projection<Row>): readonly string[] =>
  Object.keys(on);

/** One function for many event types. */
export const onEach = <Apply>(types: readonly string[], apply: Apply): Readonly<Record<string, Apply>> =>
  Object.fromEntries(types.map((type) => [type, apply]));

/** Members and columns of the table, in the order of the definition. */
export const columnsOf = <Row extends ProjectionRow>({
  table,
}: Pick<Projection<Row>, 'table'>): readonly [member: keyof Row, column: ProjectionColumn][] =>
  Object.entries<ProjectionColumn>(table.columns) as unknown as [keyof Row, ProjectionColumn][];

/** @throws where the definition names no key */
export function keyOf<Row extends ProjectionRow>(
  projection: Pick<Projection<Row>, 'table'>,
): readonly [member: keyof Row, column: ProjectionColumn] {
  const key = columnsOf(projection).find(([, { keep }]) => keep === 'key');
  if (!key) throw new Error(`the projection of ${projection.table.name} has no key`);
  return key;
}

import type { OwnOrder, RouteCase } from './route-case.js';

/** What is read here of a schema of the OpenAPI document. */
interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface HostileRequest {
  readonly what: string;
  readonly path: string;
  readonly body?: string;
  readonly headers: Readonly<Record<string, string>>;
}

const LONG = 'x'.repeat(5_000);
const DIGITS = '9'.repeat(23);
/** As they stand in an address: NUL, half of a pair, cut-off UTF-8, too many digits, times that JavaScript or PostgreSQL do not read. */
const IN_ADDRESS = [
  ...['%00', '%ED%A0%80', '%F0%9F', LONG.slice(0, 1_000), DIGITS, '1.5', '', '..%2F..'],
  ...['20260901T000000Z', '2026-02-30', '0000-01-01'],
];
/** As JSON. `1e999` is more than a number can be. */
const IN_BODY = [
  ...['"\\u0000"', '"\\ud800"', JSON.stringify(LONG), '""', '"20260901T000000Z"'],
  ...['null', '{}', '[]', '1e999', '-1', '1.5', DIGITS],
];
/** Cursors that no list gave out, of every number of values that one has. */
const CURSORS = [
  ['\0', '\0'],
  ['\ud800', 'x'],
  ['2026-W36-1', 'x'],
  [DIGITS, DIGITS],
].flatMap(([a, b]) =>
  [
    [a, b],
    [a, b, b],
    [true, a, b],
    [false, '2026-11-23', b],
  ].map((values) => Buffer.from(JSON.stringify(values)).toString('base64url')),
);

const MARK = '"hostile value"';
const MOST_LEVELS = 4;
type Place = readonly (string | number)[];

/** One request for each member of path, query and body, as the document names them, and each value that it must not fail on. */
export function hostileRequests(
  document: Document,
  { route, request }: RouteCase,
  order: OwnOrder,
): readonly HostileRequest[] {
  const [method = '', template = ''] = route.split(' ');
  const operation = document.paths[template]?.[method.toLowerCase()] ?? {};
  const { path, body, headers = {} } = request(order);
  const text = body === undefined || body instanceof Blob ? undefined : JSON.stringify(body);
  const elsewhere = [...inPath(template, path), ...inQuery(operation, path)];
  return [
    ...elsewhere.map((one) => ({ headers, ...(text !== undefined && { body: text }), ...one })),
    ...inBody(document, operation, text).map((one) => ({ headers, path, ...one })),
  ];
}

function inPath(template: string, path: string): readonly Pick<HostileRequest, 'what' | 'path'>[] {
  const [address = '', query = ''] = path.split('?');
  const parts = address.split('/');
  return template.split('/').flatMap((part, i) =>
    part.startsWith('{')
      ? IN_ADDRESS.map((value) => ({
          what: `${part} = ${value.slice(0, 40)}`,
          path: `${parts.with(i, value).join('/')}${query && `?${query}`}`,
        }))
      : [],
  );
}

function inQuery(
  { parameters = [] }: Operation,
  path: string,
): readonly Pick<HostileRequest, 'what' | 'path'>[] {
  const [address = '', query = ''] = path.split('?');
  const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  return names.flatMap((name) => {
    const others = query.split('&').filter((pair) => pair && !pair.startsWith(`${name}=`));
    const values = name === 'cursor' ? [...IN_ADDRESS, ...CURSORS] : IN_ADDRESS;
    const pairs = [...values.map((value) => `${name}=${value}`), `${name}=1&${name}=2`, `${name}[a]=1`];
    return pairs.map((pair) => ({
      what: pair.slice(0, 60),
      path: `${address}?${[...others, pair].join('&')}`,
    }));
  });
}

function inBody(
  document: Document,
  { requestBody }: Operation,
  base: string | undefined,
): readonly { readonly what: string; readonly body: string }[] {
  const schema = requestBody?.content['application/json']?.schema;
  if (!schema) return [];
  const given = JSON.parse(base ?? '{}') as unknown;
  const places = new Map(
    [...placesOf(document, schema), ...placesIn(given)].map((place) => [place.join('.'), place]),
  );
  return [...places].flatMap(([name, place]) => {
    const marked = JSON.stringify(withMark(given, place));
    return IN_BODY.map((value) => ({
      what: `${name} = ${value.slice(0, 40)}`,
      body: marked.replace(MARK, () => value),
    }));
  });
}

/** Of a schema; the empty place is the body itself. */
function placesOf(document: Document, { $ref, properties = {}, items }: Schema, above: Place = []): Place[] {
  if (above.length > MOST_LEVELS) return [];
  const named = $ref === undefined ? undefined : document.components.schemas[$ref.split('/').at(-1) ?? ''];
  if (named) return placesOf(document, named, above);
  const members = Object.entries(properties).flatMap(([name, member]) =>
    placesOf(document, member, [...above, name]),
  );
  return [above, ...members, ...(items ? placesOf(document, items, [...above, 0]) : [])];
}

/** Of a body: what a schema with alternatives does not name. */
function placesIn(value: unknown, above: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [above];
  const members = Array.isArray(value)
    ? value.slice(0, 1).map((item: unknown): [number, unknown] => [0, item])
    : Object.entries(value);
  return [above, ...members.flatMap(([name, member]) => placesIn(member, [...above, name]))];
}

function withMark(value: unknown, [first, ...rest]: Place): unknown {
  if (first === undefined) return JSON.parse(MARK) as unknown;
  if (typeof first === 'number') return [withMark(Array.isArray(value) ? value[0] : undefined, rest)];
  const known = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return { ...known, [first]: withMark(known[first], rest) };
}

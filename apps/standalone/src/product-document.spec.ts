import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { productDocument } from './product-document.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly [limit: string]: unknown;
}
interface Content {
  readonly [mediaType: string]: { readonly schema?: Schema };
}
interface Response {
  readonly $ref?: string;
  readonly content?: Content;
}
interface Operation {
  readonly name: string;
  readonly method: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
}

let document: OpenAPIObject;
let operations: Operation[];

beforeAll(async () => {
  document = await productDocument();
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({
      ...operation,
      method,
      name: `${method} ${path}`,
    })),
  );
});

const resolved = (response: Response): Response =>
  response.$ref
    ? ((document.components?.responses ?? {})[response.$ref.split('/').pop() ?? ''] as Response)
    : response;

const NAMED = ['$ref', 'enum', 'oneOf', 'anyOf', 'allOf'];
const LIMITS: Readonly<Record<string, (schema: Schema) => boolean>> = {
  integer: (schema) => 'minimum' in schema && 'maximum' in schema,
  array: (schema) => 'maxItems' in schema,
  string: (schema) => ['pattern', 'maxLength', 'format'].some((limit) => limit in schema),
  object: () => true,
  boolean: () => true,
};

/** A limit on what may be sent: without one a client cannot know what is refused. */
const isLimited = (schema: Schema): boolean =>
  NAMED.some((key) => key in schema) || LIMITS[schema.type ?? '']?.(schema) === true;

function membersOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): [string, Schema][] {
  const name = schema.$ref?.split('/').pop();
  const { properties = {}, items } = (name === undefined ? schema : (schemas[name] ?? {})) as {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly items?: Schema;
  };
  return [...Object.entries(properties), ...(items ? [['[]', items] as [string, Schema]] : [])];
}

function unlimitedIn(where: string, schema: Schema | undefined): string[] {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  if (!schema) return [where];
  return [
    ...(isLimited(schema) ? [] : [where]),
    ...membersOf(schema, schemas).flatMap(([name, member]) => unlimitedIn(`${where}.${name}`, member)),
  ];
}

const without = (check: (operation: Operation) => boolean): string[] =>
  operations.filter((operation) => !check(operation)).map(({ name }) => name);

describe('the OpenAPI document of the product', () => {
  it('holds the routes of all four services, of the platform and of the demo tokens', () => {
    expect(operations.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'get /orders/{orderId}',
        'post /orders/{orderId}/resubmissions',
        'post /card-stock/{goodsId}/batches',
        'get /orders/{orderId}/progress',
        'get /dead-letters',
        'get /health/ready',
        'post /demo/tokens',
      ]),
    );
  });

  it('says for every route what it does, of what kind it is and whether it needs a token', () => {
    expect(without(({ summary, tags, security }) => [summary, tags?.[0], security].every(Boolean))).toEqual(
      [],
    );
  });

  it('has a schema for every answer that is no problem, where there is content', () => {
    const schemasOf = ({ responses }: Operation): unknown[] =>
      Object.entries(responses)
        .filter(([status]) => Number(status) < 300 && status !== '204')
        .flatMap(([, { content }]) => Object.values(content ?? { none: {} }).map(({ schema }) => schema));
    expect(without((operation) => schemasOf(operation).every(Boolean))).toEqual([]);
  });

  it('names the codes of every problem and shows one of each', () => {
    const problems = operations.flatMap(({ name, responses }) =>
      Object.entries(responses)
        .filter(([status]) => Number(status) >= 400)
        .map(([status, response]) => [`${name} ${status}`, JSON.stringify(resolved(response))] as const),
    );
    const silent = problems.filter(([, text]) => !text.includes('"enum"') || !text.includes('"examples"'));
    expect(silent.map(([name]) => name)).toEqual([]);
    expect(problems.length).toBeGreaterThan(operations.length);
  });

  it('limits every parameter and every field of a request', () => {
    const unlimited = operations.flatMap(({ name, parameters = [], requestBody }) => [
      ...parameters.flatMap((parameter) => unlimitedIn(`${name} ${parameter.name}`, parameter.schema)),
      ...Object.entries(requestBody?.content ?? {}).flatMap(([type, { schema }]) =>
        unlimitedIn(`${name} ${type}`, schema),
      ),
    ]);
    expect(unlimited).toEqual([]);
  });

  it('refuses on every guarded route a missing token and a wrong role', () => {
    const guarded = operations.filter(({ security }) => security && security.length > 0);
    expect(guarded.filter(({ responses }) => !responses['401'] || !responses['403'])).toEqual([]);
    const text = JSON.stringify(document.components?.responses?.['Problem401']);
    expect(
      ['token-missing', 'token-invalid', 'token-expired'].filter((code) => !text.includes(code)),
    ).toEqual([]);
  });

  it('names the header for the role to act in, where several roles are admitted', () => {
    const rolesFor = (name: string): unknown =>
      operations
        .find((operation) => operation.name === name)
        ?.parameters?.find((parameter) => parameter.name === 'x-acting-role')?.schema?.enum;
    expect(rolesFor('get /conflicts')).toEqual(['after-sales', 'ops']);
    expect(rolesFor('get /lag')).toBeUndefined();
  });

  it('names the refusal of one stream too many where an answer streams, and there alone', () => {
    const refusing = operations
      .filter(({ responses }) =>
        JSON.stringify(resolved(responses['429'] as Response)).includes('too-many-streams'),
      )
      .map(({ name }) => name);
    expect(refusing).toEqual(
      expect.arrayContaining([
        'get /events',
        'get /ops/changes',
        'get /order-states',
        'get /orders/{orderId}/progress',
      ]),
    );
    expect(refusing).not.toContain('get /lag');
  });

  it('takes order events in the three modes of CloudEvents', () => {
    const publish = operations.find(({ name }) => name === 'post /order-events');
    expect(Object.keys(publish?.requestBody?.content ?? {})).toEqual([
      'application/cloudevents+json',
      'application/cloudevents-batch+json',
      'application/json',
    ]);
    expect(publish?.parameters?.map(({ name }) => name)).toContain('ce-specversion');
  });
});

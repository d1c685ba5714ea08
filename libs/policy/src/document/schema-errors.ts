import { createRequire } from 'node:module';
import type * as ajv from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { nearestName, nearestValue } from '@bujiao/input-text';
import { quoted, type FoundAt, type FindingValues } from './finding.js';
import { POLICY_SCHEMA, type Schema } from './policy-schema.js';

type At = readonly (string | number)[];
type Validate = ReturnType<ajv.Ajv2020['compile']>;

/**
 * By the loader of CommonJS, in which ajv is written: an import of it, where npm puts it below a linked workspace, is now and then empty
 * (Node 20).
 */
function compile(schema: Schema): Validate {
  const { Ajv2020 } = createRequire(import.meta.url)('ajv/dist/2020.js') as typeof ajv;
  return new Ajv2020({ allErrors: true, verbose: true, strictRequired: false }).compile(schema);
}

const compiled = new Map<Schema, Validate>();

function validatorOf(schema: Schema): Validate {
  const known = compiled.get(schema);
  if (known) return known;
  const made = compile(schema);
  compiled.set(schema, made);
  return made;
}

/**
 * What a schema says against `data`, every fault once. The first use of a schema loads and compiles, which takes half a second of
 * processor time.
 * @param schema a constant: it is kept
 */
export function schemaFaults(data: unknown, schema: Schema = POLICY_SCHEMA): readonly FoundAt[] {
  const validate = validatorOf(schema);
  if (validate(data)) return [];
  const faults = (validate.errors ?? []).flatMap(faultOf);
  return faults.filter((fault) => !faults.some((other) => explains(other, fault)));
}

/** A misspelt key is said once: the key that is missing for it is the one that was meant. */
const explains = (fault: FoundAt, missing: FoundAt): boolean =>
  fault.code === 'unknown-key' &&
  missing.code === 'missing-key' &&
  fault.values['nearest'] === missing.values['key'] &&
  fault.path.slice(0, -1).join('.') === missing.path.join('.');

/** `/goods-ids/a~1b/window` → its members; numbers stay text, which indexes a list as well. */
const pathOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));

function faultOf(error: ErrorObject): readonly FoundAt[] {
  const path = pathOf(error.instancePath);
  const describe = FAULTS[error.keyword];
  // `propertyNames` itself repeats what was said of the name.
  if (error.keyword === 'propertyNames') return [];
  return [describe ? describe(error, path) : other(error, path)];
}

const other = ({ message = '' }: ErrorObject, path: At): FoundAt => ({
  code: 'invalid',
  path,
  values: { detail: message },
});

const param = ({ params }: ErrorObject, name: string): string =>
  String((params as Record<string, unknown>)[name]);

const near = (name: string, known: readonly string[]): FindingValues => {
  const nearest = nearestName(name, known);
  return { known: known.join(', '), ...(nearest !== undefined && { nearest }) };
};

const FAULTS: Readonly<Record<string, (error: ErrorObject, path: At) => FoundAt>> = {
  additionalProperties: (error, path) => {
    const key = param(error, 'additionalProperty');
    const { properties = {} } = (error.parentSchema ?? {}) as Schema;
    const values = { key: quoted(key), ...near(key, Object.keys(properties)) };
    return { code: 'unknown-key', path: [...path, key], values, atKey: true };
  },
  required: (error, path) => {
    const key = param(error, 'missingProperty');
    return { code: 'missing-key', path, values: { key, in: path.join('.') }, atKey: true };
  },
  enum: ({ schema, data }, path) => {
    const { expected, nearest } = nearestValue(data, schema as readonly string[]);
    const values = { value: quoted(data), known: expected.join(', '), ...(nearest && { nearest }) };
    return { code: 'unknown-value', path, values };
  },
  type: ({ schema, data }, path) => ({
    code: data === null ? 'empty-value' : 'wrong-type',
    path,
    values: { expected: String(schema), value: quoted(data) },
  }),
  pattern: (error, path) => formFault(error, path),
  minimum: ({ schema, data }, path) => outOfRange(data, path, { least: Number(schema) }),
  maximum: ({ schema, data }, path) => outOfRange(data, path, { most: Number(schema) }),
  maxItems: ({ schema }, path) => ({ code: 'too-many', path, values: { most: Number(schema) } }),
  maxProperties: ({ schema }, path) => ({ code: 'too-many', path, values: { most: Number(schema) } }),
  maxLength: ({ schema }, path) => ({ code: 'text-too-long', path, values: { most: Number(schema) } }),
  uniqueItems: (error, path) => ({
    code: 'repeated-value',
    path: [...path, param(error, 'i')],
    values: {},
  }),
};

const outOfRange = (data: unknown, path: At, bounds: FindingValues): FoundAt => ({
  code: 'out-of-range',
  path,
  values: { value: quoted(data), ...bounds },
});

/** A text of another form: a name in a map of ids, a duration, or an id. */
function formFault({ schema, data, propertyName }: ErrorObject, path: At): FoundAt {
  const isDuration = String(schema).includes('smh');
  const code = isDuration ? 'not-a-duration' : 'bad-id';
  if (propertyName === undefined) return { code, path, values: { value: quoted(data) } };
  return { code, path: [...path, propertyName], values: { value: quoted(propertyName) }, atKey: true };
}

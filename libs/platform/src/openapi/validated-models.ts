import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';
import type { RequestModel } from './openapi-types.js';

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Limits = Record<string, unknown>;
type LimitsOf = (constraints: readonly unknown[]) => Limits;

/** What each decorator of class-validator means in a schema. */
const LIMITS: Readonly<Record<string, LimitsOf>> = {
  isString: () => ({ type: 'string' }),
  isBoolean: () => ({ type: 'boolean' }),
  isInt: () => ({ type: 'integer' }),
  isNumberString: () => ({ type: 'string', pattern: '^[0-9]+$' }),
  isUuid: () => ({ type: 'string', format: 'uuid' }),
  isIn: ([values]) => ({ enum: values }),
  isLength: ([minLength, maxLength]) => ({ minLength, maxLength }),
  minLength: ([minLength]) => ({ minLength }),
  maxLength: ([maxLength]) => ({ maxLength }),
  matches: ([pattern]) => patternOf(pattern as RegExp),
  min: ([minimum]) => ({ minimum }),
  max: ([maximum]) => ({ maximum }),
  arrayMinSize: ([minItems]) => ({ minItems }),
  arrayMaxSize: ([maxItems]) => ({ maxItems }),
  isArray: () => ({}),
  isObject: () => ({}),
  // What it may hold is said by its check; the longest texts differ by field.
  typedText: () => ({ type: 'string', minLength: 1 }),
};

/**
 * Gives the properties of a request's class their schema: the limits are those that are checked, so they cannot differ from the
 * document. `@ApiProperty` adds what validation does not know, as examples and descriptions.
 * Returns the class and every class nested in it. Throws for a decorator it does not know.
 */
export function documentValidated(model: RequestModel, done = new Set<RequestModel>()): Set<RequestModel> {
  if (done.has(model)) return done;
  done.add(model);
  const instance = new model() as Record<string, unknown>;
  for (const [property, rules] of rulesOf(model)) {
    const written = writtenFor(model, property);
    const fallback = instance[property];
    const options = {
      ...limitsOf(model, property, rules),
      ...(fallback !== undefined && { default: fallback }),
      ...written,
      required: !rules.some(({ type }) => type === 'conditionalValidation'),
    };
    ApiProperty(options as ApiPropertyOptions)(model.prototype as object, property);
    const nested = rules.some(({ type }) => type === 'nestedValidation');
    if (nested) documentValidated(nestedModel(model, property, written), done);
  }
  return done;
}

export const isValidated = (type: unknown): type is RequestModel =>
  typeof type === 'function' && rulesOf(type as RequestModel).size > 0;

function rulesOf(model: RequestModel): Map<string, Rule[]> {
  const rules = getMetadataStorage().getTargetValidationMetadatas(model, '', false, false);
  const byProperty = new Map<string, Rule[]>();
  for (const rule of rules)
    byProperty.set(rule.propertyName, [...(byProperty.get(rule.propertyName) ?? []), rule]);
  return byProperty;
}

const RULES_WITHOUT_LIMITS = new Set(['nestedValidation', 'conditionalValidation', 'whitelistValidation']);

function limitsOf(model: RequestModel, property: string, rules: readonly Rule[]): Limits {
  const limits = rules
    .filter(({ type }) => !RULES_WITHOUT_LIMITS.has(type))
    .map(({ name = '', constraints, each }) => {
      const limit = LIMITS[name];
      if (each && name === 'isIn')
        return { type: 'array', items: LIMITS['isIn']?.(constraints as readonly unknown[]) };
      if (!limit || each)
        throw new Error(`${model.name}.${property}: there is no schema for "${name}" of class-validator`);
      return limit((constraints as readonly unknown[] | undefined) ?? []);
    });
  return Object.assign({}, ...limits) as Limits;
}

/** Of a pattern that means the same everywhere; a Unicode property class is known to few readers of schemas. */
function patternOf({ source, flags }: RegExp): Limits {
  if (flags !== '') return {};
  const pattern = source.replace(/\[[^\]]*\]/g, (characters) => characters.replace('\\w', 'A-Za-z0-9_'));
  return { pattern };
}

function nestedModel(model: RequestModel, property: string, { type }: ApiPropertyOptions): RequestModel {
  const named: unknown = Array.isArray(type) ? type[0] : type;
  if (isValidated(named)) return named;
  throw new Error(`${model.name}.${property}: name the class of its items, @ApiProperty({ type: [Item] })`);
}

/** What `@ApiProperty` says already; without it, the declared type. */
function writtenFor(model: RequestModel, property: string): ApiPropertyOptions {
  const written: unknown = Reflect.getMetadata(
    'swagger/apiModelProperties',
    model.prototype as object,
    property,
  );
  const declared: unknown = Reflect.getMetadata('design:type', model.prototype as object, property);
  if (written) return written;
  return isValidated(declared) ? { type: declared } : {};
}

import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import type { RequestModel } from './openapi-types.js';

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Limits = Record<string, unknown>;
type LimitsOf = (constraints: readonly unknown[]) => Limits;

/** The schema keywords of each class-validator decorator. */
const LIMITS: Readonly<Record<string, LimitsOf>> = {
  isString: () => ({ type: 'string' }),
  isBoolean: () => ({ type: 'boolean' }),
  isInt: () => ({ type: 'integer' }),
  isNumberString: () => ({ type: 'string', pattern: '^[0-9]+$' }),
  isMoment: () => ({ type: 'string' }),
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
  typedText: ([maxLength]) => ({ type: 'string', minLength: 1, maxLength }),
};

/**
 * Gives the properties of a request's class their schema: the limits are those that are checked, so they cannot differ from the
 * document. `@ApiProperty` adds what validation does not know, as examples and descriptions.
 * Returns the class and every class nested in it. Throws for a decorator that says nothing of the shape, unless `@ApiProperty` does.
 */
export function documentValidated(model: RequestModel, done = new Set<RequestModel>()): Set<RequestModel> {
  if (done.has(model)) return done;
  done.add(model);
  const instance = new model() as Record<string, unknown>;
  for (const [property, rules] of rulesOf(model)) {
    const nested = nestedIn({ model, property, rules });
    const fallback = instance[property];
    const limits = limitsOf({ model, property, rules });
    const options = {
      ...limits,
      ...(fallback !== undefined && { default: fallback }),
      ...(nested && { type: rules.some(isOfItems) ? [nested] : nested }),
      ...withoutClass(writtenFor(model, property), limits),
      required: !rules.some(({ type }) => type === 'conditionalValidation'),
    };
    ApiProperty(options as ApiPropertyOptions)(model.prototype as object, property);
    if (nested) documentValidated(nested, done);
  }
  return done;
}

/** `@ApiProperty` notes the property's declared class by itself; what is checked says more, an integer where that says a number. */
const withoutClass = ({ type, ...written }: ApiPropertyOptions, limits: Limits): ApiPropertyOptions =>
  (type === undefined || (typeof type === 'function' && limits.type !== undefined)
    ? written
    : { ...written, type }) as ApiPropertyOptions;

interface Field {
  readonly model: RequestModel;
  readonly property: string;
  readonly rules: readonly Rule[];
}

const isNested = ({ type }: Rule): boolean => type === 'nestedValidation';
const isOfItems = (rule: Rule): boolean =>
  isNested(rule) ? rule.each : rule.name === 'isArray' || (rule.name ?? '').startsWith('array');

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

function limitsOf(field: Field): Limits {
  const rules = field.rules.filter(({ type }) => !RULES_WITHOUT_LIMITS.has(type));
  const own = rules.filter(({ each }) => !each).map((rule) => limitOf(field, rule));
  const ofItems = rules.filter(({ each }) => each).map((rule) => limitOf(field, rule));
  return Object.assign(
    {},
    ...own,
    ofItems.length > 0 && { type: 'array', items: Object.assign({ type: 'string' }, ...ofItems) as Limits },
  ) as Limits;
}

function limitOf({ model, property }: Field, { name = '', constraints }: Rule): Limits {
  const limit = LIMITS[name];
  if (limit) return limit((constraints as readonly unknown[] | undefined) ?? []);
  if (writtenFor(model, property).type !== undefined) return {};
  throw new Error(
    `${model.name}.${property}: "${name}" says nothing of the shape; say it with @ApiProperty({ type: … })`,
  );
}

/** A pattern that all schema validators support; few support Unicode property classes. */
function patternOf({ source, flags }: RegExp): Limits {
  const type = 'string';
  if (flags !== '') return { type };
  const pattern = source.replace(/\[[^\]]*\]/g, (characters) => characters.replace('\\w', 'A-Za-z0-9_'));
  return { type, pattern };
}

/** The class of a nested object or of the items of a list, by `@Type`; of an object also by its declared type. */
function nestedIn({ model, property, rules }: Field): RequestModel | undefined {
  if (!rules.some(isNested)) return undefined;
  const typed = defaultMetadataStorage.findTypeMetadata(model, property) as
    { typeFunction(): unknown } | undefined;
  const named: unknown =
    typed?.typeFunction() ?? Reflect.getMetadata('design:type', model.prototype as object, property);
  if (isValidated(named)) return named;
  throw new Error(`${model.name}.${property}: its class has nothing that is validated`);
}

/** Metadata of `@ApiProperty`. */
const writtenFor = ({ prototype }: RequestModel, property: string): ApiPropertyOptions =>
  (Reflect.getMetadata('swagger/apiModelProperties', prototype as object, property) as
    ApiPropertyOptions | undefined) ?? {};

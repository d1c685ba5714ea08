/** A JSON Schema, or a part of one. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Upper bound, so that ms stay exact: 9999 days. */
export const DURATION = '^(0s|[1-9]\\d{0,5}[smh]|[1-9]\\d{0,3}d)$';
/** Ids of versions, goods and merchants: what may stand in an address and a log line. */
export const ID = '^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$';
export const VERSION_PATTERN = '^[a-z0-9][a-z0-9.-]{0,63}$';

export const described = (description: string, schema: Schema): Schema => ({ description, ...schema });
export const duration = (description: string): Schema =>
  described(description, { type: 'string', pattern: DURATION, examples: ['10m', '24h', '15d'] });
export const oneOf = (values: readonly string[], description: string): Schema =>
  described(description, { type: 'string', enum: [...values] });
export const listOf = (items: Schema, description: string): Schema =>
  described(description, { type: 'array', items, uniqueItems: true, maxItems: 200 });
export const yesNo = (description: string): Schema => oneOf(['yes', 'no'], description);
export const whole = (description: string, maximum: number): Schema =>
  described(description, { type: 'integer', minimum: 0, maximum });
export const atLeastOne = (description: string, maximum: number): Schema =>
  described(description, { type: 'integer', minimum: 1, maximum });

/** An object with these members and no others. */
export const object = (
  description: string,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
): Schema =>
  described(description, {
    type: 'object',
    properties,
    required: [...required],
    additionalProperties: false,
  });

export const mapOf = (description: string, names: string, values: Schema, most: number): Schema =>
  described(description, {
    type: 'object',
    propertyNames: { pattern: names },
    additionalProperties: values,
    maxProperties: most,
  });

import { Transform } from 'class-transformer';
import { isISO8601, ValidateBy } from 'class-validator';

/** In ms since the epoch: from 1970 up to the year 10000, which is written with more digits than a database reads. */
const [FIRST, BEYOND] = [0, Date.UTC(10_000, 0)];

/** As `Date` writes it; undefined for what names no moment to PostgreSQL and to JavaScript alike. */
export function momentOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !isISO8601(value, { strict: true, strictSeparator: true }))
    return undefined;
  // NaN for the forms of ISO 8601 that JavaScript does not read, as `20260901T000000Z` and `2026-W36-1`.
  const ms = Date.parse(value);
  return ms >= FIRST && ms < BEYOND ? new Date(ms).toISOString() : undefined;
}

export interface MomentOptions {
  /** Texts that may stand in place of a moment; they stay as they are. */
  readonly or?: RegExp;
}

/**
 * A field with a moment in ISO 8601, of a day that exists. It is written anew as UTC, so that every reader of it takes it for the same
 * moment. Add `@IsOptional()` for an optional field.
 */
export function Moment({ or }: MomentOptions = {}): PropertyDecorator {
  const isOther = (value: unknown): boolean => typeof value === 'string' && or?.test(value) === true;
  const transform = Transform(({ value }: { readonly value: unknown }): unknown =>
    isOther(value) ? value : (momentOf(value) ?? value),
  );
  const validate = ValidateBy({
    name: 'isMoment',
    validator: {
      validate: (value: unknown) => isOther(value) || momentOf(value) !== undefined,
      defaultMessage: (args) =>
        `${args?.property ?? ''} must be a time like 2026-11-23T10:00:00+08:00, of a day that exists`,
    },
  });
  return (target, property) => {
    transform(target, property);
    validate(target, property);
  };
}

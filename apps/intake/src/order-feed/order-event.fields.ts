import { parseRfc3339 } from '@bujiao/event-bus/cloud-events';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';

/** Ids are opaque, but they end up in stream names, keys and addresses: no blanks, no slashes, bounded. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;
const MOST_UNITS = 10_000;
export const MOST_MONEY = 1_000_000_000;
const MOST_NAMED = 100;

/** An id that may be left out. */
export const OptionalId = (): PropertyDecorator => both(IsOptional(), Matches(ID_PATTERN));
/** Integer 分. */
export const Money = (): PropertyDecorator => both(IsInt(), Min(0), Max(MOST_MONEY));
export const Units = (least = 1): PropertyDecorator => both(IsInt(), Min(least), Max(MOST_UNITS));
/** RFC 3339, as the `time` of an event; kept in UTC with milliseconds, so that every reader can parse it. */
export const Moment = (): PropertyDecorator =>
  both(
    ApiProperty({ type: String, format: 'date-time', required: false }),
    Transform(({ value }: { readonly value: unknown }) => inUtc(value)),
    ValidateBy({
      name: 'moment',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && parseRfc3339(value) !== undefined,
        defaultMessage: () => '$property is RFC 3339',
      },
    }),
  );
function inUtc(value: unknown): unknown {
  const at = typeof value === 'string' ? parseRfc3339(value) : undefined;
  return at === undefined ? value : new Date(at).toISOString();
}
/** An object of its own shape. */
export const Nested = (dto: () => new () => object): PropertyDecorator =>
  both(IsObject(), ValidateNested(), Type(dto), ApiProperty({ type: dto() }));
export const NestedList = (dto: () => new () => object): PropertyDecorator =>
  both(
    IsArray(),
    ArrayMaxSize(MOST_NAMED),
    ValidateNested({ each: true }),
    Type(dto),
    ApiProperty({ type: [dto()] }),
  );

function both(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

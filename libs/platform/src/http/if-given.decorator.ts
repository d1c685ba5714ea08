import { ValidateIf } from 'class-validator';

/** An optional member: it may be left out. Unlike `@IsOptional()` it refuses null, which the OpenAPI document does not admit either. */
export const IfGiven = (): PropertyDecorator => ValidateIf((_, value: unknown) => value !== undefined);

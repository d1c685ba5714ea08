import type { TextCheck } from '@bujiao/input-text';
import { Transform } from 'class-transformer';
import { ValidateBy, type ValidationArguments } from 'class-validator';

/** Normalises the text of a field; refused values are passed on, so that the validator reports them. */
function normalised(check: TextCheck, value: unknown): unknown {
  const checked = check(value);
  return checked.ok ? checked.text : value;
}

function reasonFor(check: TextCheck, { property, value }: ValidationArguments): string {
  const checked = check(value);
  return checked.ok ? '' : `${property} is refused (${checked.code}): ${checked.detail}`;
}

/**
 * A field of text that a person typed: normalised on its way in, refused with the code of the check. The message names the place, and
 * never quotes the text. Add `@IsOptional()` for an optional field.
 */
export function TypedText(check: TextCheck): PropertyDecorator {
  const transform = Transform(({ value }) => normalised(check, value as unknown));
  const validate = ValidateBy({
    name: 'typedText',
    // Read by the OpenAPI document, see `validated-models.ts`.
    constraints: [check.most],
    validator: {
      validate: (value: unknown) => check(value).ok,
      defaultMessage: (args) => (args ? reasonFor(check, args) : 'is refused'),
    },
  });
  return (target, property) => {
    transform(target, property);
    validate(target, property);
  };
}

import type { TextCheck } from '@bujiao/input-text';
import { Transform } from 'class-transformer';
import { ValidateBy, type ValidationArguments } from 'class-validator';

/** The text of a field; refused values pass through, for the validator to name what is wrong with them. */
function normalised(check: TextCheck, value: unknown): unknown {
  const checked = check(value);
  return checked.ok ? checked.text : value;
}

function reasonFor(check: TextCheck, { property, value }: ValidationArguments): string {
  const checked = check(value);
  return checked.ok ? '' : `${property} is refused (${checked.code}): ${checked.detail}`;
}

/**
 * A field of text that a person typed: normalised on its way in, refused with the code of the check. The message tells where, and
 * never quotes the text. Put `@IsOptional()` beside it where the field may be left out.
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

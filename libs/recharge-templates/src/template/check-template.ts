import type { RechargeTemplate, TemplateField } from '@bujiao/contracts';
import { valueFault } from './check-target.js';
import { readPattern, type PatternProblem } from './pattern.js';

/** What is wrong with a template, and where, as a JSON pointer. */
export interface TemplateFault {
  readonly code:
    | 'account-not-asked'
    | 'field-twice'
    | 'choices-needed'
    | 'choices-unexpected'
    | 'choice-twice'
    | 'checks-of-choice'
    | 'shortest-above-longest'
    | 'example-not-taken'
    | 'goods-twice'
    | PatternProblem;
  readonly pointer: string;
}

/** What the types cannot say: fields that contradict each other, and patterns that are none. Empty: the template can be published. Pure. */
export function templateFaults({ fields, goods }: RechargeTemplate): readonly TemplateFault[] {
  return [
    ...(fields.some(({ field }) => field === 'rechargeAccount')
      ? []
      : [{ code: 'account-not-asked', pointer: '/fields' } as const]),
    ...repeated(fields.map(({ field }) => field)).map((i): TemplateFault => ({
      code: 'field-twice',
      pointer: `/fields/${i}/field`,
    })),
    ...repeated(goods).map((i): TemplateFault => ({ code: 'goods-twice', pointer: `/goods/${i}` })),
    ...fields.flatMap((field, i) => fieldFaults(field, `/fields/${i}`)),
  ];
}

const repeated = (values: readonly string[]): readonly number[] =>
  [...values.keys()].filter((i) => values.indexOf(values[i] as string) !== i);

function fieldFaults(field: TemplateField, at: string): readonly TemplateFault[] {
  const faults = field.type === 'choice' ? choiceFaults(field, at) : textFaults(field, at);
  // An example shows whether the checks say what is meant; with other faults it would only be a second word about them.
  const taken = faults.length > 0 || field.example === undefined || !valueFault(field, field.example);
  return taken ? faults : [{ code: 'example-not-taken', pointer: `${at}/example` }];
}

function choiceFaults(
  { choices = [], pattern, minLength, maxLength }: TemplateField,
  at: string,
): readonly TemplateFault[] {
  if (choices.length === 0) return [{ code: 'choices-needed', pointer: `${at}/choices` }];
  const checks = [pattern, minLength, maxLength].some((one) => one !== undefined);
  return [
    ...repeated(choices.map(({ value }) => value)).map((i): TemplateFault => ({
      code: 'choice-twice',
      pointer: `${at}/choices/${i}/value`,
    })),
    ...(checks ? [{ code: 'checks-of-choice', pointer: at } as const] : []),
  ];
}

function textFaults(
  { choices, pattern, minLength = 1, maxLength = Infinity }: TemplateField,
  at: string,
): readonly TemplateFault[] {
  const read = pattern === undefined ? undefined : readPattern(pattern);
  return [
    ...(choices ? [{ code: 'choices-unexpected', pointer: `${at}/choices` } as const] : []),
    ...(minLength > maxLength
      ? [{ code: 'shortest-above-longest', pointer: `${at}/minLength` } as const]
      : []),
    ...(read && 'problem' in read ? [{ code: read.problem, pointer: `${at}/pattern` }] : []),
  ];
}

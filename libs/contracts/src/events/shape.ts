/** What is wrong with a value, and where. */
export interface ShapeProblem {
  /** JSON pointer; empty for the whole. */
  readonly pointer: string;
  readonly detail: string;
}

/** Looks at a value. Undefined where it is as it should be. Pure; never throws. */
export type Shape = (value: unknown, pointer: string) => ShapeProblem | undefined;

const MISSING = 'is missing';

const refused = (pointer: string, detail: string): ShapeProblem => ({ pointer, detail });

const when =
  (isRight: (value: unknown) => boolean, detail: string): Shape =>
  (value, pointer) =>
    isRight(value) ? undefined : refused(pointer, value === undefined ? MISSING : detail);

/** A text with something in it, that a database and a canonical JSON can hold. */
export const text: Shape = when(
  (value) => typeof value === 'string' && value !== '' && !/\0|\p{Surrogate}/u.test(value),
  'must be a text without NUL and half characters',
);
export const flag: Shape = when((value) => typeof value === 'boolean', 'must be true or false');
export const whole: Shape = when(
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  'must be a whole number from 0 on',
);
export const moment: Shape = when(
  (value) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value)),
  'must be an ISO 8601 time',
);
export const oneOf = (values: readonly string[]): Shape =>
  when((value) => values.includes(value as string), `must be one of ${values.join(', ')}`);
/** A scalar: what rules were decided on. */
export const scalar: Shape = when(
  (value) => ['string', 'number', 'boolean'].includes(typeof value),
  'must be a text, a number, true or false',
);

export const optional =
  (shape: Shape): Shape =>
  (value, pointer) =>
    value === undefined ? undefined : shape(value, pointer);

export const list =
  (item: Shape): Shape =>
  (value, pointer) => {
    if (!Array.isArray(value)) return refused(pointer, value === undefined ? MISSING : 'must be a list');
    return first(value.map((member: unknown, i) => () => item(member, `${pointer}/${i}`)));
  };

/** Any members, each as `item` says. */
export const record =
  (item: Shape): Shape =>
  (value, pointer) => {
    if (!isObject(value)) return refused(pointer, value === undefined ? MISSING : 'must be an object');
    return first(
      Object.entries(value).map(
        ([name, member]) =>
          () =>
            item(member, at(pointer, name)),
      ),
    );
  };

/** These members and no others: a misspelt one would be passed over in silence. */
export const object =
  (members: Readonly<Record<string, Shape>>): Shape =>
  (value, pointer) => {
    if (!isObject(value)) return refused(pointer, value === undefined ? MISSING : 'must be an object');
    const foreign = Object.keys(value).find((name) => !Object.hasOwn(members, name));
    if (foreign !== undefined)
      return refused(at(pointer, foreign), `is no member here; there are ${Object.keys(members).join(', ')}`);
    return first(
      Object.entries(members).map(
        ([name, shape]) =>
          () =>
            shape(value[name], at(pointer, name)),
      ),
    );
  };

/** An object that is described elsewhere. */
export const anyObject: Shape = when(isObject, 'must be an object');

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const at = (pointer: string, name: string): string =>
  `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

function first(looks: readonly (() => ShapeProblem | undefined)[]): ShapeProblem | undefined {
  for (const look of looks) {
    const problem = look();
    if (problem) return problem;
  }
  return undefined;
}

/** The router reads `?open=12` as a number; an empty filter is none. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : undefined;

export const flag = (value: unknown): true | undefined =>
  value === true || value === 'true' ? true : undefined;

export const oneOf = <T extends string>(allowed: readonly T[], value: unknown): T | undefined =>
  allowed.find((one) => one === value);

export const present = <T extends object>(search: T): T =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;

/** From 1 to `most`. */
export const wholeNumber = (value: unknown, most: number): number | undefined =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most ? Number(value) : undefined;

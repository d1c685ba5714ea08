import { thousands } from './times.js';

/** `1 order`, `1,204 orders`. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${thousands(n)} ${n === 1 ? one : many}`;

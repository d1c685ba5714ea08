import { ApiProblem } from '@bujiao/client';

export { ApiProblem } from '@bujiao/client';

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof ApiProblem && codes.includes(error.code);

import { BadSelection, JobRefused } from '@bujiao/replay';
import { badRequest, conflict, notFound, type Problem } from '@bujiao/platform';

/** What a job was refused for, as a problem; anything else as it is. */
export function jobProblem(error: unknown): Problem | Error {
  if (error instanceof BadSelection) return badRequest('bad-selection', error.message);
  if (!(error instanceof JobRefused)) return error as Error;
  const problem = error.code === 'job-not-found' ? notFound : conflict;
  return problem(error.code, error.message);
}

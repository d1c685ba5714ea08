import { isDatabaseUnavailable } from '@bujiao/basics';

/** State of the database in which it refuses writes. A retry can help in each; the responsible person differs. */
export type DatabaseTrouble = 'unavailable' | 'full' | 'read-only';

const TROUBLE_BY_SQLSTATE: Readonly<Record<string, DatabaseTrouble>> = {
  '53100': 'full',
  '25006': 'read-only',
};
const MOST_CAUSES = 5;

/** The state of the database that an error or one of its causes reports; undefined for other errors. */
export function databaseTrouble(error: unknown): DatabaseTrouble | undefined {
  let depth = 0;
  for (let cause = error; cause instanceof Error && depth < MOST_CAUSES; cause = cause.cause, depth += 1) {
    const { code } = cause as { code?: unknown };
    const trouble = TROUBLE_BY_SQLSTATE[String(code)];
    if (trouble) return trouble;
  }
  return isDatabaseUnavailable(error) ? 'unavailable' : undefined;
}

import { useState } from 'react';
import { isTakenAway } from '../api/problem.js';
import type { Reading } from '../ui/not-read.js';

/**
 * A query whose data stay those of its key before, until its new key has data; a failed read does not remove them. For keys that differ
 * in their order or filter alone: a page without rows would remove the form beside them, and what somebody has typed there.
 */
export function useLastRead<Data>(
  { data, isError, error, refetch }: Reading<Data>,
  isKept = true,
): Reading<Data> {
  const [last, setLast] = useState<Data>();
  const shown = data ?? (isTakenAway(error) ? undefined : last);
  if (isKept && shown !== last) setLast(shown);
  return { data: shown, isError, error, refetch };
}

import { useState } from 'react';
import { isTakenAway } from '../api/problem.js';
import type { Reading } from '../ui/not-read.js';

/**
 * A reading that goes on with what its earlier key has read, until its own key has been read; also where that cannot be read. For keys
 * that differ in their order or filter alone: a page without rows would take away what somebody types beside them.
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

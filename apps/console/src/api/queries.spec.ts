import { notifyManager, QueryObserver } from '@tanstack/react-query';
import { describe, expect, test } from '@jest/globals';
import { waitUntil } from '@bujiao/testing';
import { ApiProblem } from './problem.js';
import { newQueries } from './queries.js';

const refused = (status: number): ApiProblem => new ApiProblem(status, new Headers(), { code: 'refused' });
const unreachable = new TypeError('fetch failed');

/** A page that has read an order, and how it stands after each later answer. */
async function pageThatHasRead() {
  const queries = newQueries();
  let answer: Error | string = 'order';
  let held: Promise<void> = Promise.resolve();
  const hold = (): (() => void) => {
    let release: () => void = () => undefined;
    held = new Promise((resolve) => (release = resolve));
    return release;
  };
  const observer = new QueryObserver(queries, {
    queryKey: ['order'],
    queryFn: async () => {
      await held;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    retry: false,
  });
  const seen: { readonly error: unknown; readonly isFetching: boolean }[] = [];
  // As pages do.
  const look = notifyManager.batchCalls(() => {
    const { error, isFetching } = observer.getCurrentResult();
    seen.push({ error, isFetching });
  });
  const leave = observer.subscribe(look);
  const after = async (next: Error | string) => {
    answer = next;
    const { data, isError, error } = await observer.refetch();
    return { data, isError, error };
  };
  await after('order');
  return { after, seen, hold, leave };
}

describe('what a page has read', () => {
  test.each([
    ['the connection fails', unreachable],
    ['the product cannot answer', refused(503)],
    ['it asks too often', refused(429)],
  ])('stays beside the failure when %s', async (_, error) => {
    const { after, leave } = await pageThatHasRead();
    expect(await after(error)).toEqual({ data: 'order', isError: true, error });
    expect(await after('order, later')).toEqual({ data: 'order, later', isError: false, error: null });
    leave();
  });

  test.each([401, 403, 404, 410])('is forgotten after the status %i', async (status) => {
    const { after, leave } = await pageThatHasRead();
    const error = refused(status);
    expect(await after(error)).toEqual({ data: undefined, isError: true, error });
    // A connection that fails later does not bring it back.
    expect(await after(unreachable)).toEqual({ data: undefined, isError: true, error: unreachable });
    expect(await after('order, again')).toMatchObject({ data: 'order, again', isError: false });
    leave();
  });

  test('is gone with a reason that stays while it is asked for again', async () => {
    const { after, seen, hold, leave } = await pageThatHasRead();
    const error = refused(404);
    await after(error);
    const release = hold();
    const again = after(error);
    await waitUntil(() => seen.at(-1)?.isFetching === true);
    expect(seen.at(-1)?.error).toBe(error);
    release();
    expect(await again).toMatchObject({ isError: true, error });
    expect(await after('order, again')).toMatchObject({ data: 'order, again', error: null });
    leave();
  });
});

import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, test } from '@jest/globals';
import { ApiProblem } from './problem.js';
import { newQueries } from './queries.js';

const refused = (status: number): ApiProblem => new ApiProblem(status, new Headers(), { code: 'refused' });
const unreachable = new TypeError('fetch failed');

/** A page that has read an order, and how it stands after each later answer. */
async function pageThatHasRead() {
  const queries = newQueries();
  let answer: Error | string = 'order';
  const observer = new QueryObserver(queries, {
    queryKey: ['order'],
    queryFn: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)),
    retry: false,
  });
  const leave = observer.subscribe(() => undefined);
  const after = async (next: Error | string) => {
    answer = next;
    const { data, isError, error } = await observer.refetch();
    return { data, isError, error };
  };
  await after('order');
  return { after, leave };
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
});

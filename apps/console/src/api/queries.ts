import { QueryCache, QueryClient, type Query } from '@tanstack/react-query';
import { ApiProblem, isTakenAway } from './problem.js';

const MOST_RETRIES = 2;

/**
 * What the pages read of the API. After a failure they go on showing what was read before. What the API has taken away is forgotten at
 * once, or a later failure of the connection would show it again.
 */
export function newQueries(): QueryClient {
  const failures = new WeakMap<object, Error>();
  const queryCache = new QueryCache({
    onError: (error, query) => {
      failures.set(query, error);
      forgetWhatIsTakenAway(error, query);
    },
    onSuccess: (_, query) => void failures.delete(query),
  });
  queryCache.subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'fetch') return;
    const { query } = event;
    const error = failures.get(query);
    // Without data a query forgets its failure while it asks again: the page would show grey lines and the reason in turn.
    if (error && query.state.data === undefined) query.setState({ status: 'error', error });
  });
  return new QueryClient({ queryCache, defaultOptions: { queries: { retry, staleTime: 1_000 } } });
}

/** The client asks again by itself where nothing answers; here only what the product could not answer. */
const retry = (failures: number, error: Error): boolean =>
  failures < MOST_RETRIES && error instanceof ApiProblem && error.status >= 500;

function forgetWhatIsTakenAway(error: Error, query: Query<unknown, unknown, unknown>): void {
  if (isTakenAway(error)) query.setState({ data: undefined, dataUpdatedAt: 0 });
}

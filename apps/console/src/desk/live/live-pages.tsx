import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { follow, type Connection } from '../../api/event-stream.js';
import { useApi, useSignedIn } from '../../sign-in/session-context.js';
import { LiveStrip } from '../../ui/live-strip.js';
import { useNow } from '../../ui/now.js';
import { useActingRole } from '../roles.js';
import { coalesced } from './coalesced.js';
import { queriesOf, streamOf, type ChangesPath } from './views.js';

/** What no stream tells of, such as a deadline that comes nearer, is read so often. */
const WHILE_LIVE_MS = 30_000;
/** Without a stream: it is cut, or refused because too many are open. */
const WITHOUT_MS = 5_000;

const IsLive = createContext(false);

/** ms after which a page reads again by itself. */
export const useRefresh = (): number => (use(IsLive) ? WHILE_LIVE_MS : WITHOUT_MS);

/** Pages of lists: read again at each change that the stream of the page names, and now and then while it is cut. */
export function LivePages({ children }: { readonly children: ReactNode }) {
  const role = useActingRole(useSignedIn().session.person);
  const path = streamOf(useLocation({ select: ({ pathname }) => pathname }), role);
  const connection = useChanges(path);
  return (
    <IsLive value={path !== undefined && connection?.state === 'live'}>
      {path && connection && <Strip connection={connection} />}
      {children}
    </IsLive>
  );
}

/** Undefined before the first connection, and where the API refuses one. */
function useChanges(path: ChangesPath | undefined): Connection | undefined {
  const api = useApi();
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>();
  useEffect(() => {
    setConnection(undefined);
    if (path === undefined) return undefined;
    const leaving = new AbortController();
    const readAgain = coalesced((key) => queries.invalidateQueries({ queryKey: [key] }));
    let wasCut = false;
    follow(api, {
      path,
      signal: leaving.signal,
      onEvent: ({ data }) => {
        const { views } = JSON.parse(data) as { readonly views: readonly string[] };
        if (views.length === 0) readBegunAgain(queries);
        for (const key of queriesOf(views)) void readAgain(key);
      },
      onConnection: (next) => {
        // What failed meanwhile shows again, also where nothing has changed.
        if (next.state === 'live' && wasCut) void queries.invalidateQueries();
        wasCut = next.state === 'cut';
        setConnection(next);
      },
    }).catch(() => setConnection(undefined));
    return () => leaving.abort();
  }, [api, queries, path]);
  return connection;
}

/** From now on the stream tells what changes: what was read before, or is being read, may have changed before that. */
function readBegunAgain(queries: QueryClient): void {
  const again = ({ queryKey }: Query): void => void queries.invalidateQueries({ queryKey, exact: true });
  for (const query of queries.getQueryCache().getAll())
    if (query.state.data !== undefined) again(query);
    else void query.promise?.then(() => again(query)).catch(() => undefined);
}

function Strip({ connection }: { readonly connection: Connection }) {
  const queries = useQueryClient();
  useNow(connection.state === 'cut');
  const shownAt = Math.max(
    0,
    ...queries
      .getQueryCache()
      .getAll()
      .map(({ state }) => state.dataUpdatedAt),
  );
  return <LiveStrip connection={connection} shownAt={shownAt} />;
}

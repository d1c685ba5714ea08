import { useInfiniteQuery } from '@tanstack/react-query';
import { PAGE_ROWS } from '../../api/desk.js';
import { useRefresh } from '../live/live-pages.js';

/** A list of many pages is read anew less often: each page is a request. */
const REFRESH_MANY_MS = 30_000;

interface PagesOptions<Row> {
  readonly key: readonly unknown[];
  readonly read: (cursor: string | undefined) => Promise<readonly Row[]>;
}

/** A list that goes on by cursor, as one array, read anew while it is open. */
export function usePages<Row extends { readonly cursor: string }>({ key, read }: PagesOptions<Row>) {
  const refresh = useRefresh();
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length < PAGE_ROWS ? undefined : page.at(-1)?.cursor),
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? REFRESH_MANY_MS : refresh),
  });
  return {
    list,
    rows: list.data?.pages.flat() ?? [],
    more: list.hasNextPage,
    onMore: () => {
      if (!list.isFetchingNextPage) void list.fetchNextPage();
    },
  };
}

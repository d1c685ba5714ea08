import { useInfiniteQuery } from '@tanstack/react-query';
import { useLastRead } from '../last-read.js';
import { useRefresh } from '../live/live-pages.js';

/** A list of many pages is read anew less often: each page is a request. */
const REFRESH_MANY_MS = 30_000;

interface PagesOptions<Row> {
  readonly key: readonly unknown[];
  /** @param cursor of the last row of the page before */
  readonly read: (cursor: string | undefined) => Promise<readonly Row[]>;
  readonly cursorOf: (row: Row) => string;
  /** Rows of a page: a shorter one is the last. */
  readonly pageRows: number;
  /** Keys differ in their order alone: see {@link useLastRead}. */
  readonly onlyReorders?: boolean;
}

/** A list that goes on by cursor, as one array, read anew while it is open. */
export function usePages<Row>({ key, read, cursorOf, pageRows, onlyReorders = false }: PagesOptions<Row>) {
  const refresh = useRefresh();
  const pages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => {
      const last = page.at(-1);
      return page.length < pageRows || last === undefined ? undefined : cursorOf(last);
    },
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? REFRESH_MANY_MS : refresh),
  });
  const list = useLastRead(pages, onlyReorders);
  return {
    list,
    rows: list.data?.pages.flat() ?? [],
    more: pages.hasNextPage,
    onMore: () => {
      if (!pages.isFetchingNextPage) void pages.fetchNextPage();
    },
  };
}

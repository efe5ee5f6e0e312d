import { endedLate, type Page } from "../api/cut";

/** How a list goes on behind its last row. */
export interface ReadOn {
  more: boolean;
  /** The search ran out of time there: it goes on only when somebody asks. */
  late: boolean;
  /** The last try to read did not succeed: likewise. */
  failed: boolean;
  /** The next page is being read, or the list anew. */
  reading: boolean;
  onMore(): void;
}

export const NOTHING_MORE: ReadOn = {
  more: false,
  late: false,
  failed: false,
  reading: false,
  onMore: () => undefined,
};

/** A list that is read page after page. */
interface Paged {
  data: { pages: readonly Page[] } | undefined;
  hasNextPage: boolean;
  isError: boolean;
  isFetching: boolean;
  fetchNextPage(options: { cancelRefetch: boolean }): Promise<unknown>;
}

export function readOnOf(list: Paged): ReadOn {
  return {
    more: list.hasNextPage,
    late: endedLate(list.data?.pages.at(-1)),
    failed: list.isError,
    reading: list.isFetching,
    // A list that is being read anew is read to its end: the next page of the old one would take its place.
    onMore: () => void list.fetchNextPage({ cancelRefetch: false }),
  };
}

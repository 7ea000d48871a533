/** A paged source for a component: another `key` is another list, another `refreshKey` the same list to be read again. */
import { useEffect, useRef, useState } from 'react';
import { type FetchPage, Pages, type PagesOptions } from './paged-source.ts';

export interface PagedSourceOptions<Row> extends PagesOptions {
  /** Names the list: filter and order as text. */
  key: string;
  /** Changes when the books have changed. */
  refreshKey?: string | number;
  fetch: FetchPage<Row>;
}

export function usePagedSource<Row>({
  key,
  refreshKey,
  fetch,
  ...options
}: PagedSourceOptions<Row>): Pages<Row> {
  const latest = useRef(fetch);
  latest.current = fetch;
  const [pages] = useState(() => new Pages<Row>((...args) => latest.current(...args), options));
  const known = useRef({ key, refreshKey });
  useEffect(() => {
    const before = known.current;
    known.current = { key, refreshKey };
    if (before.key !== key) pages.reset();
    else if (before.refreshKey !== refreshKey) pages.refresh();
  }, [pages, key, refreshKey]);
  return pages;
}

/** The pages of a statement and its bytes, as the core tells of them. */
import { useQuery } from '@tanstack/react-query';
import { client } from '../../app/client.ts';
import type { PagesSource } from './types.ts';

/** Bytes and places of a file never change; they are let go of soon, as they may be large. */
const KEPT_MS = 30_000;
const FOREVER = { staleTime: Number.POSITIVE_INFINITY, gcTime: KEPT_MS, refetchOnWindowFocus: false };

export function usePages(source: PagesSource) {
  const key =
    source.kind === 'stored'
      ? ['stored', source.file]
      : ['given', source.name, source.part, source.file.size, source.file.lastModified];
  const pages = useQuery({
    // Which entry stands for a row changes with the books: asked for anew each time it is opened.
    queryKey: ['evidence-pages', ...key],
    queryFn: ({ signal }) =>
      source.kind === 'stored'
        ? client.evidence.pages({ file: source.file }, { signal })
        : client.evidence.preview(
            { file: source.file, ...(source.part === null ? {} : { part: source.part }) },
            { signal },
          ),
    ...FOREVER,
    staleTime: 0,
  });
  const file = useQuery({
    queryKey: ['evidence-file', ...key],
    queryFn: async ({ signal }): Promise<Blob> => {
      if (source.kind === 'stored') return client.evidence.file({ file: source.file }, { signal });
      const { file, part } = source;
      return part === null ? file : client.evidence.within({ file, part }, { signal });
    },
    ...FOREVER,
  });
  return { pages, file };
}

/** Sets a paper here, without a thread of its own, with the typeface as it is built: for tests that set very many. */
import type { Paper } from '../../main/papers/index.ts';
import { setPaper } from '../../main/papers/set.ts';
import { OUT } from '../../vite.main.config.ts';

export async function setHere(paper: Paper): Promise<Blob> {
  return new Blob([await setPaper(paper, `${OUT}/fonts/`)]);
}

/** What crossed, and papers, have numbers in the order of their days, so that one page can speak of what stands on another. */
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import type { PaperOut } from '../../shared/contract/paper.ts';

export class Numbers {
  readonly #crossed: ReadonlyMap<string, number>;
  readonly #papers: ReadonlyMap<string, number>;

  /** `total`: how many crossed, where only the last of them are listed. */
  constructor(crossed: readonly CrossingOut[], total: number, papers: readonly PaperOut[]) {
    const first = total - crossed.length + 1;
    this.#crossed = new Map(crossed.map(({ id }, index) => [id, first + index] as const));
    this.#papers = new Map(papers.map(({ id }, index) => [id, index + 1] as const));
  }

  /** “7”; a dash for what crossed before the period. */
  crossing(id: string): string {
    return this.#crossed.get(id)?.toString() ?? '–';
  }

  crossings(ids: readonly string[]): string {
    return listOf(ids, this.#crossed) || '–';
  }

  /** “Movements 9, 15”; empty where none of them is listed. */
  movements(ids: readonly string[]): string {
    return called('Movement', listOf(ids, this.#crossed));
  }

  /** “Papers 3, 5”; empty where none of them is listed. */
  papers(ids: readonly string[]): string {
    return called('Paper', listOf(ids, this.#papers));
  }

  ofPaper(id: string): string {
    return String(this.#papers.get(id));
  }

  /** “Paper 3” */
  paper(id: string): string {
    return `Paper ${this.ofPaper(id)}`;
  }
}

/** “9, 15”; empty where none of them has a number. */
function listOf(ids: readonly string[], numbers: ReadonlyMap<string, number>): string {
  return ids
    .flatMap((id) => numbers.get(id) ?? [])
    .sort((a, b) => a - b)
    .join(', ');
}

function called(one: string, list: string): string {
  return list === '' ? '' : `${one}${list.includes(',') ? 's' : ''} ${list}`;
}

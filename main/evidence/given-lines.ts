/** Lines of a file that is not imported yet, around one of them, as they stand in it. Throws what `textWithin` throws. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { textWithin } from '../import/index.ts';
import { asLines, shownLine } from './text-look.ts';

type Given = (typeof contract.evidence.preview_lines)['~orpc'];
type Input = z.output<NonNullable<Given['inputSchema']>>;
type Output = z.input<NonNullable<Given['outputSchema']>>;

export async function linesGiven(
  { file, part, format, line, count }: Input,
  signal: AbortSignal | undefined,
): Promise<Output> {
  const { name, text } = await textWithin(file, part ?? null, signal);
  const { lines, columns } = asLines(format, text, new Uint32Array());
  const at = lines.placeOfLine(line);
  const from = Math.max(0, at - Math.floor(count / 2));
  const none = { rows: [], problem: null, unbooked_id: null };
  return {
    ...{ file: name, format, total: lines.total, columns, from, at },
    lines: lines.slice(from, from + count).map((one) => ({ ...shownLine(text, one, columns), ...none })),
  };
}

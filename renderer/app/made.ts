/**
 * Which command an answer came from: the core says its number in a header of the answer, and an Undo that speaks of the
 * command names it. Kept by the answer itself, so that two commands under way at once are not mistaken for each other.
 */
import type { ClientContext } from '@orpc/client';
import type { StandardLinkOptions } from '@orpc/client/standard';
import { COMMAND_HEADER } from '../../shared/contract/base.ts';

interface Hearing extends ClientContext {
  hear?: (seq: number) => void;
}

const numbers = new WeakMap<object, number>();

/** For the link to the core: notes the number of every command that is answered. */
export const noteCommands: Pick<
  Required<StandardLinkOptions<Hearing>>,
  'interceptors' | 'clientInterceptors'
> = {
  interceptors: [
    async (options) => {
      let seq: number | null = null;
      const hear = (heard: number) => {
        seq = heard;
      };
      const answer = await options.next({ ...options, context: { ...options.context, hear } });
      if (seq !== null && typeof answer === 'object' && answer !== null) numbers.set(answer, seq);
      return answer;
    },
  ],
  clientInterceptors: [
    async (options) => {
      const response = await options.next();
      const header = response.headers[COMMAND_HEADER];
      if (typeof header === 'string') options.context.hear?.(Number(header));
      return response;
    },
  ],
};

/** The number of the command that gave this very answer; `null` where it changed nothing, or was no command. */
export function commandOf(answer: unknown): number | null {
  return typeof answer === 'object' && answer !== null ? (numbers.get(answer) ?? null) : null;
}

/** Keeps what is found in the record. */
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';

export function useRecord({ id }: Entity) {
  return useCommand(() => client.veil.record({ entity: id, as_of: today() }), {
    done: ({ opened, changed, cured }) => text.veil.record.done(opened, changed, cured),
  });
}

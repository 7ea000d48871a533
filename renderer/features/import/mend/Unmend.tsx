/** Takes back what was said of a row that could not be booked; its transaction stays. */
import { client } from '../../../app/client.ts';
import { useCommand } from '../../../app/command.ts';
import { text } from '../../../text/index.ts';
import { Button } from '../../../ui/index.ts';

export function Unmend({ row }: { row: string }) {
  const unmend = useCommand(client.imports.unmend, { done: text.imports.mend.tookBack });
  return (
    <Button size="small" variant="link" disabled={unmend.busy} onClick={() => void unmend.run({ row })}>
      {text.imports.mend.takeBack}
    </Button>
  );
}

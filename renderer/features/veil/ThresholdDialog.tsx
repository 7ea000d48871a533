/** Setting one figure for this company, or going back to the usual one. */
import { useState } from 'react';
import { formatMoney, tryParseMoney } from '../../../shared/money.ts';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button, FormDialog, MoneyInput, Stack, TextInput } from '../../ui/index.ts';
import type { Threshold } from './types.ts';

const words = text.veil.figureDialog;

interface DialogProps {
  threshold: Threshold | null;
  company: Entity;
  usual: string;
  onClose: () => void;
}

export function ThresholdDialog({ threshold, company, usual, onClose }: DialogProps) {
  const [value, setValue] = useState(threshold?.value ?? '');
  const [tried, setTried] = useState(false);
  const set = useCommand(
    (given: string | null) =>
      client.veil.set_threshold({ entity: company.id, name: threshold!.name, value: given }),
    { done: (_, given) => (given === null ? words.resetDone : words.done) },
  );
  const isMoney = threshold?.unit === 'amount';
  const wrong = isMoney ? value === '' : !/^\d{1,4}$/.test(value.trim());
  const keep = async (given: string | null) => {
    if ((await set.run(given)) !== null) onClose();
  };
  const submit = () => {
    setTried(true);
    if (!wrong) void keep(value.trim());
  };
  return (
    <FormDialog
      open={threshold !== null}
      onClose={onClose}
      title={words.title}
      size="small"
      onSubmit={submit}
      submit={words.save}
      busy={set.busy}
      aside={<Button onClick={() => void keep(null)}>{words.reset}</Button>}
    >
      <Stack>
        <p>{threshold?.what}</p>
        {isMoney ? (
          <MoneyInput
            label={words.value}
            help={words.usual(usual)}
            value={minorOf(value, company.base_currency)}
            currency={company.base_currency}
            onCommit={(minor) => setValue(minor === null ? '' : formatMoney(minor, company.base_currency))}
            showCurrency
            autoFocus
            allowEmpty
            error={tried && wrong ? words.wrong : null}
          />
        ) : (
          <TextInput
            label={words.value}
            help={words.usual(usual)}
            value={value}
            onChange={setValue}
            autoFocus
            required
            error={tried && wrong ? words.wrong : null}
          />
        )}
      </Stack>
    </FormDialog>
  );
}

function minorOf(value: string, currency: string): number | null {
  const read = tryParseMoney(value, currency);
  return typeof read === 'number' ? read : null;
}

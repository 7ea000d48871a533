/** The books for another program: whose, for which program, and the days that the screen shows. */
import { useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { saveFile } from '../../app/save-file.ts';
import { sentenceOf, type Trouble, troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { Button, Dialog, RadioGroup, Select, Stack, toast, useLocale } from '../../ui/index.ts';
import { spanName } from './labels.ts';
import type { Span } from './span.ts';

const words = text.reports.export;
const FORMATS = ['hledger', 'beancount', 'iif', 'quickbooks', 'xero'] as const;
type Format = (typeof FORMATS)[number];

/** Plain-text tools hold several entities in one file; a company file of the others holds one. */
const ALL = 'all';
const holdsAll = (format: Format) => format === 'hledger' || format === 'beancount';

interface ExportDialogProps {
  entities: readonly Entity[];
  span: Span;
  onClose: () => void;
}

export function ExportDialog({ entities, span, onClose }: ExportDialogProps) {
  const locale = useLocale();
  const [format, setFormat] = useState<Format>('quickbooks');
  const [chosen, setChosen] = useState(entities[0]!.id);
  const [days, setDays] = useState<'shown' | 'all'>('shown');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const entity = chosen === ALL && !holdsAll(format) ? entities[0]!.id : chosen;
  const save = async () => {
    setBusy(true);
    setTrouble(null);
    try {
      const file = await client.journal.export({
        format,
        ...(entity === ALL ? {} : { entity }),
        ...(days === 'shown' ? span : {}),
      });
      saveFile(file.name, file);
      toast({ message: words.saved(file.name), tone: 'good' });
      onClose();
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      size="small"
      title={words.title}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            {words.save}
          </Button>
        </>
      }
    >
      <Stack>
        {trouble && <p role="alert">{sentenceOf(trouble)}</p>}
        <Select
          label={words.format}
          help={words.helps[format]}
          value={format}
          options={FORMATS.map((value) => ({ value, label: words.formats[value] }))}
          onCommit={(value) => setFormat(value as Format)}
        />
        <Select
          label={words.entity}
          value={entity}
          options={[
            ...entities.map(({ id, name }) => ({ value: id, label: name })),
            ...(holdsAll(format) && entities.length > 1 ? [{ value: ALL, label: words.all }] : []),
          ]}
          onCommit={setChosen}
        />
        <RadioGroup<'shown' | 'all'>
          label={words.days}
          value={days}
          onChange={setDays}
          options={[
            { value: 'shown', label: spanName(span, locale) },
            { value: 'all', label: words.allDays },
          ]}
        />
      </Stack>
    </Dialog>
  );
}

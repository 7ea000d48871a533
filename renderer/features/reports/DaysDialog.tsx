/** Days of its own for a report: any two, or a fiscal year that does not begin in January. */
import { useState } from 'react';
import { addDays } from '../../../shared/dates.ts';
import { text } from '../../text/index.ts';
import { Button, DateInput, Dialog, MONTHS, Row, Select } from '../../ui/index.ts';
import type { Span } from './span.ts';

const words = text.reports.days;

interface DaysDialogProps {
  span: Span;
  onChoose: (days: { from: string; to: string }) => void;
  onClose: () => void;
}

/** The twelve months that begin with this month, in the year in which `to` lies. */
export function fiscalYear(month: number, to: string): { from: string; to: string } {
  const year = Number(to.slice(0, 4)) - (Number(to.slice(5, 7)) < month ? 1 : 0);
  const day = (ofYear: number) => `${ofYear}-${String(month).padStart(2, '0')}-01`;
  return { from: day(year), to: addDays(day(year + 1), -1) };
}

export function DaysDialog({ span, onChoose, onClose }: DaysDialogProps) {
  const [from, setFrom] = useState<string | null>(span.from ?? null);
  const [to, setTo] = useState<string | null>(span.to);
  const wrong = from !== null && to !== null && from > to;
  const ready = from !== null && to !== null && !wrong;
  return (
    <Dialog
      open
      size="small"
      title={words.title}
      onClose={onClose}
      onSubmit={() => ready && onChoose({ from, to })}
      footer={
        <Button variant="primary" type="submit" why={ready ? null : words.wrong}>
          {words.show}
        </Button>
      }
    >
      <Row align="start">
        <DateInput label={words.from} value={from} onCommit={setFrom} />
        <DateInput label={words.to} value={to} onCommit={setTo} {...(wrong ? { error: words.wrong } : {})} />
      </Row>
      <Select
        label={words.fiscal}
        help={words.fiscalHelp}
        value={null}
        placeholder={words.fiscalChoose}
        options={MONTHS}
        onCommit={(month) => {
          const year = fiscalYear(Number(month), to ?? span.to);
          setFrom(year.from);
          setTo(year.to);
        }}
      />
    </Dialog>
  );
}

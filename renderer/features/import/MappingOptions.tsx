/** How a CSV file writes its days, numbers and signs, and where its rows begin. */

import { isDateFormat } from '../../../shared/contract/mapping.ts';
import { text } from '../../text/index.ts';
import { Combobox, type ComboOption, Select, TextInput } from '../../ui/index.ts';
import styles from './Mapping.module.css';
import {
  DATE_FORMATS,
  dateExample,
  type MappingDraft,
  type PlainSign,
  withFirstRow,
  withFlagWords,
  withHeaderRow,
  withSign,
} from './mapping.ts';

interface MappingOptionsProps {
  draft: MappingDraft;
  /** The table is of a workbook, where nothing parts the cells. */
  isSheet?: boolean;
  onChange: (draft: MappingDraft) => void;
}

interface FormatOption extends ComboOption {
  example: string;
}

/** Files have a few lines above their rows, not thousands. */
const ROW_MAX = 1000;
const CURRENCY = /^[A-Za-z]{3}$/;

function formatsFor(query: string, now: string): FormatOption[] {
  const all = DATE_FORMATS.includes(now as (typeof DATE_FORMATS)[number])
    ? DATE_FORMATS
    : [now, ...DATE_FORMATS];
  const typed = query.trim().toUpperCase();
  return all
    .filter((format) => format.toUpperCase().includes(typed))
    .map((format) => ({ id: format, label: format, example: dateExample(format) }));
}

/** A row as somebody counts it, from 1; `null` for what is none. */
function rowOf(typed: string): number | null {
  const row = Number(typed.trim());
  return /^\d+$/.test(typed.trim()) && row >= 1 && row <= ROW_MAX ? row - 1 : null;
}

export function MappingOptions({ draft, isSheet = false, onChange }: MappingOptionsProps) {
  const words = text.imports.mapping;
  const { columns } = draft;
  return (
    <fieldset className={styles.options}>
      <legend className={styles.title}>{words.options}</legend>
      <Combobox<FormatOption>
        label={words.dateFormat}
        help={words.dateFormatHelp}
        shown={draft.dateFormat}
        error={isDateFormat(draft.dateFormat) ? null : words.dateFormatBad}
        optionsFor={(query) => formatsFor(query, draft.dateFormat)}
        onPick={(option) => onChange({ ...draft, dateFormat: option.label })}
        onText={(typed) => onChange({ ...draft, dateFormat: typed })}
        renderOption={(option) => (
          <>
            <span>{option.label}</span>
            <span className={styles.text}>{option.example}</span>
          </>
        )}
      />
      <Select<'.' | ','>
        label={words.decimal}
        value={draft.decimal}
        options={(['.', ','] as const).map((value) => ({ value, label: words.decimals[value] }))}
        onCommit={(decimal) => onChange({ ...draft, decimal })}
      />
      {columns.out !== undefined && (
        <Select<MappingDraft['outSign']>
          label={words.outSign}
          value={draft.outSign}
          options={(['positive', 'negative'] as const).map((value) => ({
            value,
            label: words.outSigns[value],
          }))}
          onCommit={(outSign) => onChange({ ...draft, outSign })}
        />
      )}
      {columns.balance !== undefined && (
        <Select<MappingDraft['balanceWhen']>
          label={words.balanceWhen}
          value={draft.balanceWhen}
          options={(['after', 'before'] as const).map((value) => ({
            value,
            label: words.balanceWhens[value],
          }))}
          onCommit={(balanceWhen) => onChange({ ...draft, balanceWhen })}
        />
      )}
      {columns.currency === undefined && (
        <TextInput
          label={words.currency}
          value={draft.currency ?? ''}
          maxLength={3}
          check={(typed) => (typed.trim() === '' || CURRENCY.test(typed.trim()) ? null : words.currencyBad)}
          onCommit={(typed) => onChange({ ...draft, currency: typed.trim().toUpperCase() || null })}
        />
      )}
      <SignOptions draft={draft} onChange={onChange} />
      <TextInput
        label={words.headerRow}
        value={draft.headerRow === null ? '' : String(draft.headerRow + 1)}
        placeholder={words.noHeader}
        check={(typed) => (typed.trim() === '' || rowOf(typed) !== null ? null : words.rowBad)}
        onCommit={(typed) => onChange(withHeaderRow(draft, rowOf(typed)))}
      />
      <TextInput
        label={words.firstRow}
        value={String(draft.firstRow + 1)}
        check={(typed) => (rowOf(typed) === null ? words.rowBad : null)}
        onCommit={(typed) => onChange(withFirstRow(draft, rowOf(typed) ?? 0))}
      />
      {!isSheet && (
        <Select<string>
          label={words.delimiter}
          value={draft.delimiter}
          options={Object.entries({
            ...words.delimiters,
            ...(draft.delimiter in words.delimiters ? {} : { [draft.delimiter]: draft.delimiter }),
          }).map(([value, label]) => ({ value, label }))}
          onCommit={(delimiter) => onChange({ ...draft, delimiter })}
        />
      )}
    </fieldset>
  );
}

const SIGNS: readonly PlainSign[] = ['as-is', 'inverted', 'unmarked-out'];

function SignOptions({ draft, onChange }: Omit<MappingOptionsProps, 'isSheet'>) {
  const words = text.imports.mapping;
  const { sign, columns } = draft;
  if (sign.rule === 'flag')
    return (
      <>
        <TextInput
          label={words.flagOut}
          help={words.flagHelp}
          value={sign.debit.join(', ')}
          onCommit={(typed) => onChange(withFlagWords(draft, 'debit', typed))}
        />
        <TextInput
          label={words.flagIn}
          help={words.flagHelp}
          value={sign.credit.join(', ')}
          onCommit={(typed) => onChange(withFlagWords(draft, 'credit', typed))}
        />
      </>
    );
  if (columns.amount === undefined) return null;
  return (
    <div className={styles.wide}>
      <Select<PlainSign>
        label={words.sign}
        value={sign.rule}
        options={SIGNS.map((value) => ({ value, label: words.signs[value] }))}
        onCommit={(rule) => onChange(withSign(draft, rule))}
      />
    </div>
  );
}

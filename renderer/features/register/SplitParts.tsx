/** The parts of a split, each a line: category, memo, amount or percentage; below them what is left. */
import { IconPlus, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Account } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, Button, IconButton, Money, moneyText, TextInput, useLocale } from '../../ui/index.ts';
import styles from './Split.module.css';
import {
  distribute,
  newPart,
  type Reading,
  type SplitPart,
  typedOf,
  type Worked,
  workOut,
} from './splits.ts';

export interface SplitPartsProps {
  parts: readonly SplitPart[];
  onParts: (parts: SplitPart[]) => void;
  /** The whole, positive. */
  total: number;
  reading: Reading;
  accounts: readonly Account[];
  /** Enter in the last amount, when nothing is left. */
  onDone: () => void;
  onEscape: () => void;
  /** The first category takes the focus. */
  autoFocus?: boolean;
}

const words = text.register.split;

export function SplitParts(props: SplitPartsProps) {
  const { parts, onParts, total, reading, accounts, onDone, onEscape, autoFocus } = props;
  const worked = workOut(total, parts, reading);
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(autoFocus ? (parts[0]?.key ?? null) : null);
  useEffect(() => {
    if (wanted.current === null) return;
    const line = box.current?.querySelector(`[data-part="${CSS.escape(wanted.current)}"]`);
    if (!line) return;
    wanted.current = null;
    line.querySelector('input')?.focus();
  });

  const setPart = (at: number, change: Partial<SplitPart>) =>
    onParts(parts.map((part, index) => (index === at ? { ...part, ...change } : part)));

  function add() {
    const part = newPart();
    wanted.current = part.key;
    onParts([...parts, part]);
  }

  function removeAt(at: number) {
    const left = parts.filter((_, index) => index !== at);
    wanted.current = left[Math.min(at, left.length - 1)]?.key ?? null;
    onParts(left);
  }

  /** Enter goes on: an empty amount takes what is left, the last one opens another part or ends. */
  function goOn(at: number) {
    const { remainder, amounts } = worked;
    if (amounts[at] === null && remainder !== 0 && !worked.unreadable.includes(at))
      return setPart(at, { typed: typedOf(remainder, reading) });
    const next = parts[at + 1];
    if (next)
      box.current?.querySelector<HTMLInputElement>(`[data-part="${CSS.escape(next.key)}"] input`)?.focus();
    else if (remainder === 0) onDone();
    else add();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame of its own
    <div ref={box} className={styles.parts} role="group" aria-label={words.label}>
      {parts.map((part, at) => (
        <PartLine
          key={part.key}
          part={part}
          at={at}
          worked={worked}
          reading={reading}
          accounts={accounts}
          onChange={(change) => setPart(at, change)}
          onRemove={parts.length > 1 ? () => removeAt(at) : undefined}
          onEnter={() => goOn(at)}
          onEscape={onEscape}
        />
      ))}
      <div className={styles.foot}>
        <Button size="small" variant="quiet" icon={<IconPlus size={14} stroke={1.75} />} onClick={add}>
          {words.add}
        </Button>
        <Remainder worked={worked} currency={reading.currency} />
        <Button
          size="small"
          variant="quiet"
          disabled={worked.remainder === 0}
          onClick={() => onParts(distribute(total, parts, reading))}
        >
          {words.distribute}
        </Button>
      </div>
    </div>
  );
}

function Remainder({ worked, currency }: { worked: Worked; currency: string }) {
  const { remainder } = worked;
  return (
    <output className={styles.remainder} data-done={remainder === 0 || undefined}>
      {remainder === 0 ? (
        words.done
      ) : (
        <>
          {remainder < 0 ? words.over : words.remainder}{' '}
          <Money value={Math.abs(remainder)} currency={currency} strong />
        </>
      )}
    </output>
  );
}

interface PartLineProps {
  part: SplitPart;
  at: number;
  worked: Worked;
  reading: Reading;
  accounts: readonly Account[];
  onChange: (change: Partial<SplitPart>) => void;
  onRemove: (() => void) | undefined;
  onEnter: () => void;
  onEscape: () => void;
}

function PartLine(props: PartLineProps) {
  const { part, at, worked, reading, accounts, onChange, onRemove, onEnter, onEscape } = props;
  const locale = useLocale();
  const amount = worked.amounts[at] ?? null;
  const result = amount === null ? null : moneyText(amount, reading.currency, locale);
  const plain = amount !== null && typedOf(amount, reading) === part.typed.trim();
  const leave = (event: KeyboardEvent, enter?: () => void) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    } else if (event.key === 'Enter' && enter && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      enter();
    }
  };
  /** Enter took a category: the amount is next. */
  function onPicked(event: KeyboardEvent<HTMLDivElement>) {
    const { target, currentTarget } = event;
    if (event.key !== 'Enter' || !event.defaultPrevented || event.isPropagationStopped()) return;
    if (!(target instanceof HTMLElement) || target.getAttribute('role') !== 'combobox') return;
    event.stopPropagation();
    setTimeout(() => [...currentTarget.querySelectorAll('input')].at(-1)?.focus());
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields within
    <div className={styles.part} data-part={part.key} onKeyDown={onPicked}>
      <AccountPicker
        label={words.category(at + 1)}
        labelHidden
        accounts={accounts}
        value={part.account_id}
        placeholder={text.register.columns.category}
        onCommit={(account_id) => onChange({ account_id })}
      />
      <TextInput
        label={words.memo(at + 1)}
        labelHidden
        value={part.memo}
        placeholder={text.register.columns.memo}
        maxLength={2000}
        onChange={(memo) => onChange({ memo })}
        onKeyDown={(event) => leave(event)}
      />
      <div className={styles.amount}>
        <TextInput
          label={words.amount(at + 1)}
          labelHidden
          value={part.typed}
          placeholder={
            worked.remainder === 0 ? words.amountHelp : moneyText(worked.remainder, reading.currency, locale)
          }
          onChange={(typed) => onChange({ typed })}
          onKeyDown={(event) => leave(event, onEnter)}
          error={
            worked.unreadable.includes(at) && !/[-+*/(.,]$/.test(part.typed.trim()) ? words.unreadable : null
          }
          // Always there: a frame that comes and goes would take the focus with it.
          after={<output className={styles.result}>{result !== null && !plain ? `= ${result}` : ''}</output>}
        />
      </div>
      <span className={styles.remove}>
        {onRemove && (
          <IconButton
            label={words.removePart(at + 1)}
            icon={<IconX size={14} stroke={1.75} />}
            size="small"
            onClick={onRemove}
          />
        )}
      </span>
    </div>
  );
}

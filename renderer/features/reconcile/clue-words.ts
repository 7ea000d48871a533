/** A clue of the core in the words of the screen. */
import { text } from '../../text/index.ts';
import { dateText, moneyText } from '../../ui/index.ts';
import type { Clue, ClueRow } from './session.ts';

const words = text.reconcile.clues;

export function sayClue(clue: Clue, currency: string, locale: string): string {
  const money = (minor: number | null) => moneyText(minor ?? 0, currency, locale, 'symbol');
  const day = (date: string | null) => (date === null ? null : dateText(date, locale));
  const row = (one: ClueRow | undefined) => (one ? words.row(one.payee, dateText(one.date, locale)) : '');
  const withAmount = (one: ClueRow) => words.amount(row(one), money(one.amount_minor));
  const { rows, unbooked } = clue;
  const [first, second] = rows;
  const [lost] = unbooked;
  const place = (one: ClueRow | undefined) => (one?.file ? `${one.file}:${one.file_line}` : '');
  const kind = wordingOf(clue);
  const said = words.kinds[kind]({
    row: row(first),
    amount: first ? withAmount(first) : clue.effect_minor === null ? null : money(clue.effect_minor),
    other: row(second),
    together: listed(rows.map(row), locale),
    rows: clue.kind === 'unbooked' ? clue.fits : rows.length,
    fits: clue.fits,
    file: clue.kind === 'overlap' ? (first?.file ?? '') : place(second),
    files: lost
      ? lost.line > 0
        ? `${lost.file}:${lost.line}`
        : lost.file
      : listed(rows.toReversed().map(place), locale),
    reason: lost?.reason ?? '',
    right: money(clue.right_minor),
    effect: money(clue.effect_minor),
    from: day(clue.from),
    to: day(clue.to),
  });
  return clue.settles ? said : `${said} ${words.partly}`;
}

function wordingOf({ kind, rows: [first, second], fits }: Clue) {
  if (kind === 'sign' && !first?.ticked) return 'sign_open';
  if (kind !== 'overlap') return kind;
  if (fits > 1) return 'overlap_many';
  return first?.date === second?.date ? kind : 'overlap_near';
}

function listed(all: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale).format(all);
}

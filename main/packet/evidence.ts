/**
 * Files behind the figures: what is attached to entries of the year, and the bank's files that tell of it. A bank's file that also
 * holds accounts of somebody else stays out, and is named.
 */
import { formatMoney } from '../../shared/money.ts';
import { readBytes } from '../ledger/index.ts';
import { prepared } from '../vault/index.ts';
import { plainName } from './archive.ts';
import { type Asked, subjectOf } from './sheets/asked.ts';
import { column, row, type Table, tableOf } from './table.ts';

interface Attached {
  sha256: string;
  name: string;
  entry_id: string;
  date: string;
  payee: string;
  account: string;
  minor: number;
  currency: string;
}
const attached = prepared<Attached>(
  `SELECT f.sha256, f.name, e.id AS entry_id, e.date, e.payee, a.name AS account, max(p.amount_minor) AS minor, p.currency
   FROM entry e JOIN attachment f ON f.entry_id = e.id JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
   WHERE e.entity_id = :entity AND e.date BETWEEN :from AND :to
   GROUP BY f.id ORDER BY e.date, e.id, f.id`,
);

interface SourceFile {
  sha256: string;
  name: string;
  others: number;
}
const files = prepared<SourceFile>(
  `SELECT f.sha256, f.name, max(o.entity_id <> :entity) AS others
   FROM source_file f JOIN statement s ON s.source_file_id = f.id JOIN account o ON o.id = s.account_id
   WHERE f.id IN (SELECT s.source_file_id FROM statement s JOIN account a ON a.id = s.account_id
     WHERE a.entity_id = :entity AND coalesce(s.period_from, s.first_date, s.closing_on) <= :to
       AND coalesce(s.period_to, s.last_date, s.closing_on) >= :from)
   GROUP BY f.sha256 ORDER BY f.name`,
);

export interface EvidenceFile {
  path: string;
  sha256: string;
}

export interface Evidence {
  files: EvidenceFile[];
  /** Which file bears out which entry. */
  index: Table;
  leftOut: string[];
}

export function evidenceOf(asked: Asked): Evidence {
  const { scope, entity, from, to } = asked;
  const taken = new Set<string>();
  const list = attached(scope.db).all({ entity: entity.id, from, to });
  const kept = list.map((one) => ({
    ...one,
    path: freePath('evidence', `${one.date} ${one.payee} ${one.name}`, taken),
  }));
  const statements = files(scope.db).all({ entity: entity.id, from, to });
  const own = statements.filter(({ others }) => others === 0);
  return {
    files: [
      ...kept.map(({ path, sha256 }) => ({ path, sha256 })),
      ...own.map(({ name, sha256 }) => ({ path: freePath('statements', name, taken), sha256 })),
    ],
    index: indexOf(asked, kept),
    leftOut: statements
      .filter(({ others }) => others !== 0)
      .map(({ name }) => `“${name}” also tells of accounts that are not ${entity.name}’s.`),
  };
}

export function evidenceBytes({ scope }: Asked, { sha256 }: EvidenceFile): Uint8Array {
  return readBytes(scope.db, sha256);
}

function indexOf(asked: Asked, kept: readonly (Attached & { path: string })[]): Table {
  const columns = [
    ...[column('File', 'text'), column('Date', 'date'), column('Payee', 'text'), column('Account', 'text')],
    ...[column('Amount', 'money'), column('Entry', 'text'), column('SHA-256', 'text')],
  ];
  const rows = kept.map((one) =>
    row(
      [
        one.path,
        one.date,
        one.payee,
        one.account,
        formatMoney(one.minor, one.currency),
        one.entry_id,
        one.sha256,
      ],
      one.currency,
    ),
  );
  return tableOf({ title: 'Evidence', subject: subjectOf(asked), columns }, rows);
}

/** A name that the folder has once, in any case. */
function freePath(folder: string, name: string, taken: Set<string>): string {
  const plain = plainName(name);
  const [, stem = plain, ending = ''] = /^(.*?)(\.[^.]{1,10})?$/.exec(plain) ?? [];
  for (let number = 1; ; number++) {
    const path = `${folder}/${stem}${number === 1 ? '' : ` (${number})`}${ending}`;
    if (taken.has(path.toLowerCase())) continue;
    taken.add(path.toLowerCase());
    return path;
  }
}

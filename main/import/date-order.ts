/**
 * In which order QIF files, PDFs and tables write their dates, where they do not tell: what was chosen for the file, or
 * else for the account that its rows go to when it had one of that format before. It lies beside the stored file, so that
 * it goes when that is taken back. Nothing fails.
 */
import type { DateOrder } from '../../shared/contract/import.ts';
import { prepared } from '../vault/index.ts';
import type { FileChoices } from './choices.ts';
import { accountChosen, type ImportRun } from './import-run.ts';
import { DATED_FORMATS, type DatedFormat, type DatesKnown } from './messages.ts';

interface KeptOrder {
  format: DatedFormat;
  order: DateOrder;
}

/** The bare columns are those of the latest file of each format. */
const latestOrders = prepared<KeptOrder>(
  `SELECT iif(f.format = 'xlsx', 'csv', f.format) AS format, json_extract(f.mapping, '$.dateOrder') AS "order", max(f.id)
   FROM statement s JOIN source_file f ON f.id = s.source_file_id
   WHERE s.account_id = ? AND json_extract(f.mapping, '$.dateOrder') IS NOT NULL GROUP BY 1`,
);

/** Of the balances that processors keep for an entity, or for anybody. */
const processorOrders = prepared<{ processor: string; order: DateOrder }>(
  `SELECT json_extract(f.mapping, '$.source.institution') AS processor, json_extract(f.mapping, '$.dateOrder') AS "order",
     max(f.id)
   FROM source_file f JOIN statement s ON s.source_file_id = f.id JOIN account a ON a.id = s.account_id
   WHERE f.mapping LIKE '%"dateOrder"%' AND json_extract(f.mapping, '$.source.balance') IS NOT NULL
     AND (:entity IS NULL OR a.entity_id = :entity) GROUP BY 1`,
);

/** What is kept beside a file: of a table, with what its columns mean. */
export function keptOrder(mapping: object | null, dateOrder: DateOrder): string {
  return JSON.stringify({ ...mapping, dateOrder });
}

export function datesKnown(run: ImportRun, choices: FileChoices): DatesKnown {
  const { db } = run.scope.unit;
  const account = chosenAccount(run, choices);
  const before = account === null ? [] : latestOrders(db).all(account);
  const processors = account === null ? processorOrders(db).all({ entity: run.entity?.id ?? null }) : [];
  return {
    chosen: choices.dateOrder ?? run.input.date_order ?? null,
    lastDay: choices.lastDay ?? run.input.last_day ?? null,
    before: Object.fromEntries(before.map(({ format, order }) => [format, order])),
    processors: Object.fromEntries(processors.map(({ processor, order }) => [processor, order])),
  };
}

/** Whether files of the format may leave the order of their dates open. */
export function datedFormat(format: string): DatedFormat | null {
  return DATED_FORMATS.find((one) => one === (format === 'xlsx' ? 'csv' : format)) ?? null;
}

/** The account that was named for the file. */
export function chosenAccount(run: ImportRun, choices: FileChoices): string | null {
  const chosen = choices.account;
  return chosen === null ? (run.account?.id ?? null) : accountChosen(run, chosen);
}

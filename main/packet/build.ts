/**
 * The packet of an entity and year: everything that a book-keeper hands to the accountant, in one ZIP. What it was made of is
 * one moment of the books: should they change meanwhile, it is made anew, and REFUSED if they change again.
 *
 * Fails with CANCELLED when the caller gives up, LIMIT_EXCEEDED where it would not fit, REFUSED before the year begins.
 */
import { addressLines } from '../../shared/address.ts';
import type { PreflightOut } from '../../shared/contract/packet.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { addressOf, atOneMoment, findEntity, methodOf, type Scope } from '../ledger/index.ts';
import { memberHandlers } from '../member/index.ts';
import { typeset } from '../papers/index.ts';
import { fiscalYearOf } from '../reports/index.ts';
import { Archive, type Pieces, plainName } from './archive.ts';
import { binderOf, ledgerPapers, type Standing } from './binder.ts';
import { csvOf } from './csv.ts';
import { evidenceBytes, evidenceOf } from './evidence.ts';
import { forms1099Of, JOURNALS, journalsOf, txfOf } from './journals.ts';
import { preflight } from './preflight/index.ts';
import { readme } from './readme.ts';
import type { Asked } from './sheets/asked.ts';
import { type Sheets, sheetsOf } from './sheets/index.ts';
import { LEDGER } from './sheets/reports.ts';
import { describeStanding, standingOn } from './standing.ts';
import type { Table } from './table.ts';
import { workbook } from './xlsx/index.ts';

export interface Options {
  entity: string;
  year: number;
  evidence: boolean;
  statements: boolean;
  /** The general ledger as PDF, too. */
  ledger: boolean;
  passphrase?: string | undefined;
}

export async function buildPacket(scope: Scope, options: Options): Promise<File> {
  const entity = findEntity(scope.db, options.entity);
  const { year } = options;
  const asked: Asked = { scope, entity, year, ...fiscalYearOf(year, entity.fiscal_month) };
  if (asked.from > scope.today)
    throw new BulkheadError('REFUSED', `${year} has not begun.`, { remedy: 'Choose a year that has.' });
  return atOneMoment(scope.db, 'the packet', async (tip) => {
    const pieces = await new Packet(asked, options, tip).make();
    const name = `${plainName(entity.name)} ${year}, packet ${tip?.seq ?? 0}.zip`;
    return new File(pieces, name, { type: 'application/zip' });
  });
}

class Packet {
  readonly #asked: Asked;
  readonly #options: Options;
  readonly #tip: { seq: number; hash: string } | null;
  readonly #archive: Archive;
  readonly #leftOut: string[] = [];
  #done = 0;
  #total: number | null = null;

  constructor(asked: Asked, options: Options, tip: { seq: number; hash: string } | null) {
    this.#asked = asked;
    this.#options = options;
    this.#tip = tip;
    this.#archive = new Archive(asked.scope.now, options.passphrase);
  }

  async make(): Promise<Uint8Array<ArrayBuffer>[]> {
    const { scope, entity, year } = this.#asked;
    this.#step('open questions');
    const questions = await preflight(scope, { entity: entity.id, year });
    const evidence = evidenceOf(this.#asked);
    const kept = evidence.files.filter(({ path }) =>
      path.startsWith('evidence/') ? this.#options.evidence : this.#options.statements,
    );
    this.#leftOut.push(...this.#onRequest(evidence.files.length - kept.length));
    if (this.#options.statements) this.#leftOut.push(...evidence.leftOut);
    const sheets = await sheetsOf(this.#asked, questions, evidence.index);
    this.#leftOut.push(...sheets.missing);
    this.#total = sheets.tables.length + JOURNALS + kept.length + 4;
    await this.#tables(sheets);
    await this.#journals();
    await this.#papers(questions, sheets.tables);
    for (const file of kept) {
      this.#step(file.path);
      await this.#add(file.path, 'Evidence, as it was kept', [evidenceBytes(this.#asked, file)]);
    }
    const paths = this.#archive.listed.map(({ path }) => path);
    await this.#add('README.txt', 'What is what', [readme(this.#asked, questions, paths, this.#leftOut)]);
    return this.#archive.finish(this.#manifest());
  }

  async #tables({ tables }: Sheets): Promise<void> {
    for (const table of tables) {
      this.#step(table.title);
      await this.#add(`csv/${plainName(table.title)}.csv`, table.title, csvOf(table));
    }
    this.#step('workbook');
    await this.#add('workbook.xlsx', 'Every table on a sheet of its own, with formulas', workbook(tables));
  }

  async #journals(): Promise<void> {
    for await (const { path, what, bytes } of journalsOf(this.#asked, this.#leftOut)) {
      this.#step(path);
      await this.#add(path, what, [bytes]);
    }
    const txf = await txfOf(this.#asked, this.#leftOut);
    if (txf) await this.#add(txf.path, txf.what, [txf.bytes]);
    const isOpen = this.#options.passphrase === undefined;
    for (const { path, what, bytes } of await forms1099Of(this.#asked, isOpen, this.#leftOut))
      await this.#add(path, what, [bytes]);
  }

  /** What somebody chose not to hand over. */
  #onRequest(files: number): string[] {
    const { evidence, statements, ledger } = this.#options;
    return [
      ...(evidence ? [] : ['Files attached to entries: left out on request.']),
      ...(statements ? [] : ['Files of the bank: left out on request.']),
      ...(evidence && statements
        ? []
        : [`Together ${files} ${files === 1 ? 'file is' : 'files are'} left out so.`]),
      ...(ledger ? [] : ['General ledger as PDF: not asked for; it is a sheet of the workbook.']),
    ];
  }

  async #papers(questions: PreflightOut, tables: readonly Table[]): Promise<void> {
    const { scope, entity, to } = this.#asked;
    this.#step('binder');
    const standing = describeStanding(JSON.stringify(await standingOn(scope, entity, to)));
    // The questions are a chapter of their own, and the ledger is papers of its own.
    const chapters = tables.slice(1).filter(({ title }) => title !== LEDGER);
    const binder = binderOf(this.#asked, questions, await this.#withWorth(standing), chapters, this.#leftOut);
    await this.#add('binder.pdf', 'All of it, to be read', [await typeset(binder)]);
    const ledger = tables.find(({ title }) => title === LEDGER);
    if (!ledger || !this.#options.ledger) return;
    let number = 0;
    for (const paper of ledgerPapers(this.#asked, ledger)) {
      number += 1;
      this.#step(`general ledger, part ${number}`);
      this.#requireWanted();
      const path = `ledger/general-ledger-${String(number).padStart(3, '0')}.pdf`;
      await this.#add(path, paper.subject, [await typeset(paper)]);
    }
  }

  /** A person’s own books keep what companies earned for them at nothing. */
  async #withWorth(standing: readonly Standing[]): Promise<readonly Standing[]> {
    const { scope, entity, from, to } = this.#asked;
    if (entity.kind !== 'person') return standing;
    const { lines, currency, net_worth } = await memberHandlers.net_worth(scope, {
      entity: entity.id,
      from,
      to,
    });
    if (!lines.some(({ kind }) => kind === 'interest')) return standing;
    return standing.map((one) => (one.currency === currency ? { ...one, net_worth } : one));
  }

  #requireWanted(): void {
    if (!this.#asked.scope.signal?.aborted) return;
    throw new BulkheadError('CANCELLED', 'The packet was not made; nothing was written.');
  }

  #manifest(): object {
    const { scope, entity, year, from, to } = this.#asked;
    return {
      what: 'Accountant’s packet',
      ...{ entity: entity.name, legal_name: entity.legal_name, ein: entity.ein, tax_class: entity.tax_class },
      address: addressLines(addressOf(entity)),
      ...{ year, from, to, currency: entity.base_currency, made_at: scope.now },
      accounting_method: methodOf(entity),
      books: { event: this.#tip?.seq ?? 0, sha256: this.#tip?.hash ?? null },
      left_out: this.#leftOut,
    };
  }

  async #add(path: string, what: string, pieces: Pieces): Promise<void> {
    await this.#archive.add(path, what, this.#heard(pieces));
  }

  /** Others are answered between two pieces, and a caller who gives up is heard. */
  async *#heard(pieces: Pieces): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      this.#requireWanted();
      yield piece;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #step(what: string): void {
    this.#asked.scope.progress({ done: this.#done, total: this.#total, what });
    this.#done += 1;
  }
}

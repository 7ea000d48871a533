/**
 * The texts that papers are made from: the built-in ones, which come with the program, and a vault's own, each a version that
 * stays. The last of a kind is what papers are made from; what was made before keeps its text.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TEMPLATE_KINDS, type TemplateKind } from '../../shared/contract/paper.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { Unit } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { TemplateText } from './compose.ts';
import { placesOf, SORTS } from './fields/index.ts';
import { documentTemplate } from './tables.ts';
import { checkTemplate } from './template/check.ts';

/** Beside the program as it is built, where vite.main.config.ts puts them, and beside this file in the source. */
const FOLDER = new URL('./templates/', import.meta.url);
/** Raised with every change of a built-in text. */
const BUILT_IN_VERSION = 7;
const BUILT_IN = `built-in ${BUILT_IN_VERSION}`;

interface Row {
  id: string;
  kind: TemplateKind;
  version: number;
  text: string | null;
  note: string;
  edited_at: string;
}

export interface TemplateVersion {
  kind: TemplateKind;
  version: string;
  note: string | null;
  edited_at: string | null;
  is_current: boolean;
}

const rows = prepared<Row>('SELECT * FROM document_template ORDER BY kind, version DESC');
const latest = prepared<Row>('SELECT * FROM document_template WHERE kind = ? ORDER BY version DESC LIMIT 1');
const byVersion = prepared<Row>('SELECT * FROM document_template WHERE kind = ? AND version = ?');
const lastVersion = preparedValue<number>(
  'SELECT ifnull(max(version), 0) FROM document_template WHERE kind = ?',
);

const texts = new Map<TemplateKind, string>();

function builtInText(kind: TemplateKind): string {
  const known = texts.get(kind) ?? readFileSync(fileURLToPath(new URL(`${kind}.md`, FOLDER)), 'utf8');
  texts.set(kind, known);
  return known;
}

/** What papers of a kind are made from now. */
export function currentTemplate(db: VaultDatabase, kind: TemplateKind): TemplateText {
  const { version, text } = readTemplate(db, kind, undefined);
  return { version: `${kind}, ${version}`, text };
}

export function listTemplates(db: VaultDatabase): TemplateVersion[] {
  const own = rows(db).all();
  return TEMPLATE_KINDS.flatMap((kind) => {
    const of = own.filter((row) => row.kind === kind);
    const hasOwn = of[0] !== undefined && of[0].text !== null;
    return [
      ...of
        .filter(({ text }) => text !== null)
        .map((row) => ({ ...versionOf(row), is_current: row === of[0] })),
      { kind, version: BUILT_IN, note: null, edited_at: null, is_current: !hasOwn },
    ];
  });
}

function versionOf({ kind, version, note, edited_at }: Row): Omit<TemplateVersion, 'is_current'> {
  return { kind, version: `own ${version}`, note, edited_at };
}

/** NOT_FOUND for a version that there is not. */
export function readTemplate(
  db: VaultDatabase,
  kind: TemplateKind,
  version: string | undefined,
): TemplateVersion & { text: string } {
  const last = latest(db).get(kind);
  const current = last && last.text !== null ? last : null;
  const builtIn = { kind, version: BUILT_IN, note: null, edited_at: null };
  const own = version === undefined ? current : findOwn(db, kind, version);
  if (own) return { ...versionOf(own), is_current: own.id === current?.id, text: own.text! };
  if (version === undefined || version === BUILT_IN)
    return { ...builtIn, is_current: current === null, text: builtInText(kind) };
  throw new BulkheadError('NOT_FOUND', `There is no version “${version}” of that text.`, {
    remedy: 'The list of texts shows those there are.',
    facts: { next: 'paper.templates' },
  });
}

function findOwn(db: VaultDatabase, kind: TemplateKind, version: string): Row | null {
  const number = /^own (\d+)$/.exec(version)?.[1];
  const row = number === undefined ? undefined : byVersion(db).get(kind, Number(number));
  return row && row.text !== null ? row : null;
}

/** INVALID_INPUT, with the line, for a text that nothing can be made of. */
export function keepTemplate(unit: Unit, kind: TemplateKind, text: string, note: string): TemplateVersion {
  const places = new Set(Object.keys(placesOf(kind)));
  checkTemplate(text, { fields: new Set(Object.keys(SORTS[kind].vocabulary.texts)), places });
  return keep(unit, kind, text, note);
}

/** Papers are made from the built-in text again; nothing where they are already. */
export function resetTemplate(unit: Unit, kind: TemplateKind): void {
  const last = latest(unit.db).get(kind);
  if (last && last.text !== null) keep(unit, kind, null, 'The built-in text again');
}

function keep(unit: Unit, kind: TemplateKind, text: string | null, note: string): TemplateVersion {
  const version = lastVersion(unit.db).get(kind)! + 1;
  unit.insert(documentTemplate, { id: unit.newId(), kind, version, text, note, editedAt: unit.now });
  return { kind, version: `own ${version}`, note, edited_at: unit.now, is_current: true };
}

/** Imports as people do them: new, once more, and a month that is mostly known. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '../../main/api/core.ts';
import type { ImportResult } from '../../shared/contract/import.ts';
import {
  call,
  copyVault,
  coreOf,
  FULL,
  furnish,
  introduceAccounts,
  newVault,
  open,
  readStatement,
} from './books.ts';
import { BENCH_ACCOUNTS, filesOf, MONTH_ROWS, OFX_FILES, ROWS, type SingleFormat } from './data.ts';
import { type Measured, peak, seconds } from './measure.ts';

export function requireRows(result: ImportResult, wanted: { new: number; duplicate: number }): void {
  const accounts = result.files.flatMap((file) => {
    if (file.status !== 'imported')
      throw new Error(`${file.file}: ${file.error ?? file.unreadable[0]?.reason}`);
    return file.accounts;
  });
  for (const key of ['new', 'duplicate'] as const) {
    const found = accounts.reduce((sum, account) => sum + account[key], 0);
    if (found !== wanted[key]) throw new Error(`${found} rows are ${key}, not ${wanted[key]}`);
  }
}

/** Anew, in the place of one that an earlier run left. */
export async function furnished(dir: string, ...path: readonly [string, string]): Promise<Core> {
  rmSync(join(dir, path[0]), { recursive: true, force: true });
  const core = coreOf(await newVault(join(dir, ...path)));
  await furnish(core);
  return core;
}

export async function importOfx(dir: string): Promise<Measured> {
  const core = await furnished(dir, ...FULL);
  await introduceAccounts(core, dir);
  const files = await Promise.all(OFX_FILES.map((name) => readStatement(dir, name)));
  const start = performance.now();
  const result = await call<ImportResult>(core, 'imports.commit', { files });
  const measured = { seconds: seconds(start), memory: peak() };
  requireRows(result, { new: ROWS, duplicate: 0 });
  await core.close();
  return measured;
}

/** All files in one drop, as the OFX files come, and each into the account that was chosen for it. */
export async function importSingle(dir: string, format: SingleFormat): Promise<Measured> {
  const core = await furnished(dir, format, `${format}.bulkhead`);
  const files = await Promise.all(filesOf(format).map((name) => readStatement(dir, name)));
  const choices = JSON.stringify(
    BENCH_ACCOUNTS.map(({ entity, name: account }, file) => ({ file, entity, account })),
  );
  const start = performance.now();
  const result = await call<ImportResult>(core, 'imports.commit', { files, choices });
  const measured = { seconds: seconds(start), memory: peak() };
  requireRows(result, { new: ROWS, duplicate: 0 });
  await core.close();
  return measured;
}

/** As people do it: look at the preview, then import. */
export async function reimport(dir: string): Promise<Measured> {
  const core = coreOf(await open(copyVault(join(dir, ...FULL), `again-${process.pid}`)));
  const read = () => Promise.all(OFX_FILES.map((name) => readStatement(dir, name)));
  await call(core, 'imports.preview', { files: await read() });
  const files = await read();
  const start = performance.now();
  const result = await call<ImportResult>(core, 'imports.commit', { files });
  const measured = { seconds: seconds(start), memory: peak() };
  requireRows(result, { new: 0, duplicate: ROWS });
  await core.close();
  return measured;
}

/** As `reimport`, with a little that is new. */
export async function importMonth(dir: string): Promise<Measured> {
  const core = coreOf(await open(copyVault(join(dir, ...FULL), `month-${process.pid}`)));
  const previewed = performance.now();
  await call(core, 'imports.preview', { files: [await readStatement(dir, 'month.ofx')] });
  const preview = seconds(previewed);
  const files = [await readStatement(dir, 'month.ofx')];
  const start = performance.now();
  const result = await call<ImportResult>(core, 'imports.commit', { files });
  const measured = { seconds: seconds(start), memory: peak(), more: { preview } };
  requireRows(result, { new: BENCH_ACCOUNTS.length, duplicate: MONTH_ROWS - BENCH_ACCOUNTS.length });
  await core.close();
  return measured;
}

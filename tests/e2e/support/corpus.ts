/** Real statement files, beside the checkout; where they are missing, the walks that need them are skipped. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { test } from './app.ts';

const CORPUS = new URL('../../../../shared/corpus/', import.meta.url);

/** The paths of these files. Whatever the test file holds is skipped where one is missing. */
export function corpusFiles(names: readonly string[]): string[] {
  const files = names.map((name) => fileURLToPath(new URL(name, CORPUS)));
  test.skip(!files.every((file) => existsSync(file)), 'The corpus is not beside the checkout.');
  return files;
}

/** What they hold, by their names. */
export function contentsOf(paths: readonly string[]): Record<string, Uint8Array> {
  return Object.fromEntries(paths.map((path) => [basename(path), readFileSync(path)]));
}

/** What the import screen wants to know before it can add anything. */
export const askedFor = (page: Page) =>
  page.getByRole('paragraph').filter({ hasText: /^Say (whose|which) account/ });

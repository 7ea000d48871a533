/** `electron-builder.yml`, read and held against its schema by the builder itself. */
import { type Configuration, Packager } from 'electron-builder';

let read: Promise<Configuration> | null = null;

export function readPackaging(): Promise<Configuration> {
  read ??= load();
  return read;
}

async function load(): Promise<Configuration> {
  const packager = new Packager({ projectDir: new URL('../../', import.meta.url).pathname });
  await packager.validateConfig();
  return packager.config;
}

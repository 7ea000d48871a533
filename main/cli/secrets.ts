/**
 * Passphrases: from a file, from the environment, or typed without being shown. Never from an argument, where other
 * users of the machine could read it.
 */
import { readFileSync } from 'node:fs';
import { BulkheadError } from '../../shared/errors.ts';

function readSecretFile(file: string): string {
  try {
    // One trailing line break belongs to the editor, not to the passphrase.
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new BulkheadError('NOT_FOUND', `The passphrase file “${file}” can’t be read.`, {
      remedy: 'Check its path and who may read it.',
      cause,
    });
  }
}

/** The secret from `file`, else from the environment's `variable`, else typed; `what` names it in the prompt. */
export async function askSecret(what: string, variable: string, file?: string): Promise<string> {
  if (file !== undefined) return readSecretFile(file);
  const fromEnvironment = process.env[variable];
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment;
  if (!process.stdin.isTTY) {
    throw new BulkheadError(
      'INVALID_INPUT',
      `No ${what} was given, and there is no terminal to ask for it.`,
      {
        remedy: `Set ${variable}, or name a file with --passphrase-file.`,
      },
    );
  }
  return typeHidden(`${what[0]!.toUpperCase()}${what.slice(1)}: `);
}

/** A new passphrase; typed ones are asked for twice. */
export async function askNewPassphrase(what: string, variable: string, file?: string): Promise<string> {
  const first = await askSecret(what, variable, file);
  const typed = file === undefined && !process.env[variable];
  if (typed && (await typeHidden('Once more: ')) !== first) {
    throw new BulkheadError('INVALID_INPUT', 'The two are not the same; nothing was changed.', {
      remedy: 'Try again.',
    });
  }
  return first;
}

const ENTER = new Set(['\r', '\n']);
const BACKSPACE = new Set(['\u007f', '\b']);
const INTERRUPT = '\u0003';

function typeHidden(prompt: string): Promise<string> {
  process.stderr.write(prompt);
  const { stdin } = process;
  stdin.setRawMode(true);
  stdin.resume();
  stdin.setEncoding('utf8');
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = () => {
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
      process.stderr.write('\n');
    };
    const onData = (chunk: string) => {
      for (const character of chunk) {
        if (ENTER.has(character)) {
          end();
          return resolve(typed);
        }
        if (character === INTERRUPT) {
          end();
          return reject(new BulkheadError('CANCELLED', 'Cancelled.'));
        }
        typed = BACKSPACE.has(character) ? [...typed].slice(0, -1).join('') : typed + character;
      }
    };
    stdin.on('data', onData);
  });
}

/**
 * What is to be done about an error, with the options and commands of the command line where the contract speaks of its fields
 * and procedures.
 */
import type { Command } from 'commander';
import type { BulkheadError } from '../../shared/errors.ts';

const FIELD_IN_TEXT = /`(\w+)`/g;

/** `command`: the one that ran; `null` where none did. */
export function remedyIn(command: Command | null, { remedy, facts }: BulkheadError): string | null {
  const said = remedy?.replace(FIELD_IN_TEXT, (name, field: string) => optionOf(command, field) ?? name);
  const option = typeof facts.field === 'string' ? optionOf(command, facts.field) : null;
  const commands = nextOf(facts.next).flatMap((procedure) => commandOf(command, procedure) ?? []);
  const parts = [
    said,
    option && !said?.includes(option) ? `(${option})` : null,
    commands.length > 0 ? `(${commands.join(', ')})` : null,
  ];
  return parts.filter((part) => part != null).join(' ') || null;
}

/** “--from-account” of from_account, where the command has it. */
function optionOf(command: Command | null, field: string): string | null {
  const long = `--${field.replaceAll('_', '-')}`;
  return command?.options.some((one) => one.long === long) ? long : null;
}

function nextOf(next: unknown): string[] {
  return [next].flat().filter((one) => typeof one === 'string');
}

/** Groups of procedures, and single ones, whose commands have other names. */
const GROUPS: Readonly<Record<string, string>> = { imports: 'batch', matching: 'match' };
const COMMANDS: Readonly<Record<string, string>> = {
  'entity.create': 'entity add',
  'entry.get': 'entry show',
  'entry.list': 'entries',
  'entry.register': 'register',
  'history.undo': 'undo',
  'imports.batches': 'batch list',
  'imports.mappings': 'mapping list',
  'paper.get': 'paper show',
  'tax.adjustments': 'tax list',
  'tax.assets': 'tax asset list',
  'tax.trips': 'tax trip list',
  'vault.backups': 'backup list',
  'veil.formalities': 'veil formality list',
};

/** “paper void” of paper.void: how the command line says it. */
export function wordsOf(procedure: string): string {
  const [group, ...rest] = procedure.replaceAll('_', '-').split('.');
  return COMMANDS[procedure] ?? [GROUPS[group!] ?? group, ...rest].join(' ');
}

/** “bulkhead paper void” of paper.void, where there is such a command. */
function commandOf(command: Command | null, procedure: string): string | null {
  let found = rootOf(command);
  const words = wordsOf(procedure);
  for (const word of words.split(' ')) found = found?.commands.find((one) => one.name() === word) ?? null;
  return found === null ? null : `bulkhead ${words}`;
}

function rootOf(command: Command | null): Command | null {
  return command?.parent ? rootOf(command.parent) : command;
}

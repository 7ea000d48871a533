/** What is to be done about an error, with the options of the command line where the contract speaks of its fields. */
import type { Command } from 'commander';
import type { BulkheadError } from '../../shared/errors.ts';

const FIELD_IN_TEXT = /`(\w+)`/g;

/** `command`: the one that ran; `null` where none did. */
export function remedyIn(command: Command | null, { remedy, facts }: BulkheadError): string | null {
  const said = remedy?.replace(FIELD_IN_TEXT, (name, field: string) => optionOf(command, field) ?? name);
  const option = typeof facts.field === 'string' ? optionOf(command, facts.field) : null;
  const parts = [said, option && !said?.includes(option) ? `(${option})` : null];
  return parts.filter((part) => part != null).join(' ') || null;
}

/** “--from-account” of from_account, where the command has it. */
function optionOf(command: Command | null, field: string): string | null {
  const long = `--${field.replaceAll('_', '-')}`;
  return command?.options.some((one) => one.long === long) ? long : null;
}

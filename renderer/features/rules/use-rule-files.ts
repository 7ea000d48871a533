/** Rules as files: saved from an entity, and read to be added to one. */
import type { z } from 'zod';
import type { rules } from '../../../shared/contract/rules.ts';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { saveFile } from '../../app/save-file.ts';
import { text } from '../../text/index.ts';

export type RuleFile = z.output<NonNullable<(typeof rules.export)['~orpc']['outputSchema']>>;

export function useRuleExport(entity: Entity | undefined) {
  return useCommand(
    async () => {
      const file = await client.rules.export({ entity: entity!.id });
      const json = `${JSON.stringify(file, null, 2)}\n`;
      saveFile(text.rules.files.name(entity!.name), new Blob([json], { type: 'application/json' }));
      return file.rules.length;
    },
    { done: (count) => text.rules.files.exported(count) },
  );
}

/** `null` where the file is no JSON; whether its rules are sound is the core’s to say. */
export async function readRuleFile(file: File): Promise<RuleFile | null> {
  try {
    return JSON.parse(await file.text()) as RuleFile;
  } catch {
    return null;
  }
}

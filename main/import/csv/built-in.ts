/** The profiles that come with the program. Most of its threads never read a table, so they are loaded for the first one. */
import type { BankProfile } from './bank-profile.ts';

export async function builtInProfiles(): Promise<readonly BankProfile[]> {
  const { allProfiles } = await import('./profiles/index.ts');
  return allProfiles();
}

/** Money accounts wait for the bank to confirm a leg; the others have nothing to wait for. */
export const MONEY_ROLES: ReadonlySet<string> = new Set(['bank', 'card', 'investment']);
/** What holds money or is owed by statement: the accounts that a register of several shows. */
export const STATEMENT_ROLES: ReadonlySet<string> = new Set([...MONEY_ROLES, 'cash', 'loan']);

/** The roles as a list for an SQL statement's IN (...). */
export function listedRoles(roles: ReadonlySet<string>): string {
  return [...roles].map((role) => `'${role}'`).join(', ');
}

/** Money accounts wait for the bank to confirm a leg; the others have nothing to wait for. */
export const MONEY_ROLES: ReadonlySet<string> = new Set(['bank', 'card', 'investment']);

/** What the ending of a company’s legal name tells. Pure. */

/** The marks that the law gives to corporations; with a hyphen before it, it is part of another word: “Acme s-corp”. */
const CORPORATE = /(?:^|[\s,.])(?:inc|incorporated|corp|corporation|p\.?\s?c)\.?$/i;

/** Whether only a corporation may be called so: the statutes on names of LLCs want “LLC”, “L.L.C.” or the words at the end. */
export function isCorporateName(name: string): boolean {
  return CORPORATE.test(name.trim());
}

/** Taxpayer numbers as they are written: 123-45-6789 of a person (SSN, ITIN), 12-3456789 of a business (EIN). */

export const TIN = /^(\d{3}-\d{2}-\d{4}|\d{2}-\d{7})$/;

export function tinKind(tin: string): 'SSN' | 'EIN' {
  return tin.indexOf('-') === 3 ? 'SSN' : 'EIN';
}

/** All but its last four digits hidden. */
export function maskTin(tin: string): string {
  return tin.slice(0, -4).replace(/\d/g, '*') + tin.slice(-4);
}

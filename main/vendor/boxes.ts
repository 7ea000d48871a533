/** The boxes of Forms 1099-NEC and 1099-MISC that payments to vendors go to, and from which amount on. */
import type { Classification, Profession, ReportedBox } from '../../shared/contract/vendor.ts';
import type { TaxYear } from '../tax/index.ts';

interface Box {
  form: '1099-NEC' | '1099-MISC';
  label: string;
  leastOf: (information: TaxYear['information']['value']) => number;
  /** Of a corporation, too, where it is of that profession (Reg. 1.6041-3(p)(1)). */
  corporationsOf: Profession | null;
}

export const BOXES: Readonly<Record<ReportedBox, Box>> = {
  'nec-1': {
    ...{ form: '1099-NEC', label: 'Nonemployee compensation', corporationsOf: 'attorney' },
    leastOf: ({ necMinor }) => necMinor,
  },
  'misc-1': {
    ...{ form: '1099-MISC', label: 'Rents', corporationsOf: null },
    leastOf: ({ rentsMinor }) => rentsMinor,
  },
  'misc-2': {
    ...{ form: '1099-MISC', label: 'Royalties', corporationsOf: null },
    leastOf: ({ royaltiesMinor }) => royaltiesMinor,
  },
  // Boxes 3 and 6 are reported from the same amount as rents: all three are of IRC s. 6041(a).
  'misc-3': {
    ...{ form: '1099-MISC', label: 'Other income', corporationsOf: null },
    leastOf: ({ rentsMinor }) => rentsMinor,
  },
  'misc-6': {
    ...{ form: '1099-MISC', label: 'Medical and health care payments', corporationsOf: 'medical' },
    leastOf: ({ rentsMinor }) => rentsMinor,
  },
  'misc-10': {
    ...{ form: '1099-MISC', label: 'Gross proceeds paid to an attorney', corporationsOf: 'attorney' },
    leastOf: ({ attorneyProceedsMinor }) => attorneyProceedsMinor,
  },
};

/** Those of which no form is made, unless they are of the profession that the box asks for. */
const CORPORATIONS: ReadonlySet<Classification> = new Set(['c-corp', 's-corp', 'llc-c-corp', 'llc-s-corp']);

/** Why nothing that they are paid is reported in the box; `null`: it is, or nobody said what they are. */
export function exemption(
  box: ReportedBox,
  { classification, profession }: { classification: Classification | null; profession: Profession | null },
): 'corporation' | 'exempt' | 'foreign' | null {
  if (classification === 'exempt' || classification === 'foreign') return classification;
  if (classification === null || !CORPORATIONS.has(classification)) return null;
  const { corporationsOf } = BOXES[box];
  return corporationsOf !== null && corporationsOf === profession ? null : 'corporation';
}

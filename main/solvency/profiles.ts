/**
 * What the law of a state looks at. Data, each with its source; a lawyer of that state has the last word. Formalities that a
 * statute asks for weigh the same everywhere, since a company can lose its standing over them; those of managing it
 * (minutes, consents) weigh what the state's law makes of them.
 *
 * Held against copies of the statutes themselves (2026-11-22): N.Y. LLC Law § 508 and Fla. Stat. § 605.0405, both as they stand
 * here. The others rest on the domain's reference.
 */
import type { SolvencyTest } from '../../shared/contract/solvency.ts';
import type { FormalityKind, Severity } from '../../shared/contract/veil.ts';

export interface Profile {
  /** Two letters; `RULLCA` for the states without a profile of their own. */
  id: string;
  name: string;
  /** The tests that a distribution has to pass. */
  tests: readonly SolvencyTest[];
  testsSource: string;
  /** Whether the balance sheet test leaves out what is owed to members on account of their interests. */
  leavesOutMemberInterests: boolean;
  /** What minutes and consents weigh that are wanted and missing. */
  managementSeverity: Severity;
  formalitySource: string;
  /** What a company there is to have, whether or not it is in the calendar. */
  required: readonly FormalityKind[];
  /** Where its report is not of each year. */
  reportEveryYears?: 2;
}

const BOTH: readonly SolvencyTest[] = ['balance-sheet', 'debts-due'];
const BALANCE_SHEET: readonly SolvencyTest[] = ['balance-sheet'];
const BASIC: readonly FormalityKind[] = ['operating-agreement', 'ein', 'registered-agent'];

export const DEFAULT_PROFILE: Profile = {
  id: 'RULLCA',
  name: 'Uniform act (RULLCA)',
  tests: BOTH,
  testsSource: 'Revised Uniform Limited Liability Company Act § 405',
  leavesOutMemberInterests: false,
  managementSeverity: 'info',
  formalitySource:
    'Revised Uniform Limited Liability Company Act § 304(b): missed formalities of management are no ground for liability',
  required: [...BASIC, 'annual-report'],
};

const STATES: readonly Profile[] = [
  {
    id: 'DE',
    name: 'Delaware',
    tests: BALANCE_SHEET,
    testsSource: '6 Del. C. § 18-607: fair value of the assets against the liabilities',
    leavesOutMemberInterests: true,
    managementSeverity: 'low',
    formalitySource: 'Doberstein v. G-P Industries (Del. Ch. 2015): formalities are one factor of several',
    required: [...BASIC, 'franchise-tax'],
  },
  {
    id: 'WY',
    name: 'Wyoming',
    tests: BOTH,
    testsSource: 'Wyo. Stat. § 17-29-405',
    leavesOutMemberInterests: false,
    managementSeverity: 'info',
    formalitySource: 'Wyo. Stat. § 17-29-304(c): only formalities that the law itself requires count',
    required: [...BASIC, 'annual-report'],
  },
  {
    id: 'CA',
    name: 'California',
    tests: BOTH,
    testsSource: 'Cal. Corp. Code § 17704.05',
    leavesOutMemberInterests: false,
    managementSeverity: 'info',
    formalitySource: 'Cal. Corp. Code § 17703.04(b): meetings not held are no factor',
    required: [...BASIC, 'annual-report', 'franchise-tax'],
    reportEveryYears: 2,
  },
  {
    id: 'NY',
    name: 'New York',
    tests: BALANCE_SHEET,
    testsSource: 'N.Y. LLC Law § 508: fair market value of the assets against the liabilities',
    leavesOutMemberInterests: true,
    managementSeverity: 'low',
    formalitySource:
      'Morris v. N.Y. State Dept. of Taxation, 82 N.Y.2d 135 (1993): domination that did a wrong; formalities are one sign',
    required: [...BASIC, 'annual-report', 'publication'],
    reportEveryYears: 2,
  },
  {
    id: 'TX',
    name: 'Texas',
    tests: BALANCE_SHEET,
    testsSource: 'Tex. Bus. Orgs. Code § 101.206: fair value of the assets against the liabilities',
    leavesOutMemberInterests: true,
    managementSeverity: 'info',
    formalitySource: 'Tex. Bus. Orgs. Code §§ 101.002, 21.223(a)(3): no liability for missed formalities',
    required: [...BASIC, 'annual-report'],
  },
  {
    id: 'FL',
    name: 'Florida',
    tests: BOTH,
    testsSource: 'Fla. Stat. § 605.0405',
    leavesOutMemberInterests: false,
    managementSeverity: 'info',
    formalitySource: 'Fla. Stat. § 605.0304(2): missed formalities of management are no ground for liability',
    required: [...BASIC, 'annual-report'],
  },
];

/** The profile of a state; the uniform act's where it has none of its own, or no state is known. */
export function profileOf(state: string | null): Profile {
  return STATES.find(({ id }) => id === state) ?? DEFAULT_PROFILE;
}

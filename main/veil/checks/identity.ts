/**
 * V12: contracts, invoices and papers name the company as it is registered, and in what capacity somebody signs. Papers are made
 * here; through contracts and invoices somebody has to look, once a year, and to record what is to be corrected. Papers that lack
 * the same are one finding, in which each is listed until it is corrected.
 */
import { daysBetween } from '../../../shared/dates.ts';
import type { NamedDocument, NameFault } from '../facts.ts';
import { day, type Outcome, type Seen, text, type View } from '../finding.ts';

export function identity(view: View): Outcome {
  const { documents, company, namesReviewedOn, nameFaults } = view.facts;
  const missing: string[] = [];
  if (namesReviewedOn === null || daysBetween(namesReviewedOn, view.asOf) > REVIEW_DAYS)
    missing.push(
      'Whether contracts and invoices are in the legal name: nobody looked through them in a year.',
    );
  const faults = nameFaults.map(faultOf);
  const { legalName } = company;
  if (legalName === null) missing.push('The legal name of the company is not recorded.');
  if (legalName === null) return { seen: faults, missing };
  const untold = documents.filter(({ nameOnIt, capacity }) => nameOnIt === null || capacity === null);
  if (untold.length > 0) missing.push(untoldWords(untold));
  const isMisnamed = ({ nameOnIt }: NamedDocument) =>
    nameOnIt !== null && nameOnIt.trim() !== legalName.trim();
  const misnamed = documents.filter(isMisnamed);
  const unsaid = documents.filter((one) => !isMisnamed(one) && one.capacity?.trim() === '');
  return {
    seen: [
      ...faults,
      ...(misnamed.length > 0 ? [otherName(misnamed, legalName)] : []),
      ...(unsaid.length > 0 ? [noCapacity(unsaid, legalName)] : []),
    ],
    missing,
  };
}

/** A review is good for a year, and a month to make the next. */
const REVIEW_DAYS = 395;

function faultOf({ id, title, foundOn, correctedOn }: NameFault): Seen {
  return {
    severity: 'medium',
    subject: { kind: 'formality', id, name: title },
    text: `“${title}” is not in the legal name and capacity.`,
    facts: [day('Found', foundOn)],
    since: foundOn,
    cured: correctedOn,
    cures: ['correct-name', 'do-formality'],
  };
}

/** Papers of one title are counted: hundreds may be alike. */
function untoldWords(documents: readonly NamedDocument[]): string {
  const [first, ...more] = documents;
  if (more.length === 0) return `Whom “${first!.title}” names, and in what capacity.`;
  const titles = [...Map.groupBy(documents, ({ title }) => title)]
    .map(([title, list]) => `“${title}”${list.length > 1 ? ` (${list.length})` : ''}`)
    .sort();
  return `Whom ${documents.length} papers name, and in what capacity: ${titles.join(', ')}.`;
}

function otherName(documents: readonly NamedDocument[], legalName: string): Seen {
  const shown = openAmong(documents);
  const names = [...new Set(shown.map(({ nameOnIt }) => `“${nameOnIt!}”`))].sort().join(' or ');
  const verb = shown.length === 1 ? 'names' : 'name';
  return {
    ...alike('name', documents, shown),
    text: `${papersWords(shown)} ${verb} ${names}, not “${legalName}”.`,
    facts: [text('Legal name', legalName), text('Name on it', names)],
  };
}

function noCapacity(documents: readonly NamedDocument[], legalName: string): Seen {
  const shown = openAmong(documents);
  const off =
    shown.length === 1
      ? 'does not say who signs it, or in what capacity'
      : 'do not say who signs them, or in what capacity';
  return {
    ...alike('capacity', documents, shown),
    text: `${papersWords(shown)} ${off}.`,
    facts: [text('Legal name', legalName)],
  };
}

/** Those that nobody corrected; all, where each was. */
function openAmong(documents: readonly NamedDocument[]): readonly NamedDocument[] {
  const open = documents.filter(({ correctedOn }) => correctedOn === null);
  return (open.length > 0 ? open : documents).toSorted((a, b) =>
    a.date !== b.date ? (a.date < b.date ? -1 : 1) : a.id < b.id ? -1 : 1,
  );
}

function papersWords(shown: readonly NamedDocument[]): string {
  return shown.length === 1 ? `“${shown[0]!.title}”` : `${shown.length} papers`;
}

/** `what` it is that they lack: of each there is one finding. */
function alike(
  what: 'name' | 'capacity',
  documents: readonly NamedDocument[],
  shown: readonly NamedDocument[],
): Omit<Seen, 'text' | 'facts'> {
  const isOpen = documents.some(({ correctedOn }) => correctedOn === null);
  return {
    severity: 'medium',
    subject: { kind: 'papers', id: what, name: papersWords(shown) },
    parts: isOpen ? shown.map(({ id, title, date }) => ({ kind: 'document', id, name: title, date })) : [],
    since: shown[0]!.date,
    cured: isOpen
      ? null
      : documents.reduce((last, { correctedOn }) => (correctedOn! > last ? correctedOn! : last), ''),
    cures: ['correct-name'],
  };
}

/**
 * V12: contracts, invoices and papers name the company as it is registered, and in what capacity somebody signs. Papers are made
 * here; through contracts and invoices somebody has to look, once a year, and to record what is to be corrected.
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
  if (company.legalName === null) missing.push('The legal name of the company is not recorded.');
  if (company.legalName === null) return { seen: faults, missing };
  for (const { title, nameOnIt, capacity } of documents)
    if (nameOnIt === null || capacity === null) missing.push(`Whom “${title}” names, and in what capacity.`);
  const legalName = company.legalName;
  return { seen: [...faults, ...documents.flatMap((one) => seenOf(one, legalName) ?? [])], missing };
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

function seenOf(document: NamedDocument, legalName: string): Seen | null {
  const { id, title, date, nameOnIt, capacity, correctedOn } = document;
  const wrongName = nameOnIt !== null && nameOnIt.trim() !== legalName.trim();
  const noCapacity = capacity !== null && capacity.trim() === '';
  if (!wrongName && !noCapacity) return null;
  const off = wrongName
    ? `names “${nameOnIt}”, not “${legalName}”`
    : 'does not say who signs it, or in what capacity';
  return {
    severity: 'medium',
    subject: { kind: 'document', id, name: title },
    text: `“${title}” ${off}.`,
    facts: [
      day('Date', date),
      text('Legal name', legalName),
      ...(wrongName ? [text('Name on it', nameOnIt)] : []),
    ],
    since: date,
    cured: correctedOn,
    cures: ['correct-name'],
  };
}

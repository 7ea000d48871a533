/** V12: contracts, invoices and papers name the company as it is registered, and in what capacity somebody signs. */
import type { NamedDocument } from '../facts.ts';
import { day, type Outcome, type Seen, text, type View } from '../finding.ts';

export function identity(view: View): Outcome {
  const { documents, company } = view.facts;
  const missing: string[] = [];
  if (company.legalName === null) missing.push('The legal name of the company is not recorded.');
  if (documents === null)
    missing.push('Contracts and invoices were not looked through for the names on them.');
  if (documents === null || company.legalName === null) return { seen: [], missing };
  for (const { title, nameOnIt, capacity } of documents)
    if (nameOnIt === null || capacity === null) missing.push(`Whom “${title}” names, and in what capacity.`);
  const legalName = company.legalName;
  return { seen: documents.flatMap((one) => seenOf(one, legalName) ?? []), missing };
}

function seenOf(document: NamedDocument, legalName: string): Seen | null {
  const { id, title, date, nameOnIt, capacity, correctedOn } = document;
  const wrongName = nameOnIt !== null && nameOnIt.trim() !== legalName.trim();
  const noCapacity = capacity !== null && capacity.trim() === '';
  if (!wrongName && !noCapacity) return null;
  const off = wrongName
    ? `names “${nameOnIt}”, not “${legalName}”`
    : 'does not say in what capacity it is signed';
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

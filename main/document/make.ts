/**
 * Making a paper: facts, text, PDF and hash in one command. A paper of the same that waits for signatures is superseded; one
 * that is signed stands, and is voided first. Nothing is dated back: the day it is made is the clock's.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { PaperOut } from '../../shared/contract/paper.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { findEntity, type Scope } from '../ledger/index.ts';
import { typeset } from '../papers/index.ts';
import { canonicalJson } from './canonical.ts';
import { compose } from './compose.ts';
import { requireAgreement } from './details.ts';
import type { Facts, Signer } from './facts.ts';
import { currencyOf, totalOf } from './fields/field.ts';
import { SORTS } from './fields/index.ts';
import type { Kind } from './kinds.ts';
import { factsOf, subjectOf } from './load/facts.ts';
import { partyOf } from './load/parties.ts';
import { legalNameOf, signerLine } from './parties.ts';
import { describe, requireDocument } from './rows.ts';
import { supersededBy } from './superseding.ts';
import { document, documentCrossing, documentSigner } from './tables.ts';
import { currentTemplate } from './templates.ts';

type Input = z.output<NonNullable<(typeof contract.paper.make)['~orpc']['inputSchema']>>;

export async function makePaper(scope: Scope, input: Input): Promise<PaperOut> {
  const { db, unit } = scope;
  const subject = subjectOf(db, input, unit.today);
  const details = { ...input.details };
  requireKnown(subject.kind, details);
  const authorizedOn = input.authorized_on ?? null;
  if (authorizedOn !== null && authorizedOn > unit.today)
    throw new BulkheadError('INVALID_INPUT', `${authorizedOn} has not come yet.`, {
      remedy: 'Give the day on which it was decided, or leave it out.',
    });
  const supersedesId = supersededBy(db, subject);
  const id = unit.newId();
  const facts = factsOf(db, subject, {
    ...{ documentId: id, generatedOn: unit.today, authorizedOn, details },
    lateReason: input.late_reason ?? null,
    signers: input.signers ? input.signers.map((one) => namedSigner(db, one)) : null,
  });
  requireAgreement(facts);
  const { paper, open, contentHash, template } = compose(
    facts,
    {
      own: currentTemplate(db, facts.kind),
      frame: facts.isRatification ? currentTemplate(db, 'ratification') : null,
    },
    unit.now,
  );
  const sha256 = unit.keepBytes(await typeset(paper));
  unit.insert(document, {
    ...{ id, kind: facts.kind, isRatification: facts.isRatification, origin: 'made', state: 'made' },
    ...{
      title: paper.title,
      subject: paper.subject,
      entityId: subject.company.id,
      otherId: subject.other.id,
    },
    ...{
      amountMinor: totalOf(facts),
      currency: currencyOf(facts),
      authorizedOn,
      effectiveOn: facts.effectiveOn,
    },
    ...{ signedOn: null, madeAt: unit.now, lateReason: facts.lateReason, voidReason: null },
    ...{ loanId: subject.loanId, supersedesId, template, contentHash, sha256 },
    facts: canonicalJson(facts),
    paper: canonicalJson(paper),
    open: JSON.stringify(open),
  });
  for (const crossingId of subject.crossingIds) unit.insert(documentCrossing, { documentId: id, crossingId });
  for (const [index, signer] of facts.signers.entries()) insertSigner({ unit }, id, index + 1, signer);
  return describe(scope, requireDocument(db, id));
}

function insertSigner({ unit }: Pick<Scope, 'unit'>, documentId: string, line: number, signer: Signer): void {
  unit.insert(documentSigner, {
    ...{ documentId, line, party: legalNameOf(signer.party), signer: signerLine(signer) },
    ...{ signedOn: null, signedAt: null, how: null, mark: null },
  });
}

function namedSigner(
  db: Scope['db'],
  { party, name, capacity }: NonNullable<Input['signers']>[number],
): Signer {
  return { party: partyOf(findEntity(db, party)), name, capacity };
}

/** INVALID_INPUT for what nobody can say, or the kind of paper has no word for. */
function requireKnown(kind: Kind, details: Facts['details']): void {
  const { texts } = SORTS[kind].vocabulary;
  const unknown = Object.keys(details).find((name) => !texts[name]?.isGiven);
  if (unknown === undefined) return;
  const isKnown = texts[unknown] !== undefined;
  const names = Object.entries(texts).flatMap(([name, { isGiven }]) => (isGiven ? [name] : []));
  throw new BulkheadError(
    'INVALID_INPUT',
    isKnown
      ? `Nobody says “${unknown}” of that paper; it is ${texts[unknown]!.about}.`
      : `That paper takes no word for “${unknown}”.`,
    { remedy: `It takes: ${names.join(', ')}.` },
  );
}

/** Veil health of a company as of a day, loaded, assessed, and as the contract tells it. */
import type { FindingOut, HealthOut } from '../../shared/contract/veil.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import type { EntityRow, Scope } from '../ledger/index.ts';
import { profileOf } from '../solvency/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { assess, type Health } from './assess.ts';
import { CHECKS } from './checks/index.ts';
import { CURES } from './cures.ts';
import { type Cure, type Fact, type Finding, keyOf } from './finding.ts';
import { type EventRow, eventsOf } from './history.ts';
import { loadFacts } from './load/facts.ts';
import { thresholdsOf } from './settings.ts';

/** `dayOf`: by the user’s clocks. */
export function healthOf(
  { db, dayOf }: Pick<Scope, 'db' | 'dayOf'>,
  company: EntityRow,
  asOf: CalendarDate,
): Health {
  const thresholds = thresholdsOf(db, company);
  const facts = loadFacts(db, company, asOf, thresholds, dayOf);
  return assess(facts, asOf, thresholds, profileOf(company.state));
}

export function describeHealth(db: VaultDatabase, company: EntityRow, health: Health): HealthOut {
  const profile = profileOf(company.state);
  const events = eventsOf(db, company);
  const { dimensions, checks, findings, worst, counts } = health;
  const dimensionOf = new Map(CHECKS.map(({ id, dimension }) => [id, dimension] as const));
  return {
    ...{ entity_id: company.id, entity: company.name, currency: company.base_currency },
    as_of: health.asOf,
    profile: {
      ...{ id: profile.id, name: profile.name, tests: [...profile.tests] },
      ...{ tests_source: profile.testsSource, formality_source: profile.formalitySource },
    },
    headline: headlineOf(health),
    worst: worst && keyOf(worst),
    counts: { ...counts },
    dimensions: dimensions.map(({ id, state, open, missing }) => ({
      ...{ id, state, open, missing: [...missing] },
      worst:
        findings.find((one) => one.cured === null && dimensionOf.get(one.check) === id)?.severity ?? null,
    })),
    checks: checks.map(({ missing, ...check }) => ({ ...check, missing: [...missing] })),
    findings: findings.map((finding) => describeFinding(finding, company, events.get(keyOf(finding)) ?? [])),
  };
}

function headlineOf({ worst, findings, dimensions }: Health): string {
  const open = findings.filter(({ cured }) => cured === null).length;
  const unknown = dimensions.filter(({ missing }) => missing.length > 0).length;
  const gaps =
    unknown === 0 ? '' : ` Something is not known in ${unknown} of ${dimensions.length} dimensions.`;
  if (worst === null) return `Nothing is open.${gaps}`;
  const others = open === 1 ? '' : ` ${open - 1} more ${open === 2 ? 'is' : 'are'} open.`;
  return `${worst.text}${others}${gaps}`;
}

function describeFinding(finding: Finding, company: EntityRow, events: readonly EventRow[]): FindingOut {
  const { check, version, severity, subject, text, facts, parts, since, opened, cured, days } = finding;
  const { name, dimension } = CHECKS.find(({ id }) => id === check)!;
  return {
    ...{ key: keyOf(finding), check, check_name: name, dimension, rule_version: version },
    ...{ severity, subject: { ...subject }, text, since, opened, cured, days },
    facts: facts.map((fact) => describeFact(fact, company.base_currency)),
    parts: parts.map((part) => ({ ...part })),
    entries: [...finding.entryIds],
    crossings: [...finding.crossingIds],
    cures: finding.cures.map(describeCure),
    notes: events
      .filter(({ event }) => event === 'note' || event === 'acknowledged')
      .map(({ at, by, text: said, event }) => ({
        at,
        by,
        text: said,
        acknowledged: event === 'acknowledged',
      })),
  };
}

function describeCure(cure: Cure): FindingOut['cures'][number] {
  const plain = { from: null, to: null, about: null };
  if (typeof cure === 'string') return { id: cure, ...CURES[cure], ...plain, amount_minor: null };
  const { id, amountMinor: amount_minor } = cure;
  if (!('about' in cure))
    return { id, ...CURES[id], ...plain, from: cure.fromId, to: cure.toId, amount_minor };
  const { id: ofId, name, accountId: account_id } = cure.about;
  const { text, command } = CURES[id];
  return {
    ...{ id, text: `${text}: ${name}`, command, ...plain },
    ...{ about: { id: ofId, name, account_id }, amount_minor },
  };
}

function describeFact(fact: Fact, currency: string): FindingOut['facts'][number] {
  const { name, kind } = fact;
  switch (fact.kind) {
    case 'money':
      return {
        ...{ name, kind, value: formatMoney(fact.minor, fact.currency ?? currency) },
        currency: fact.currency ?? currency,
      };
    case 'date':
      return { name, kind, value: fact.date, currency: null };
    case 'text':
      return { name, kind, value: fact.text, currency: null };
    default:
      return { name, kind, value: String(fact.count), currency: null };
  }
}

/**
 * What only a person knows of their return of a year, kept in the vault: filing status, last year's tax, what other payers paid. It
 * stands in for what a question leaves out. REFUSED for an entity that is on no person's return, INVALID_INPUT for an amount below
 * zero that can't be.
 */
import type { contract } from '../../shared/contract/index.ts';
import type { FilingStatus, INSTALMENT_METHODS } from '../../shared/contract/tax.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { type EntityRow, findEntity, type HandlersOf } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { taxFacts, taxService } from './tables.ts';
import { loadFamilies } from './taxpayer.ts';

const AMOUNTS = {
  prior_tax: 'priorTaxMinor',
  prior_income: 'priorIncomeMinor',
  wages: 'wagesMinor',
  withheld: 'withheldMinor',
  other_income: 'otherIncomeMinor',
  itemized: 'itemizedMinor',
  expected_profit: 'expectedProfitMinor',
} as const;
type AmountFact = keyof typeof AMOUNTS;
const AMOUNT_FACTS = Object.keys(AMOUNTS) as AmountFact[];
/** A loss is income, too. */
const SIGNED: ReadonlySet<AmountFact> = new Set<AmountFact>([
  'prior_income',
  'other_income',
  'expected_profit',
]);

type Row = {
  status: FilingStatus | null;
  method: (typeof INSTALMENT_METHODS)[number] | null;
} & Record<(typeof AMOUNTS)[AmountFact], number | null>;

const factsRow = prepared<Row>(
  `SELECT status, method, prior_tax_minor AS priorTaxMinor, prior_income_minor AS priorIncomeMinor, wages_minor AS wagesMinor,
   withheld_minor AS withheldMinor, other_income_minor AS otherIncomeMinor, itemized_minor AS itemizedMinor,
   expected_profit_minor AS expectedProfitMinor FROM tax_facts WHERE entity_id = ? AND year = ?`,
);
const serviceIds = preparedValue<string>(
  'SELECT business_id FROM tax_service WHERE entity_id = ? AND year = ? ORDER BY business_id',
);

/** As the questions of a return take them; what nobody said is left out. */
export type KeptFacts = Partial<Record<AmountFact, string>> & {
  status?: FilingStatus;
  method?: (typeof INSTALMENT_METHODS)[number];
  /** Ids of the businesses that are specified services. */
  services: readonly string[];
};

export function keptFacts(db: VaultDatabase, person: EntityRow, year: number): KeptFacts {
  const row = factsRow(db).get(person.id, year);
  const services = serviceIds(db).all(person.id, year);
  if (!row) return { services };
  const { status, method } = row;
  return {
    ...(status === null ? {} : { status }),
    ...(method === null ? {} : { method }),
    ...Object.fromEntries(
      AMOUNT_FACTS.flatMap((name) => {
        const minor = row[AMOUNTS[name]];
        return minor === null ? [] : [[name, formatMoney(minor, person.base_currency)]];
      }),
    ),
    services,
  };
}

/** The person on whose return an entity's books are at the end of the year. */
export function personOn(db: VaultDatabase, ref: string, year: number): EntityRow {
  const asked = findEntity(db, ref);
  const taxpayer = findEntity(db, loadFamilies(db).taxpayerOf(asked.id, `${year}-12-31`));
  if (taxpayer.kind === 'person') return taxpayer;
  throw new BulkheadError('REFUSED', `${taxpayer.name} is no person: it files a return of its own.`, {
    remedy: 'Name the owner, or a disregarded LLC of theirs.',
    facts: { entity: taxpayer.name },
  });
}

function written(db: VaultDatabase, person: EntityRow, year: number) {
  const kept = keptFacts(db, person, year);
  const amounts = Object.fromEntries(AMOUNT_FACTS.map((name) => [name, kept[name] ?? null]));
  return {
    ...{ taxpayer: person.name, taxpayer_id: person.id, year, currency: person.base_currency },
    ...(amounts as Record<AmountFact, string | null>),
    ...{ status: kept.status ?? null, method: kept.method ?? null, services: [...kept.services] },
  };
}

function amountOf(person: EntityRow, name: AmountFact, text: string | null): number | null {
  if (text === null) return null;
  const minor = parseMoney(text, person.base_currency);
  if (minor >= 0 || SIGNED.has(name)) return minor;
  throw new BulkheadError('INVALID_INPUT', `${text} is below zero.`, {
    remedy: 'Give the amount without a sign.',
    facts: { field: name },
  });
}

export const factHandlers: Pick<HandlersOf<typeof contract.tax>, 'facts' | 'set_facts'> = {
  facts: ({ db }, { entity, year }) => written(db, personOn(db, entity, year), year),

  set_facts({ db, unit }, input) {
    const { year } = input;
    const person = personOn(db, input.entity, year);
    const key = { entityId: person.id, year };
    const patch = {
      ...(input.status === undefined ? {} : { status: input.status }),
      ...(input.method === undefined ? {} : { method: input.method }),
      ...Object.fromEntries(
        AMOUNT_FACTS.flatMap((name) => {
          const text = input[name];
          return text === undefined ? [] : [[AMOUNTS[name], amountOf(person, name, text)]];
        }),
      ),
    };
    const before = factsRow(db).get(person.id, year);
    const after: Row = { ...NOTHING_SAID, ...before, ...patch };
    const isSaid = Object.values(after).some((one) => one !== null);
    if (before === undefined) {
      if (isSaid) unit.insert(taxFacts, { ...key, ...after });
    } else if (isSaid) unit.update(taxFacts, key, patch);
    else unit.remove(taxFacts, key);
    if (input.services !== undefined) {
      const wanted = new Set(input.services.map((ref) => businessOf(db, ref).id));
      const known = serviceIds(db).all(person.id, year);
      for (const businessId of known)
        if (!wanted.has(businessId)) unit.remove(taxService, { ...key, businessId });
      for (const businessId of wanted)
        if (!known.includes(businessId)) unit.insert(taxService, { ...key, businessId });
    }
    return written(db, person, year);
  },
};

const NOTHING_SAID: Row = {
  ...{ status: null, method: null, priorTaxMinor: null, priorIncomeMinor: null, wagesMinor: null },
  ...{ withheldMinor: null, otherIncomeMinor: null, itemizedMinor: null, expectedProfitMinor: null },
};

function businessOf(db: VaultDatabase, ref: string): EntityRow {
  const found = findEntity(db, ref);
  if (found.kind === 'llc') return found;
  throw new BulkheadError('INVALID_INPUT', `${found.name} is no business.`, {
    remedy: 'Name the companies that are specified services.',
    facts: { entity: found.name },
  });
}

/** How they file, as far as anybody can tell: said beside the figures where nobody told. */
export function filingStatus(
  asked: FilingStatus | undefined,
  kept: KeptFacts,
): { status: FilingStatus; notes: string[] } {
  const status = asked ?? kept.status;
  if (status !== undefined) return { status, notes: [] };
  return {
    status: 'single',
    notes: [
      'How they file is not on record: worked out for somebody who files as single. Keep the filing status with the facts of the year.',
    ],
  };
}

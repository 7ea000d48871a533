/** Entities: the companies and the person, their members, and the closing of their books. */
import { isCorporateName } from '../../shared/company-name.ts';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { stateName } from '../../shared/states.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { companyTemplate, minimalTemplate, personTemplate, type TemplateAccount } from './chart/templates.ts';
import type { Unit } from './door/unit.ts';
import type { HandlersOf } from './handlers.ts';
import { type EntityRow, findEntity, listEntities } from './lookup.ts';
import { holdersOn, loadMembers, setOwnership } from './members.ts';
import { methodOf } from './method.ts';
import { BEGINNING, type Ownership, readMillionths } from './stakes.ts';
import { account, entity } from './tables.ts';

interface MemberInput {
  name: string;
  entity?: string | undefined;
  share: string;
}

/** Digits of a percentage behind its point. */
const SHARE_DECIMALS = 4;

function describe(db: VaultDatabase, row: EntityRow, today: string) {
  const { created_at: _, ...known } = row;
  const members = holdersOn(db, row.id, today).map(({ name, holderId, share }) => ({
    ...{ name, entity_id: holderId, share },
  }));
  return { ...known, accounting_method: methodOf(row), members };
}

function refuseTakenName(db: VaultDatabase, name: string, except?: string): void {
  const taken = listEntities(db).find((e) => e.id !== except && e.name.toLowerCase() === name.toLowerCase());
  if (taken)
    throw new BulkheadError('REFUSED', `There is an entity “${taken.name}” already.`, {
      remedy: 'Choose another name.',
    });
}

/** Who owns it from the beginning on. What is kept with days, units or agreed parts, plain shares would lose. */
function setMembers(unit: Unit, row: EntityRow, list: readonly MemberInput[]): void {
  const { ownership } = loadMembers(unit.db, row.id);
  if (!isPlain(ownership)) {
    const shown = holdersOn(unit.db, row.id, unit.today);
    const isSame = ({ name, share }: MemberInput) =>
      shown.some((one) => one.name === name && Number(one.share) === Number(share));
    if (list.length === shown.length && list.every(isSame)) return;
    throw new BulkheadError(
      'REFUSED',
      `What the members of ${row.name} hold is kept with days, units or agreed parts.`,
      {
        remedy: 'Change it under “Members & capital”, with the day from which it holds.',
        facts: { next: 'member.set' },
      },
    );
  }
  const byName = new Map(listEntities(unit.db).map(({ id, name }) => [name.toLowerCase(), id] as const));
  byName.delete(row.name.toLowerCase());
  setOwnership(
    unit,
    row,
    BEGINNING,
    list.map(({ name, entity: holder, share }) => ({
      name,
      holderId:
        holder === undefined ? (byName.get(name.toLowerCase()) ?? null) : findEntity(unit.db, holder).id,
      shareMillionths: readMillionths(share, SHARE_DECIMALS),
      unitsMillionths: null,
      profitMillionths: null,
    })),
  );
}

function isPlain(ownership: Ownership): boolean {
  return ownership.every(
    ({ since, stakes }) =>
      since === BEGINNING &&
      [...stakes.values()].every((one) => one.unitsMillionths === null && one.profitMillionths === null),
  );
}

function addChart(unit: Unit, entityId: string, baseCurrency: string, template: TemplateAccount[]): void {
  const ids = new Map<string, string>();
  for (const t of template) {
    const id = unit.newId();
    ids.set(t.path.join(':'), id);
    unit.insert(account, {
      id,
      entityId,
      parentId: ids.get(t.path.slice(0, -1).join(':')) ?? null,
      code: t.code,
      name: t.path.at(-1)!,
      type: t.type,
      role: t.role,
      currency: t.ownCurrency ? baseCurrency : null,
      taxLine: t.taxLine,
      archived: false,
    });
  }
}

/** INVALID_INPUT for two letters that stand for none. */
function requireState(state: string | null | undefined): void {
  if (state == null || stateName(state) !== null) return;
  throw new BulkheadError('INVALID_INPUT', `“${state}” is no state or territory of the United States.`, {
    remedy: 'Give the two letters of where it was formed, such as WY, or leave them out.',
    facts: { field: 'state' },
  });
}

/** REFUSED for a corporation: its papers, its statutes and its members’ words would all be those of an LLC. */
function refuseCorporation(legalName: string): void {
  if (!isCorporateName(legalName)) return;
  throw new BulkheadError(
    'REFUSED',
    `“${legalName}” is the name of a corporation: by no state’s law may an LLC’s name end so.`,
    {
      remedy:
        'Give the exact name of the LLC, however it is taxed. The books of a corporation are not kept here.',
      facts: { field: 'legal_name' },
    },
  );
}

function normaliseEin(ein: string | null | undefined): string | null | undefined {
  return ein == null ? ein : ein.replace(/^(\d{2})-?(\d{7})$/, '$1-$2');
}

const NOWHERE = {
  ...{ street: null, street2: null, city: null, addressState: null },
  ...{ zip: null, country: null, phone: null },
};

type PlaceGiven = Partial<
  Record<
    'street' | 'street2' | 'city' | 'address_state' | 'zip' | 'country' | 'phone',
    string | null | undefined
  >
>;

/** Where it is written to and called: the columns of what was said; what was said to be empty is emptied. */
function placeColumns(given: PlaceGiven) {
  const { street, street2, city, address_state: addressState, zip, country, phone } = given;
  const all = { street, street2, city, addressState, zip, country, phone };
  const said = Object.entries(all).flatMap(([column, value]) =>
    value === undefined ? [] : [[column, value || null]],
  );
  return Object.fromEntries(said) as { [Column in keyof typeof all]?: string | null };
}

export const entityHandlers: HandlersOf<typeof contract.entity> = {
  list: ({ db, today }) => listEntities(db).map((row) => describe(db, row, today)),

  create({ db, unit }, input) {
    if (input.kind === 'llc' && input.tax_class === undefined) {
      throw new BulkheadError('INVALID_INPUT', 'An LLC needs its tax class.', {
        remedy: 'One of disregarded, partnership, s-corp, c-corp.',
      });
    }
    if (input.kind === 'person' && input.tax_class !== undefined)
      throw new BulkheadError('INVALID_INPUT', 'A person has no tax class.');
    refuseTakenName(db, input.name);
    requireState(input.state);
    if (input.kind === 'llc') refuseCorporation(input.legal_name || input.name);
    const id = unit.newId();
    const taxClass = input.tax_class ?? null;
    unit.insert(entity, {
      id,
      kind: input.kind,
      name: input.name,
      legalName: input.legal_name || (input.kind === 'llc' ? input.name : null),
      state: input.state ?? null,
      ein: normaliseEin(input.ein) ?? null,
      taxClass,
      baseCurrency: input.base_currency,
      closedThrough: null,
      fiscalMonth: input.fiscal_month ?? null,
      accountingMethod: input.accounting_method ?? null,
      ...NOWHERE,
      ...placeColumns(input),
      createdAt: unit.now,
    });
    const template =
      input.chart === 'minimal' ? minimalTemplate() : taxClass ? companyTemplate(taxClass) : personTemplate();
    addChart(unit, id, input.base_currency, template);
    setMembers(unit, findEntity(db, id), input.members);
    return describe(db, findEntity(db, id), unit.today);
  },

  update({ db, unit }, input) {
    const row = findEntity(db, input.entity);
    if (input.name !== undefined) refuseTakenName(db, input.name, row.id);
    requireState(input.state);
    const { name = row.name, legal_name: legalName = row.legal_name } = input;
    // What was there before stays as it is until its name is changed.
    const isRenamed = name !== row.name || legalName !== row.legal_name;
    if (row.kind === 'llc' && isRenamed) refuseCorporation(legalName || name);
    unit.update(
      entity,
      { id: row.id },
      {
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(input.legal_name === undefined ? {} : { legalName: input.legal_name }),
        ...(input.state === undefined ? {} : { state: input.state }),
        ...(input.ein === undefined ? {} : { ein: normaliseEin(input.ein) }),
        ...(input.fiscal_month === undefined ? {} : { fiscalMonth: input.fiscal_month }),
        ...(input.accounting_method === undefined ? {} : { accountingMethod: input.accounting_method }),
        ...placeColumns(input),
      },
    );
    if (input.members !== undefined) setMembers(unit, row, input.members);
    return describe(db, findEntity(db, row.id), unit.today);
  },
};

export const periodHandlers: HandlersOf<typeof contract.period> = {
  close({ db, unit }, input) {
    const row = findEntity(db, input.entity);
    if (row.closed_through !== null && input.through < row.closed_through) {
      throw new BulkheadError('REFUSED', `${row.name} is closed through ${row.closed_through} already.`, {
        remedy: 'To open part of it again, reopen it with the reason.',
        facts: { next: 'period.reopen' },
      });
    }
    if (input.through > unit.today)
      throw new BulkheadError('REFUSED', `${input.through} lies in the future.`, {
        remedy: 'Close through a day that has passed.',
      });
    unit.update(entity, { id: row.id }, { closedThrough: input.through });
    return describe(db, findEntity(db, row.id), unit.today);
  },

  /** The reason stands in the audit log, with the command's input. */
  reopen({ db, unit }, input) {
    const row = findEntity(db, input.entity);
    if (row.closed_through === null)
      throw new BulkheadError('REFUSED', `The books of ${row.name} are not closed.`);
    if (input.through !== null && input.through >= row.closed_through) {
      throw new BulkheadError(
        'REFUSED',
        `${row.name} is closed through ${row.closed_through}; reopening must leave an earlier day.`,
      );
    }
    unit.update(entity, { id: row.id }, { closedThrough: input.through });
    return describe(db, findEntity(db, row.id), unit.today);
  },
};

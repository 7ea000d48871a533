/** Entities: the companies and the person, their members, and the closing of their books. */
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { companyTemplate, minimalTemplate, personTemplate, type TemplateAccount } from './chart/templates.ts';
import type { Unit } from './door/unit.ts';
import type { HandlersOf } from './handlers.ts';
import { type EntityRow, findEntity, listEntities } from './lookup.ts';
import { account, entity, member } from './tables.ts';

/** Millionths in a whole. */
const WHOLE = 1_000_000;

interface MemberInput {
  name: string;
  entity?: string | undefined;
  share: string;
}

/** "33.3333" percent as millionths of the whole: 333333. */
function shareToMillionths(percent: string): number {
  const [whole = '0', fraction = ''] = percent.split('.');
  return Number(whole + fraction.padEnd(4, '0'));
}

function millionthsToShare(millionths: number): string {
  const digits = String(millionths).padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
}

function describe(db: VaultDatabase, row: EntityRow) {
  const members = db
    .prepare('SELECT * FROM member WHERE entity_id = ? ORDER BY share_millionths DESC, name')
    .all(row.id) as {
    name: string;
    holder_id: string | null;
    share_millionths: number;
  }[];
  const { created_at: _, ...known } = row;
  return {
    ...known,
    members: members.map((m) => ({
      name: m.name,
      entity_id: m.holder_id,
      share: millionthsToShare(m.share_millionths),
    })),
  };
}

function refuseTakenName(db: VaultDatabase, name: string, except?: string): void {
  const taken = listEntities(db).find((e) => e.id !== except && e.name.toLowerCase() === name.toLowerCase());
  if (taken)
    throw new BulkheadError('REFUSED', `There is an entity “${taken.name}” already.`, {
      remedy: 'Choose another name.',
    });
}

function setMembers(
  unit: Unit,
  entityId: string,
  taxClass: EntityRow['tax_class'],
  members: MemberInput[],
): void {
  if (members.length > 0 && taxClass === null)
    throw new BulkheadError('INVALID_INPUT', 'A person has no members.');
  if (taxClass === 'disregarded' && members.length > 1) {
    throw new BulkheadError('INVALID_INPUT', 'A disregarded LLC has one member.', {
      remedy: 'With several it is a partnership, or an S or C corporation by election.',
    });
  }
  const total = members.reduce((sum, m) => sum + shareToMillionths(m.share), 0);
  if (total > WHOLE)
    throw new BulkheadError(
      'INVALID_INPUT',
      `The members’ shares come to ${millionthsToShare(total)} %, more than the whole.`,
    );
  const old = unit.db.prepare('SELECT id FROM member WHERE entity_id = ?').all(entityId) as { id: string }[];
  for (const { id } of old) unit.remove(member, { id });
  for (const m of members) {
    unit.insert(member, {
      id: unit.newId(),
      entityId,
      holderId: m.entity === undefined ? null : findEntity(unit.db, m.entity).id,
      name: m.name,
      shareMillionths: shareToMillionths(m.share),
    });
  }
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

function normaliseEin(ein: string | null | undefined): string | null | undefined {
  return ein == null ? ein : ein.replace(/^(\d{2})-?(\d{7})$/, '$1-$2');
}

export const entityHandlers: HandlersOf<typeof contract.entity> = {
  list: ({ db }) => listEntities(db).map((row) => describe(db, row)),

  create({ db, unit }, input) {
    if (input.kind === 'llc' && input.tax_class === undefined) {
      throw new BulkheadError('INVALID_INPUT', 'An LLC needs its tax class.', {
        remedy: 'One of disregarded, partnership, s-corp, c-corp.',
      });
    }
    if (input.kind === 'person' && input.tax_class !== undefined)
      throw new BulkheadError('INVALID_INPUT', 'A person has no tax class.');
    refuseTakenName(db, input.name);
    const id = unit.newId();
    const taxClass = input.tax_class ?? null;
    unit.insert(entity, {
      id,
      kind: input.kind,
      name: input.name,
      legalName: input.legal_name ?? (input.kind === 'llc' ? input.name : null),
      state: input.state ?? null,
      ein: normaliseEin(input.ein) ?? null,
      taxClass,
      baseCurrency: input.base_currency,
      closedThrough: null,
      createdAt: unit.now,
    });
    const template =
      input.chart === 'minimal' ? minimalTemplate() : taxClass ? companyTemplate(taxClass) : personTemplate();
    addChart(unit, id, input.base_currency, template);
    setMembers(unit, id, taxClass, input.members);
    return describe(db, findEntity(db, id));
  },

  update({ db, unit }, input) {
    const row = findEntity(db, input.entity);
    if (input.name !== undefined) refuseTakenName(db, input.name, row.id);
    unit.update(
      entity,
      { id: row.id },
      {
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(input.legal_name === undefined ? {} : { legalName: input.legal_name }),
        ...(input.state === undefined ? {} : { state: input.state }),
        ...(input.ein === undefined ? {} : { ein: normaliseEin(input.ein) }),
      },
    );
    if (input.members !== undefined) setMembers(unit, row.id, row.tax_class, input.members);
    return describe(db, findEntity(db, row.id));
  },
};

export const periodHandlers: HandlersOf<typeof contract.period> = {
  close({ db, unit }, input) {
    const row = findEntity(db, input.entity);
    if (row.closed_through !== null && input.through < row.closed_through) {
      throw new BulkheadError('REFUSED', `${row.name} is closed through ${row.closed_through} already.`, {
        remedy: 'To open part of it again, reopen it with the reason.',
      });
    }
    if (input.through > unit.today)
      throw new BulkheadError('REFUSED', `${input.through} lies in the future.`, {
        remedy: 'Close through a day that has passed.',
      });
    unit.update(entity, { id: row.id }, { closedThrough: input.through });
    return describe(db, findEntity(db, row.id));
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
    return describe(db, findEntity(db, row.id));
  },
};

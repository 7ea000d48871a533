/** A table of ownership while somebody writes it: what is typed, what is wrong with it, and as the command takes it. Pure. */
import type { Members } from './types.ts';

export interface MemberLine {
  /** Lasts while the form is open; nothing of the books. */
  key: string;
  name: string;
  capacity: string;
  /** Percent or units, as typed. */
  held: string;
  profit: string;
  /** The entity of the vault that they are; gone with another name. */
  holder: string | null;
}

export interface MembersDraft {
  effective: string | null;
  measure: 'percent' | 'units';
  agreed: boolean;
  lines: MemberLine[];
}

/** Everybody who holds something on the day, to be changed from there; one empty line where nobody does. */
export function draftOfMembers({ members, in_units }: Members): MembersDraft {
  const present = members.filter(({ share }) => share !== '0');
  const draft: MembersDraft = {
    effective: null,
    measure: in_units ? 'units' : 'percent',
    agreed: present.some(({ profit }) => profit !== null),
    lines: present.map((one, at) => ({
      key: `line-${at}`,
      name: one.name,
      capacity: one.capacity ?? '',
      held: (in_units ? one.units : one.share) ?? '',
      profit: one.profit ?? '',
      holder: one.entity_id,
    })),
  };
  return draft.lines.length > 0 ? draft : withLine({ ...draft, lines: [] });
}

export function withLine(draft: MembersDraft): MembersDraft {
  const used = new Set(draft.lines.map(({ key }) => key));
  let at = draft.lines.length;
  while (used.has(`line-${at}`)) at += 1;
  const line = { key: `line-${at}`, name: '', capacity: '', held: '', profit: '', holder: null };
  return { ...draft, lines: [...draft.lines, line] };
}

export type LineProblem = 'name' | 'held' | 'profit';

const PERCENT = /^\d{1,3}(\.\d{1,4})?$/;
const UNITS = /^\d{1,9}(\.\d{1,6})?$/;

/** By key. Whether shares come to more than the whole is the command’s to say. */
export function problemsOfMembers({ lines, measure, agreed }: MembersDraft): Map<string, LineProblem> {
  const wrong = new Map<string, LineProblem>();
  for (const { key, name, held, profit } of lines) {
    if (name.trim() === '') wrong.set(key, 'name');
    else if (!(measure === 'percent' ? PERCENT : UNITS).test(held.trim())) wrong.set(key, 'held');
    else if (agreed && !PERCENT.test(profit.trim())) wrong.set(key, 'profit');
  }
  return wrong;
}

/** As the command takes it. A member with the name of an entity of the vault is that entity. */
export function membersInput(
  { effective, measure, agreed, lines }: MembersDraft,
  entities: readonly { id: string; name: string }[],
) {
  const named = (name: string) => entities.find((one) => one.name.toLowerCase() === name.toLowerCase())?.id;
  return {
    ...(effective === null ? {} : { effective }),
    members: lines.map((line) => {
      const name = line.name.trim();
      const holder = line.holder ?? named(name);
      return {
        ...{ name, capacity: line.capacity.trim() },
        ...(measure === 'percent' ? { share: line.held.trim() } : { units: line.held.trim() }),
        ...(agreed ? { profit: line.profit.trim() } : {}),
        ...(holder === undefined ? {} : { entity: holder }),
      };
    }),
  };
}

/** What is depreciated for tax: section 179, bonus and MACRS of the year, thing by thing. */
import { taxHandlers } from '../../tax/index.ts';
import { column, row, type Table, tableOf } from '../table.ts';
import { type Asked, calendarSubject } from './asked.ts';

const FIGURES = ['cost', 'section_179', 'bonus', 'macrs', 'deduction', 'accumulated', 'left'] as const;
const TITLES = ['Cost', 'Section 179', 'Bonus', 'MACRS', 'Deducted this year', 'Deducted so far', 'Left'];

/** `null` where nothing is depreciated, or the year’s rules are not known: its absence is told by the form. */
export async function assetsSheet(asked: Asked): Promise<Table | null> {
  const { scope, entity, year } = asked;
  const known = await taxHandlers.assets(scope, { entity: entity.id });
  if (known.length === 0) return null;
  const { assets, currency, notes } = await taxHandlers.depreciation(scope, { entity: entity.id, year });
  const columns = [
    ...[column('What', 'text'), column('Years', 'text'), column('Convention', 'text')],
    ...TITLES.map((title) => column(title, 'money')),
  ];
  const rows = assets.map((one) =>
    row([one.name, one.class, one.convention, ...FIGURES.map((key) => one[key])], currency, {
      kind: 'account',
    }),
  );
  return tableOf({ title: 'Depreciation', subject: calendarSubject(asked), columns }, rows, notes);
}

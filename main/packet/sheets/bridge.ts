/** From what the books earned to the line of the return that taxes it. */
import { reportHandlers } from '../../reports/index.ts';
import { column, plus, row, type Table, tableOf } from '../table.ts';
import { type Asked, calendarDays, calendarSubject } from './asked.ts';

/** `null` for an entity that files no Schedule C. */
export async function bridgeSheet(asked: Asked): Promise<Table | null> {
  const { scope, entity } = asked;
  if (entity.tax_class !== 'disregarded') return null;
  const { bridges, currency } = await reportHandlers.tax_view(scope, {
    entity: entity.id,
    ...calendarDays(asked),
  });
  const bridge = bridges.find((one) => one.entity_id === entity.id);
  if (!bridge) return null;
  const rows = bridge.lines.map(({ what, label, amount }, at) =>
    what === 'return'
      ? row([label, amount], currency, {
          kind: 'total',
          adds: plus(bridge.lines.slice(0, at).map((_, i) => i)),
        })
      : row([label, amount], currency),
  );
  const columns = [column('Step', 'text'), column('Amount', 'money')];
  return tableOf({ title: 'Book-to-tax bridge', subject: calendarSubject(asked), columns }, rows);
}

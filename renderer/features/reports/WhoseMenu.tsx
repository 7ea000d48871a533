/** The books of one, of several together, or a column for each. */
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { MenuButton } from '../../ui/index.ts';
import { type Ask, type Asked, LAYOUTS } from './use-report.ts';
import { toggled, whoseChange } from './whose.ts';

const words = text.reports.whose;

export function WhoseMenu({ asked, ask }: { asked: Asked; ask: Ask }) {
  const { entities: all } = useBooks();
  const { entity, entities, layout } = asked;
  if (all.length < 2) return null;
  const several = entities.length > 1;
  return (
    <MenuButton
      label={several ? words.several(words.layouts[layout], entities.length) : words.alone}
      size="small"
      items={[
        {
          label: words.onlyOne(entity.name),
          checked: !several,
          onSelect: () => ask(whoseChange([], layout)),
        },
        ...LAYOUTS.map((one) => ({
          label: words.all[one],
          checked: several && layout === one,
          onSelect: () => ask(whoseChange(several ? entities : all, one)),
        })),
        'divider' as const,
        { heading: words.with },
        ...all
          .filter(({ id }) => id !== entity.id)
          .map((other) => ({
            label: other.name,
            checked: entities.some(({ id }) => id === other.id),
            keepOpen: true,
            onSelect: () => ask(toggled(asked, other)),
          })),
      ]}
    />
  );
}

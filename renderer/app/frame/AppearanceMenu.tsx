/** Light or dark, compact or comfortable. */
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { text } from '../../text/index.ts';
import { MenuButton, type MenuEntry } from '../../ui/index.ts';
import { type Prefs, setPrefs, usePrefs } from '../prefs.ts';

const SCHEMES: readonly Prefs['scheme'][] = ['light', 'dark', 'auto'];
const DENSITIES: readonly Prefs['density'][] = ['compact', 'comfortable'];

export function AppearanceMenu() {
  const prefs = usePrefs();
  const items: MenuEntry[] = [
    { heading: text.app.scheme.label },
    ...SCHEMES.map((scheme) => ({
      label: text.app.scheme[scheme],
      checked: prefs.scheme === scheme,
      onSelect: () => setPrefs({ scheme }),
    })),
    { heading: text.app.density.label },
    ...DENSITIES.map((density) => ({
      label: text.app.density[density],
      checked: prefs.density === density,
      onSelect: () => setPrefs({ density }),
    })),
  ];
  return (
    <MenuButton
      label={text.app.groups.look}
      icon={<IconAdjustmentsHorizontal size={16} stroke={1.5} />}
      iconOnly
      align="end"
      items={items}
    />
  );
}

import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { type MenuOptions, menuTemplate } from '../../main/electron/menu.ts';
import { WINDOW_ACTIONS } from '../../shared/window-shell.ts';

function build(more: Partial<MenuOptions> = {}) {
  const acted: string[] = [];
  const template = menuTemplate({
    platform: 'linux',
    open: true,
    recent: [],
    theme: 'system',
    updates: false,
    development: false,
    act: (action) => acted.push(action),
    openVault: (file) => acted.push(`open ${file}`),
    checkForUpdates: () => acted.push('updates'),
    ...more,
  });
  return { template, acted, items: flatten(template) };
}

function flatten(items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

const click = (item: MenuItemConstructorOptions | undefined) => (item!.click as () => void)();

describe('the menu', () => {
  it('has the menus that people look for, in their order', () => {
    const titles = (platform: NodeJS.Platform) =>
      build({ platform }).template.map((item) => item.label ?? item.role);
    expect(titles('linux')).toEqual(['File', 'Edit', 'View', 'windowMenu', 'Help']);
    expect(titles('darwin')).toEqual(['Bulkhead', 'File', 'Edit', 'View', 'windowMenu', 'Help']);
  });

  it('sends every action there is, each by one item', () => {
    const { items, acted } = build();
    for (const item of items) if (item.click && item.visible !== false) click(item);
    expect(acted.toSorted()).toEqual([...WINDOW_ACTIONS].toSorted());
  });

  it('has no two items with the same keys', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const keys = build({ platform }).items.flatMap(({ accelerator }) => accelerator ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('offers to lock and to import only what is open', () => {
    const enabled = (open: boolean) =>
      build({ open })
        .items.filter((item) => ['Lock', 'Import…'].includes(item.label ?? ''))
        .map((item) => item.enabled);
    expect(enabled(true)).toEqual([true, true]);
    expect(enabled(false)).toEqual([false, false]);
  });

  it('lists recent vaults, eight at most, by their names as they are', () => {
    const recent = Array.from({ length: 12 }, (_, i) => ({
      file: `/v/${i}.bulkhead`,
      name: `Tea & Co ${i}`,
    }));
    const { items, acted } = build({ recent });
    const listed = items.filter((item) => item.label?.startsWith('Tea'));
    expect(listed).toHaveLength(8);
    expect(listed[0]!.label).toBe('Tea && Co 0');
    click(listed[3]);
    expect(acted).toEqual(['open /v/3.bulkhead']);
    expect(build().items.find((item) => item.label === 'No recent vaults')?.enabled).toBe(false);
  });

  it('marks the theme in use', () => {
    const checked = build({ theme: 'dark' }).items.filter((item) => item.type === 'radio' && item.checked);
    expect(checked.map((item) => item.label)).toEqual(['Dark']);
  });

  it('looks for updates only where there are any to be had', () => {
    const item = (updates: boolean) =>
      build({ updates }).items.find(({ label }) => label === 'Check for Updates…');
    expect([item(false)!.visible, item(true)!.visible]).toEqual([false, true]);
  });
});

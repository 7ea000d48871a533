/** The colours of tokens.css, computed: what is read can be read, and entities can be told apart, also colour-blind. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, distance, type Rgb, rgb, VISIONS } from './colour.ts';

const css = readFileSync(new URL('../../renderer/ui/tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: RegExp): Map<string, string> {
  const block = selector.exec(css)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/gi)].map((match) => [match[1]!, match[2]!]),
  );
}

const THEMES = {
  light: tokensOf(/\[data-mantine-color-scheme="light"\]\s*\{([^}]*)\}/),
  dark: tokensOf(/\[data-mantine-color-scheme="dark"\]\s*\{([^}]*)\}/),
};

describe.each(Object.entries(THEMES))('the %s theme', (_, tokens) => {
  const color = (name: string): Rgb => rgb(tokens.get(name) ?? 'missing');
  const HUES = Array.from({ length: 8 }, (__, hue) => `--hue-${hue}`);
  const GROUNDS = ['--paper', '--surface', '--float', '--row-hover', '--row-active', '--row-selected'];

  test.each(['--ink', '--muted', '--action', '--good', '--warn', '--bad', ...HUES])(
    '%s can be read on every ground',
    (ink) => {
      for (const ground of GROUNDS)
        expect(contrast(color(ink), color(ground)), ground).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each([
    ['--muted', '--sunken'],
    ['--good', '--good-soft'],
    ['--warn', '--warn-soft'],
    ['--bad', '--bad-soft'],
    ['--action', '--action-soft'],
    ['--ink', '--action-soft'],
    ['--action-ink', '--action'],
    ['--action-ink', '--action-hover'],
  ])('%s can be read on %s', (ink, ground) => {
    expect(contrast(color(ink), color(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['--line-control', '--focus'])('%s can be seen (3:1)', (line) => {
    for (const ground of ['--paper', '--surface'])
      expect(contrast(color(line), color(ground))).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(VISIONS))('the eight hues can be told apart: %s', (vision) => {
    const seen = HUES.map((hue) => VISIONS[vision]!(color(hue)));
    // In OKLab, where 0.02 is a difference one can just see side by side.
    const least = vision === 'normal' ? 0.085 : 0.044;
    for (let a = 0; a < seen.length; a += 1)
      for (let b = 0; b < a; b += 1)
        expect(distance(seen[a]!, seen[b]!), `${HUES[a]} and ${HUES[b]}`).toBeGreaterThanOrEqual(least);
  });
});

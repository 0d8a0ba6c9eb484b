import { describe, expect, it } from 'vitest';
import { COLOURS, colourStyle } from '../../../model/chart/style.ts';

/** The least contrast of text of usual size, WCAG 2 level AA. */
const AA = 4.5;

/** What is written in a colour, by the grounds that it is written on. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  bg: ['ink', 'muted', 'accent', 'internal', 'other', 'guard', 'action', 'ok', 'bad', 'warn'],
  panel: ['ink', 'muted', 'accent', 'internal', 'other', 'guard', 'action', 'ok', 'bad', 'warn'],
  'ok-bg': ['ink', 'muted', 'accent', 'ok'],
  'bad-bg': ['ink', 'muted', 'accent', 'bad'],
  muted: ['panel'],
};

describe('the colours', () => {
  it.each(['light', 'dark'] as const)('can be read on every ground: %s', (kind) => {
    const of = (name: string): string => COLOURS[name]?.[kind === 'light' ? 0 : 1] ?? '';
    const faint = Object.entries(WRITTEN)
      .flatMap(([ground, inks]) =>
        inks.map((ink) => ({ ink, ground, contrast: contrast(of(ink), of(ground)) })),
      )
      .filter((pair) => !(pair.contrast >= AA));
    expect(faint).toEqual([]);
  });

  it('are measured: white and black are far apart, white and grey too near', () => {
    expect(contrast('#ffffff', '#000000')).toBe(21);
    expect(contrast('#ffffff', '#999999')).toBeLessThan(AA);
  });

  it('are custom properties, for light and for dark', () => {
    const [light = '', dark = ''] = colourStyle('.x').split('@media(prefers-color-scheme:dark)');
    for (const [name, [day, night]] of Object.entries(COLOURS)) {
      expect(light).toContain(`--${name}:${day}`);
      expect(dark).toContain(`--${name}:${night}`);
    }
  });
});

/** The contrast of two colours as WCAG 2 measures it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [less = 0, more = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return red * 0.2126 + green * 0.7152 + blue * 0.0722;
}

import { describe, expect, it } from 'vitest';
import { colourStyle } from '../../../model/chart/style.ts';

const NAMES = 'bg panel ink muted line accent guard action internal ok ok-bg bad bad-bg warn'.split(' ');
/** The least contrast of text of usual size, WCAG 2 level AA. */
const AA = 4.5;

describe('the colours', () => {
  const [light = '', dark = ''] = colourStyle(':root').split('@media');

  it('have the same names in light and in dark', () => {
    expect(Object.keys(coloursIn(dark))).toEqual(Object.keys(coloursIn(light)));
    expect(Object.keys(coloursIn(light))).toEqual(expect.arrayContaining(NAMES));
  });

  it.each([
    ['light', light],
    ['dark', dark],
  ])('can be read on every ground: %s', (_, style) => {
    const colours = coloursIn(style);
    const of = (ink: string, ground: string): number => contrast(colours[ink] ?? '', colours[ground] ?? '');
    const faint = 'ink muted accent guard action internal ok bad warn'
      .split(' ')
      .flatMap((ink) => ['bg', 'panel'].map((ground) => ({ ink, ground, contrast: of(ink, ground) })))
      .concat(
        ['ink', 'muted', 'bad', 'accent'].map((ink) => ({
          ink,
          ground: 'bad-bg',
          contrast: of(ink, 'bad-bg'),
        })),
        ['ink', 'ok', 'muted'].map((ink) => ({ ink, ground: 'ok-bg', contrast: of(ink, 'ok-bg') })),
      )
      .filter((pair) => !(pair.contrast >= AA));
    expect(faint).toEqual([]);
  });

  it('are told apart from their ground by the measure: white and grey are too near', () => {
    expect(contrast('#ffffff', '#000000')).toBe(21);
    expect(contrast('#ffffff', '#999999')).toBeLessThan(AA);
  });
});

function coloursIn(style: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...style.matchAll(/--([a-z-]+):(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

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

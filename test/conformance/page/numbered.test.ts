import { expect, test } from 'vitest';
import { builtDrawings } from '../../../conformance/page/drawn.ts';
import { numbered, transitionList } from '../../../conformance/page/numbered.ts';
import { chartFacts } from '../../../model/chart-facts.ts';

const TRANSITIONS = transitionList(chartFacts());
const LINE = /<text class="line[^"]*" data-transitions="([^"]+)"/g;

function readable(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code)));
}

test('what a line of a drawing stands for is found again by its numbers', () => {
  let lines = 0;
  for (const { drawing } of builtDrawings()) {
    const named = [...drawing.svg.matchAll(LINE)].map(([, list = '']) => readable(list).split('\n'));
    const told = [...numbered(drawing.svg, TRANSITIONS).matchAll(LINE)];
    const found = told.map(([, list = '']) => list.split(' ').map((place) => TRANSITIONS[Number(place)]));
    expect(found).toEqual(named);
    lines += named.length;
  }
  expect(lines).toBeGreaterThan(300);
});

test('each number is one transition', () => {
  expect(new Set(TRANSITIONS).size).toBe(TRANSITIONS.length);
});

test('a transition that the list lacks is an error, not a line without marks', () => {
  const drawing = builtDrawings()[0]?.drawing.svg ?? '';
  expect(() => numbered(drawing, TRANSITIONS.slice(1))).toThrow(/no state has the transition/);
});

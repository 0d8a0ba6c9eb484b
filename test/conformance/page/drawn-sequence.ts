import { sequence } from '../../../conformance/page/sequence.ts';
import { exchangeOf } from '../../../conformance/page/shown-lines.ts';
import type { Divergence } from '../../../conformance/report/report.ts';
import { readXml, textOf, withClass, type XmlElement } from './well-formed.ts';

/** The sequence diagram of a divergence. */
export function draw(divergence: Divergence, server: string | null = null): XmlElement {
  return readXml(sequence(exchangeOf(divergence, server).lines, divergence, 'Sequence').markup);
}

/** The numbers of its lines. */
export function numbers(picture: XmlElement): readonly number[] {
  return withClass(picture, 'message').map(({ attributes }) => Number(attributes['data-line']));
}

/** What stands in the heads of the lanes, from left to right. */
export function heads(picture: XmlElement): readonly string[] {
  return withClass(picture, 'head')
    .toSorted(
      (one, other) => Number(one.children[0]?.attributes['x']) - Number(other.children[0]?.attributes['x']),
    )
    .map(textOf);
}

/** A piece of a picture as the points of its path: where it begins, and where its first stretch ends. */
export function pointsOf(element: XmlElement | undefined): readonly (readonly [x: number, y: number])[] {
  return (element?.attributes['d'] ?? '')
    .split(/[A-Za-z]/)
    .slice(1, 3)
    .map((pair) => pair.split(' ').map(Number))
    .map(([x = NaN, y = NaN]) => [x, y]);
}

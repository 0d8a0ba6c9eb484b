import { describe, expect, it } from 'vitest';
import { allOf, readXml, textOf } from './well-formed.ts';

describe('the judge of what is well-formed', () => {
  it('reads elements, attributes and text', () => {
    const root = readXml('<g a="1 &#34; 2"><title>x &lt; y</title><path d="M0 0" /></g>');
    expect(root.attributes).toEqual({ a: '1 " 2' });
    expect(allOf(root).map(({ name }) => name)).toEqual(['g', 'title', 'path']);
    expect(textOf(root)).toBe('x < y');
  });

  it.each([
    '<g><b></g></b>',
    '<g>',
    '<g></g></g>',
    '<g a=1></g>',
    '<g a="1" a="2"></g>',
    '<g a="<"></g>',
    '<g hidden></g>',
    '<g>a & b</g>',
    '<g>&nbsp;</g>',
    '<g>< b</g>',
    '<g>\u0007</g>',
    '<g>\uD800</g>',
    '<g></g><g></g>',
    'text <g></g>',
    '<!-- --><g></g>',
    '<![CDATA[x]]>',
  ])('refuses %j', (xml) => {
    expect(() => readXml(xml)).toThrow();
  });
});

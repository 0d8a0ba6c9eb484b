import { describe, expect, it } from 'vitest';
import { divergenceArticle, divergenceEntry } from '../../../conformance/page/article.ts';
import { DIVERGENCE_STYLE } from '../../../conformance/page/divergence-style.ts';
import type { Divergence } from '../../../conformance/report/report.ts';
import { conforming, noReminder, refusedNick } from '../report/sample.ts';
import { allOf, readXml, textOf, withClass, type XmlElement } from './well-formed.ts';

function article(divergence: Divergence, kept: string | null = '.nick-collider'): XmlElement {
  return readXml(divergenceArticle(divergence, { server: conforming.server, kept }).markup);
}

function named(element: XmlElement, name: string): readonly XmlElement[] {
  return allOf(element).filter((each) => each.name === name);
}

/** What is said to be allowed. */
function allowed(some: Divergence['allowed']): string {
  return textOf(
    withClass(article({ ...refusedNick, allowed: some }), 'allowed').at(-1) ?? article(refusedNick),
  );
}

describe('the article of a divergence', () => {
  it('is found by its id, and called by its title', () => {
    const { name, attributes } = article(refusedNick);
    expect([name, attributes]).toEqual([
      'article',
      expect.objectContaining({ id: 'K7Q2', 'data-divergence': 'K7Q2', 'aria-labelledby': 'title-K7Q2' }),
    ]);
    expect(textOf(named(article(refusedNick), 'h3')[0] ?? article(refusedNick))).toBe(
      '✗ K7Q2 NICK-03 A refused NICK gives no nick.',
    );
  });

  it('tells grade, rate and sizes, the clause, the likely mistake and how to run it again', () => {
    const text = textOf(article(refusedNick));
    expect(text).toContain('must · 5 of 5');
    expect(text).toContain(
      'shrunk from 41 acts on 6 connections to 4 acts on 2 · seen in 5 of 5 replays · met by 12 plans',
    );
    expect(text).toContain('clause RFC 1459 1.2');
    expect(text).toContain('likely The nick is stored before the collision check');
    expect(text).toContain('again npx nick-collider replay K7Q2');
    expect(text).not.toContain('race');
    expect(text).not.toContain('under');
  });

  it('says that it is a race, and under what it was read', () => {
    const text = textOf(article(noReminder));
    expect(text).toContain('! M31A REG-11');
    expect(text).toContain('non-strict · race · 2 of 20');
    expect(text).toContain('under FORM-02 set aside');
  });

  it('says how many plans go before, and nothing of replay where nothing is kept', () => {
    const other = { connections: 1, rounds: [] };
    const { plan } = refusedNick;
    expect(textOf(article({ ...refusedNick, before: [other] }))).toContain('behind 1 other plan');
    expect(textOf(article({ ...refusedNick, before: [plan] }))).toContain('on 2, 2 times');
    const round = [other, plan, other];
    expect(textOf(article({ ...refusedNick, before: round }))).toContain('behind 1 other plan, 2 times');
    expect(textOf(article(refusedNick, null))).not.toContain('again npx');
  });

  it('sets what was allowed against what came', () => {
    const [contrast = article(refusedNick)] = withClass(article(refusedNick), 'contrast');
    expect(contrast.children.map(textOf)).toEqual([
      '✓ the model allows silence B waits for another NICK 451 * … the server reminds B to register ERROR, then close the server gives up on B',
      '✗ the server sent 001 alice two connections now have the nick alice',
    ]);
  });

  it('tells what became of a server that died, and its last words', () => {
    const came = { what: 'the server’s process ended (exit code 1)', why: 'TypeError' };
    const [contrast = article(refusedNick)] = withClass(
      article({ ...refusedNick, came, death: 'crashed' }),
      'contrast',
    );
    expect(contrast.children.map(textOf)[1]).toBe(
      '✗ what happened the server’s process ended (exit code 1) its last words TypeError',
    );
  });

  it('says that nothing is allowed where that is so, and leaves out what is too much', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ what: `4${index}`, why: 'so' }));
    expect(allowed([])).toBe('✓ the model allows nothing');
    expect(allowed(many)).toMatch(/410 so 411 so and 28 more$/);
  });

  it('has the lines as a table with the words of the terminal, the diverging one marked', () => {
    const rows = named(article(refusedNick), 'tr').filter(
      ({ attributes }) => attributes['data-line'] !== undefined,
    );
    expect(rows.map(({ attributes }) => attributes['data-line'])).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
    expect(rows.map(textOf).slice(3)).toEqual([
      '3 A ← 001 alice :Welcome A owns alice',
      '5 B → NICK alice B has no nick',
      '6 B ← 433 * alice :Nickname is already in use',
      '8 B → USER b 0 * :b B still has no nick',
      '10 B ← 001 alice :Welcome ✗ not possible here',
    ]);
    expect(rows.map(({ attributes }) => attributes['class']).at(-1)).toBe('received diverging');
  });

  it('has as many steps in the picture as rows in the table', () => {
    for (const divergence of [refusedNick, noReminder]) {
      const lines = allOf(article(divergence)).filter(({ attributes }) => 'data-line' in attributes);
      const of = (name: string): readonly unknown[] =>
        lines.filter((line) => line.name === name).map(({ attributes }) => attributes['data-line']);
      expect(of('g')).toEqual(of('tr'));
    }
  });

  it('has its headings in order, below those of the page', () => {
    const levels = allOf(article(refusedNick)).flatMap(({ name }) => (/^h\d$/.test(name) ? [name] : []));
    expect(levels).toEqual(['h3', 'h4', 'h4']);
  });

  it('gives a name to all that can be reached by keyboard', () => {
    const reached = allOf(article(refusedNick)).filter(({ attributes }) => attributes['tabindex'] === '0');
    expect(reached.map(({ attributes }) => attributes['aria-label'] ?? '')).not.toContain('');
  });

  it('carries no style of its own and no script', () => {
    for (const { name, attributes } of allOf(article(refusedNick))) {
      expect(['script', 'style']).not.toContain(name);
      expect(Object.keys(attributes).filter((attribute) => /^(style|on.*)$/.test(attribute))).toEqual([]);
    }
    expect(DIVERGENCE_STYLE).not.toMatch(/url\(|@import|<|#[0-9a-f]{3}/i);
  });
});

describe('the entry of a divergence', () => {
  it('is one line that leads to the article', () => {
    const entry = readXml(divergenceEntry(noReminder).markup);
    expect(textOf(entry)).toBe(
      '! M31A REG-11 A command that needs registration is answered 451. non-strict · race · 2 of 20',
    );
    expect(named(entry, 'a')[0]?.attributes['href']).toBe('#M31A');
  });
});

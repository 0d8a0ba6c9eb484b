import { describe, expect, test } from 'vitest';
import { reportHeading, summarySection } from '../../../conformance/page/summary.ts';
import type { Report } from '../../../conformance/report/report.ts';
import { conforming, diverging, limited } from '../report/sample.ts';

const text = (report: Report): string =>
  summarySection(report)
    .markup.replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('the heading', () => {
  test.each([
    ['conforms', '✓ conforms'],
    ['diverges', '✗ diverges'],
    ['undecided', '? undecided'],
  ] as const)('of a run that %s says so in a word and with a sign', (verdict, said) => {
    expect(reportHeading({ ...conforming, verdict }).markup).toContain(said);
  });

  test('tells the target, what the server says of itself, and that the run was interrupted', () => {
    const { markup } = reportHeading({ ...conforming, interrupted: true });
    expect(markup).toMatch(/irc:\/\/localhost:6667[^]*irc\.test testd-1\.0[^]*conforms, interrupted/);
  });

  test('leaves out what a server does not say of itself', () => {
    const { markup } = reportHeading({ ...conforming, server: { name: null, version: null } });
    expect(markup).not.toContain('software');
    expect(markup).not.toContain('null');
  });
});

describe('the summary', () => {
  test('tells the figures, and how to run it again', () => {
    expect(text(conforming)).toMatch(/402 on 1 455 sessions, 2 918 collisions .* 30\.0 s .* 8127733/);
    expect(text(conforming)).toContain('&#39;./ircserv {port} {password}&#39; --seed 8127733 --runs 402');
  });

  test('tells the limits of the server that were met, and none where there were none', () => {
    expect(text(limited)).toContain('limit the server turns clients away: 12 runs showed nothing for that');
    expect(text(conforming)).not.toContain('limit');
  });

  test('tells the dialect: what is settled, what is open and what that leaves without force, and what is set aside', () => {
    expect(text(diverging)).toContain('casemapping = rfc1459');
    expect(text(diverging)).toContain('nick_too_fast: off, 438');
    expect(text(diverging)).toContain('(without force: NICK-07, NICK-08)');
    expect(text(diverging)).toContain('departures FORM-02, which this server breaks throughout');
    expect(text(conforming)).toContain('departures none');
  });

  test('tells how clients log on, where a plain logon is not welcomed', () => {
    expect(text({ ...conforming, logon: 'with USER before NICK' })).toContain(
      'logon with USER before NICK undecided',
    );
    expect(text(conforming)).not.toContain('logon');
  });

  test('counts what was taken, not what is listed with 0, and shows its share', () => {
    expect(text(conforming)).toContain('1 of 2 transitions');
    expect(summarySection(conforming).markup).toContain('max="2" value="1"');
  });

  test('counts a long list, and opens on demand', () => {
    const missed = Array.from({ length: 30 }, (_, number) => `state EVENT-${number}`);
    const long = summarySection({ ...conforming, coverage: { ...conforming.coverage, missed } }).markup;
    expect(long).toMatch(/<summary>30<\/summary>/);
    expect(summarySection(conforming).markup).not.toContain('<details>');
  });

  test('names what was missed by shown paths', () => {
    const missed = ['connected.registration.registering.nick.unset NICK.free / claim'];
    const told = text({ ...conforming, coverage: { ...conforming.coverage, missed } });
    expect(told).toContain('missed registering.nick.unset NICK.free / claim');
  });

  test('tells what is to be known besides', () => {
    expect(text({ ...conforming, notes: ['few were <seen>'] })).toContain('note few were &#60;seen&#62;');
    expect(text(conforming)).not.toContain(' note ');
  });

  test('tells undecided plans by their causes', () => {
    expect(text(diverging)).toContain('2 the search was cut off; 1 a torn connection');
    expect(text(conforming)).toContain('undecided none');
  });
});

import { describe, expect, test } from 'vitest';
import type { Beat } from '../../../conformance/health/canary.ts';
import { diagnose, isWell, type Signs } from '../../../conformance/health/diagnosis.ts';

const DEADLINE = 1_000;

/** Looks one after the other that each take the whole deadline. */
function beats(...looks: readonly (readonly [Beat['held'], Beat['fresh'], 'lagged'?])[]): readonly Beat[] {
  return looks.map(([held, fresh, lagged], index) => ({
    held,
    fresh,
    lagged: lagged !== undefined,
    began: index * DEADLINE,
    ended: (index + 1) * DEADLINE,
  }));
}

function kindOf(looks: readonly Beat[], signs: Partial<Signs> = {}): string | null {
  const all = {
    beats: looks,
    lastHeard: 0,
    deadlineMs: DEADLINE,
    watched: true,
    busy: false,
    outOfDescriptors: null,
    ...signs,
  };
  return diagnose(all)?.kind ?? null;
}

describe('a server is hung', () => {
  const silent = ['silent', 'silent'] as const;

  test('when nobody is answered for the whole deadline', () => {
    expect(kindOf(beats(silent))).toBe('hung');
    expect(kindOf(beats(['none', 'silent']))).toBe('hung');
  });

  test('but not while a plan has heard of it since, nor when the connection that is held has', () => {
    expect(kindOf(beats(silent), { lastHeard: 1 })).toBeNull();
    expect(kindOf(beats(['answered', 'silent']))).toBeNull();
  });

  test('nor where a later look was answered, nor where we could not listen ourselves', () => {
    expect(kindOf(beats(silent, ['answered', 'answered']))).toBeNull();
    expect(kindOf(beats([...silent, 'lagged']))).toBeNull();
  });
});

describe('a server has stopped listening', () => {
  test('when three new connections in a row are refused while its process lives, however late we are', () => {
    const refused = ['answered', 'refused', 'lagged'] as const;
    expect(kindOf(beats(refused, refused, refused))).toBe('stopped listening');
    expect(kindOf(beats(refused, refused))).toBeNull();
  });

  test('when nobody new is answered while the connection that is held is', () => {
    const unserved = ['answered', 'silent'] as const;
    expect(kindOf(beats(unserved, unserved))).toBe('stopped listening');
    expect(kindOf(beats(unserved))).toBeNull();
    expect(kindOf(beats(unserved, ['answered', 'answered'], unserved))).toBeNull();
  });

  test('and that it has no descriptors left is told with it', () => {
    const unserved = beats(['answered', 'silent'], ['answered', 'silent']);
    const signs = { lastHeard: 0, deadlineMs: DEADLINE, watched: true, busy: false };
    expect(
      diagnose({ beats: unserved, ...signs, outOfDescriptors: 'it holds 64 of 64 descriptors' }),
    ).toEqual({
      kind: 'stopped listening',
      refuses: false,
      outOfDescriptors: 'it holds 64 of 64 descriptors',
    });
  });
});

describe('a server without a process to see is gone', () => {
  test('when connections are refused and the one that was held is lost', () => {
    const refused = ['none', 'refused'] as const;
    expect(kindOf(beats(refused, refused, refused), { watched: false })).toBe('gone');
  });

  test('but has only stopped listening when that one is answered still', () => {
    const refused = ['answered', 'refused'] as const;
    expect(kindOf(beats(refused, refused, refused), { watched: false })).toBe('stopped listening');
  });
});

describe('a connection is starved', () => {
  test('when it is not answered for twice the deadline, and new ones are', () => {
    const starved = ['silent', 'answered'] as const;
    expect(kindOf(beats(starved, starved))).toBe('starved');
    expect(kindOf(beats(starved))).toBeNull();
    expect(kindOf(beats(starved, ['answered', 'answered'], starved))).toBeNull();
  });

  test('but not when nobody knows whether it would ever be', () => {
    const none = ['none', 'answered'] as const;
    expect(kindOf(beats(none, none, none))).toBeNull();
  });
});

test('a server that turns us away lives, and one for which we had no socket is not ill of that', () => {
  const [closed, unable] = beats(['none', 'closed'], ['none', 'unable']);
  expect(isWell(closed as Beat)).toBe(true);
  expect(isWell(unable as Beat)).toBe(false);
  expect(kindOf(beats(['none', 'unable'], ['none', 'unable'], ['none', 'unable']))).toBeNull();
  expect(kindOf([])).toBeNull();
});

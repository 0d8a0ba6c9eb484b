import { describe, expect, test } from 'vitest';
import { newContexts, type Context, type Contexts } from '../../../../adapters/reference/ircx/contexts.ts';
import { packageOf } from '../../../../adapters/reference/ircx/packages.ts';

/** A context that is told from others by its challenge. */
function context(challenge: string): Context {
  const pkg = packageOf('NTLM');
  if (pkg === undefined) throw new Error('there is a package NTLM');
  return { pkg, challenge };
}

function take(contexts: Contexts, challenge: string): number {
  const handle = contexts.take(context(challenge));
  if (handle === null) throw new Error('the table is full');
  return handle;
}

describe('a table of logon contexts', () => {
  test('has what was put into it at the handle that it gave', () => {
    const contexts = newContexts(3);
    const handles = ['a', 'b', 'c'].map((challenge) => take(contexts, challenge));
    expect(new Set(handles).size).toBe(3);
    expect(handles.map((handle) => contexts.at(handle).challenge)).toEqual(['a', 'b', 'c']);
  });

  test('has no more than its places, and room again for what is given back', () => {
    const contexts = newContexts(2);
    const handle = take(contexts, 'a');
    take(contexts, 'b');
    expect(contexts.take(context('c'))).toBeNull();
    contexts.giveBack(handle);
    expect(take(contexts, 'c')).toBe(handle);
    expect(contexts.take(context('d'))).toBeNull();
  });

  test('lasts for as many logons as there are, when each is given back once', () => {
    const contexts = newContexts(2);
    for (let logon = 0; logon < 100; logon += 1) {
      const [one, other] = [take(contexts, 'one'), take(contexts, 'other')];
      expect(one).not.toBe(other);
      contexts.giveBack(one);
      contexts.giveBack(other);
    }
  });
});

describe('who mishandles a handle', () => {
  test('meets nothing where it was given back', () => {
    const contexts = newContexts(2);
    const handle = take(contexts, 'a');
    contexts.giveBack(handle);
    expect(() => contexts.at(handle)).toThrow('logon context 0 is free');
  });

  test('meets another’s context where the place was taken since', () => {
    const contexts = newContexts(2);
    const handle = take(contexts, 'mine');
    contexts.giveBack(handle);
    take(contexts, 'theirs');
    expect(contexts.at(handle).challenge).toBe('theirs');
  });

  test('lets two others share one, by giving it back twice', () => {
    const contexts = newContexts(2);
    const handle = take(contexts, 'mine');
    contexts.giveBack(handle);
    contexts.giveBack(handle);
    expect(take(contexts, 'one')).toBe(take(contexts, 'other'));
  });

  test('leaves one place less, by forgetting it', () => {
    const contexts = newContexts(2);
    take(contexts, 'forgotten');
    take(contexts, 'a');
    expect(contexts.take(context('b'))).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { heldBack, inBatches, learnWorkPace } from '../../../conformance/run/work-pace.ts';
import { lawful, startToy, type Script } from './toy-server.ts';

const OPTIONS = { namespace: 'z0000', password: null, deadline: 5_000 };

/** What is learnt of a server that serves by this script. */
async function learnt(script: Script): Promise<number> {
  await using toy = await startToy(script);
  return await learnWorkPace(toy.address, OPTIONS, 5);
}

/** A lawful server that lets a client run so many lines ahead, and then makes it wait so long for each, in ms. */
function penalizing(ahead: number, ms: number): Script {
  return (peer) => {
    const hear = lawful()(peer);
    let waiting = 0;
    let free = ahead;
    return (line) => {
      free -= 1;
      if (free >= 0) return hear?.(line);
      waiting += 1;
      setTimeout(() => hear?.(line), waiting * ms);
    };
  };
}

describe('how long a server makes a client wait for each of many lines', () => {
  it('is told from the distances between its answers', async () => {
    const ms = await learnt(penalizing(5, 250));
    expect(ms).toBeGreaterThanOrEqual(200);
    expect(ms).toBeLessThan(1_000);
  });

  it('is told from those between errors, where other lines cost nothing', async () => {
    const ms = await learnt((peer) => {
      const hear = lawful()(peer);
      let errors = 0;
      return (line) => {
        if (line !== 'XYZZY') return hear?.(line);
        errors += 1;
        setTimeout(() => hear?.(line), errors * 250);
      };
    });
    expect(ms).toBeGreaterThanOrEqual(200);
    expect(ms).toBeLessThan(1_000);
  });

  it('is an average where so many lines at a time are carried out', async () => {
    const ms = await learnt((peer) => {
      const hear = lawful()(peer);
      let lines = 0;
      return (line) => {
        if (!line.startsWith('PING')) return hear?.(line);
        lines += 1;
        setTimeout(() => hear?.(line), Math.floor(lines / 6) * 400);
      };
    });
    expect(ms).toBeGreaterThan(0);
    expect(ms).toBeLessThan(200);
  });

  it.each([
    ['answers at once', lawful()],
    [
      'closes upon so many',
      (peer) => {
        const hear = lawful()(peer);
        let lines = 0;
        return (line) => ((lines += 1) > 10 ? peer.socket.destroy() : hear?.(line));
      },
    ],
    [
      'does not know PING',
      (peer) => {
        const hear = lawful()(peer);
        return (line) => (line.startsWith('PING') ? undefined : hear?.(line));
      },
    ],
  ] satisfies readonly (readonly [string, Script])[])('is not known where it %s', async (_what, script) => {
    expect(await learnt(script)).toBe(0);
  });

  it('is an average of more than one wait', () => {
    expect(inBatches([1_000, 0, 0, 1_000, 0, 0, 1_000])).toBe(333);
    expect(inBatches([1_000, 0, 0, 2_000, 0, 0])).toBe(0);
    expect(inBatches([])).toBe(0);
  });

  it('is a matter of even distances that are long enough', () => {
    expect(heldBack([1, 1, 2_010, 2_000])).toBe(2_010);
    expect(heldBack([1, 2_000])).toBe(0);
    expect(heldBack([2_000, 2_000, 1, 2])).toBe(0);
    expect(heldBack([300, 900])).toBe(0);
    expect(heldBack([150, 150, 150])).toBe(0);
    expect(heldBack([2_000])).toBe(0);
  });
});

import { expect, test } from 'vitest';
import { attribute } from '../../conformance/attribute.ts';
import { collectFindings } from '../../conformance/findings.ts';
import { trial } from '../../conformance/laboratory.ts';
import { settleFinding } from '../../conformance/settle-finding.ts';
import { laboratoryOf } from './laboratory-of.ts';
import { planOf } from './toy-server.ts';
import { lawful, startToy, type Peer, type Script } from './run/toy-server.ts';

/** One in so many contested claims is granted. */
const ONE_IN = 10;

/**
 * A server with one registry that now and then grants a nick that another client has: in each row of so many such claims just
 * once, at a place that a generator with a fixed seed chooses.
 */
function racyServer(): Script {
  const holders = new Map<string, Peer>();
  const nicks = new Map<Peer, string>();
  let contested = 0;
  let lucky = 0;
  let state = 1;
  const loses = (): boolean => {
    if (contested % ONE_IN === 0) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      lucky = contested + ((state >>> 8) % ONE_IN);
    }
    contested += 1;
    return contested - 1 !== lucky;
  };
  const release = (peer: Peer): void => {
    const nick = nicks.get(peer);
    if (nick !== undefined && holders.get(nick) === peer) holders.delete(nick);
    nicks.delete(peer);
  };
  return (peer) => {
    const hear = lawful({
      taken: (spelling) => {
        const nick = spelling.toLowerCase();
        const holder = holders.get(nick);
        if (holder !== undefined && holder !== peer && loses()) return true;
        release(peer);
        holders.set(nick, peer);
        nicks.set(peer, nick);
        return false;
      },
    })(peer);
    peer.socket.on('close', () => release(peer));
    return (line) => {
      if (line.startsWith('QUIT')) release(peer);
      hear?.(line);
    };
  };
}

const PLAN = planOf(
  'A NICK {ns}Dora | USER guest 8 x :Me',
  'C NICK {ns}fay | USER u 0 * :r',
  'B NICK {ns}q7 | USER u 0 * :r',
  'A PING x',
  'C NICK {ns}gil',
  'B PING y',
  'A NICK {ns}Max',
  'B NICK {ns}Max',
  'C QUIT',
  'A PING z',
);

/** The same with both renames in one round. */
const RACY = {
  ...PLAN,
  rounds: [...PLAN.rounds.slice(0, 7), PLAN.rounds.slice(7, 9).flat(), ...PLAN.rounds.slice(9)],
};

test('a race is found out, shrunk, and told with its rate', { timeout: 120_000 }, async () => {
  await using toy = await startToy(racyServer());
  const laboratory = await laboratoryOf(toy.address);
  const findings = collectFindings(laboratory.judge);
  for (let runs = 0; findings.all.length === 0 && runs < 10 * ONE_IN; runs += 1)
    findings.add(await trial(RACY, laboratory.circumstances, laboratory, laboratory.signal), runs);
  const [finding] = findings.all;
  if (finding === undefined) throw new Error('the race never showed');

  const [charge] = attribute(findings.all);
  if (charge === undefined) throw new Error('nothing was charged with it');
  const settled = await settleFinding(finding, charge, laboratory);
  const { seen, shrunk } = settled?.divergence ?? {};
  expect(seen?.times).toBe(20);
  expect(seen?.of).toBeGreaterThan((20 * ONE_IN) / 2);
  expect(seen?.of).toBeLessThan(20 * ONE_IN * 2);
  expect(shrunk?.from).toEqual({ acts: 10, connections: 3 });
  expect(shrunk?.to.connections).toBe(2);
  expect(shrunk?.to.acts).toBeLessThanOrEqual(5);

  const asMet = await settleFinding(finding, charge, { ...laboratory, shrink: false });
  expect(asMet?.divergence.shrunk.to).toEqual({ acts: 10, connections: 3 });
  expect(asMet?.divergence.seen.of).toBeGreaterThanOrEqual(20);
});

import { CAPABILITIES, PACKAGES } from '../operation.ts';
import type { Timers } from '../../../adapters/server.ts';
import type { Dialect } from '../../../model/dialect.ts';
import { RULES } from '../../../model/rules/index.ts';
import { createTable } from '../../../model/table.ts';
import { createJudge, type Judge, type Verdict } from '../../../conformance/check.ts';
import type { History, HistoryEvent } from '../../../conformance/history.ts';
import { fillInTokens } from '../../../conformance/ircx/marks.ts';
import { encodeBase64 } from '../../../conformance/sasl/base64.ts';
import { fillInResponses, WRONG_FINAL } from '../../../conformance/sasl/marks.ts';
import { EXAMPLE, USER } from '../../conformance/sasl/example.ts';

/**
 * A history, a line for each event, in order:
 * `A> NICK dan` A sends a line, `A>> NICK d` just these bytes (`\r` and `\n` stand for CR and LF); `A! reset` A drops its connection; `A< :srv 433 * dan :x` A receives one; `A close` the server closes; `+3000` ms go by.
 * `A< WELCOME dan` stands for a whole welcome. A connection is open from the start. Marks as in plans stand for PLAIN responses, and
 * those of `SCRAM` for the messages of an exchange of SCRAM, in either direction; `{ntlm:challenge}` is what responses of NTLM answer.
 */
export function historyOf(script: string): History {
  const events: HistoryEvent[] = [];
  const letters: string[] = [];
  let at = 0;
  const numberOf = (letter: string): number => {
    if (!letters.includes(letter)) letters.push(letter);
    return letters.indexOf(letter);
  };
  const steps = filledIn(script)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (const step of steps) if (/^[A-Z]/.test(step)) numberOf(step.charAt(0));
  for (const connection of letters.keys()) events.push({ kind: 'open', connection, at });
  for (const step of steps) {
    at += 1e6;
    const pause = /^\+(\d+)$/.exec(step)?.[1];
    if (pause !== undefined) {
      at += Number(pause) * 1e6;
      continue;
    }
    const connection = numberOf(step.charAt(0));
    const rest = step.slice(step.indexOf(' ') + 1);
    if (step.startsWith('>>', 1)) {
      const data = rest.replaceAll('\\r', '\r').replaceAll('\\n', '\n').replaceAll('\\0', '\0');
      events.push({ kind: 'write', connection, at, data, by: 'plan' });
    } else if (rest === 'half-close' || rest === 'close' || rest === 'reset') {
      if (step.startsWith('!', 1)) events.push({ kind: 'drop', connection, at, how: rest });
      else events.push({ kind: 'close', connection, at, how: 'fin' });
    } else if (step.charAt(1) === '>')
      events.push({ kind: 'write', connection, at, data: `${rest}\r\n`, by: 'plan' });
    else for (const line of linesOf(rest)) events.push({ kind: 'line', connection, at, line });
  }
  // Long enough after the last event that nothing is still about to be answered.
  return { connections: letters.length, events, ended: at + 20e9 };
}

/** The server's accounts: alice, bob, the one of the SCRAM example, and one whose PLAIN response takes 400 bytes. */
const ACCOUNTS = [
  { name: 'alice', password: 'wonderland' },
  { name: 'bob', password: 'builder' },
  USER,
  { name: 'long', password: 'x'.repeat(300 - 6) },
];

/** `{first}`, `{challenge}`, `{final}` and `{proof}` are the messages of RFC 7677 3, and `{wrong-proof}` is one of no exchange. */
const SCRAM: Readonly<Record<string, string>> = {
  '{first}': EXAMPLE.clientFirst,
  '{challenge}': EXAMPLE.serverFirst,
  '{final}': EXAMPLE.clientFinal,
  '{proof}': EXAMPLE.serverFinal,
  '{wrong-proof}': `v=${encodeBase64('x'.repeat(32))}`,
};

/** The challenge that responses of NTLM answer, as it goes over the wire. */
const NTLM_CHALLENGE = 'NTLMSSP\\0\x02\\0\\0\\012345678';

function filledIn(script: string): string {
  const spoken = script.replaceAll(/\{[a-z-]+\}/g, (mark) =>
    SCRAM[mark] === undefined ? mark : encodeBase64(SCRAM[mark]),
  );
  const responded = fillInResponses(spoken, ACCOUNTS, () => WRONG_FINAL);
  return fillInTokens(responded, ACCOUNTS, () => '12345678').replaceAll('{ntlm:challenge}', NTLM_CHALLENGE);
}

function linesOf(text: string): readonly string[] {
  const nick = /^WELCOME (\S+)$/.exec(text)?.[1];
  if (nick === undefined) return [text];
  return ['001', '002', '003', '004', '005', '376'].map((numeric) => `:srv ${numeric} ${nick} :x`);
}

/** A server that is frozen but for what is named: it takes the default of every choice. */
export function judgeOf(
  dialect: Dialect = {},
  password: string | null = null,
  timers: Timers | null = null,
): Judge {
  return createJudge(
    {
      dialect: { server_password: [password === null ? 'none' : 'required'], ...dialect },
      nickLength: 9,
      password,
      accounts: ACCOUNTS,
      operator: { name: 'root', password: 'secret' },
      capabilities: CAPABILITIES,
      packages: PACKAGES,
      timers,
      deadlineMs: 2000,
      releaseMs: 1000,
    },
    TABLE,
  );
}

const TABLE = createTable();

/** The verdict on a script, with these rules set aside. */
export function verdict(judge: Judge, script: string, without: readonly string[] = []): Verdict['kind'] {
  const rules = RULES.filter(({ id }) => without.includes(id));
  return judge.check(judge.observe(historyOf(script)), rules).kind;
}

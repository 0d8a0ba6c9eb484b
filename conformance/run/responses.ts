import { fillIn } from '../fill-in.ts';
import { PING_MARK, type Setting } from '../plan.ts';
import { parseMessage } from '../../model/message.ts';
import { hearsAuth, startAuth } from '../ircx/exchange.ts';
import { credentialsOf } from '../sasl/credentials.ts';
import { hears, says, startExchange } from '../sasl/exchange.ts';
import { WRONG_FINAL, type ScramMark } from '../sasl/marks.ts';
import { signaturesOf, writeClientFinal, writeClientFirst } from '../sasl/scram.ts';
import { commandAt, firstParameter, isCommandAt } from './scan.ts';

/** Fills in the marks of a plan's lines while it is run: what SCRAM says last answers what the server has said by then. */
export interface Responses {
  /** A line of a connection as it goes over the wire. */
  fill(connection: number, line: string): string;
  sent(connection: number, line: string): void;
  received(connection: number, line: string): void;
}

export function startResponses(setting: Setting, connections: number): Responses {
  const { accounts, namespace } = setting;
  const exchanges = Array.from({ length: connections }, startExchange);
  const packages = Array.from({ length: connections }, startAuth);
  /** First messages that each connection has been given: a nonce is used once. */
  const firsts = exchanges.map(() => 0);
  const tokens = exchanges.map(() => 'none');
  return {
    fill: (connection, line) =>
      fillIn(line, setting, {
        scram: (mark) => answer(connection, mark),
        challengeOf: (of) => packages[of ?? connection]?.challenge ?? null,
      }).replaceAll(PING_MARK, () => tokens[connection] ?? 'none'),
    sent(connection, line) {
      const exchange = exchanges[connection];
      const [, parameter] = /^ *(?::\S* +)?AUTHENTICATE +:?([^ ]+)/i.exec(line) ?? [];
      if (exchange !== undefined && parameter !== undefined) says(exchange, parameter, accounts);
    },
    received(connection, line) {
      const exchange = exchanges[connection];
      const at = commandAt(line);
      if (isCommandAt(line, at, 'PING')) tokens[connection] = firstParameter(line, at);
      if (exchange !== undefined && isCommandAt(line, at, 'AUTHENTICATE'))
        hears(exchange, firstParameter(line, at));
      const auth = packages[connection];
      if (auth !== undefined && isCommandAt(line, at, 'AUTH'))
        hearsAuth(auth, parseMessage(line)?.params ?? []);
    },
  };

  function answer(connection: number, { who, step, of }: ScramMark): string {
    const { authzid, authcid, password } = credentialsOf(who, accounts);
    if (step === 'first') {
      const count = (firsts[connection] ?? 0) + 1;
      firsts[connection] = count;
      return writeClientFirst({ authzid, name: authcid, nonce: `${namespace}.${connection}.${count}.` });
    }
    const exchange = exchanges[of ?? connection];
    if (exchange === undefined || exchange.first === null || exchange.challenge === null) return WRONG_FINAL;
    const text = Buffer.from(password, 'latin1').toString();
    const signatures = signaturesOf(exchange.first, exchange.challenge, text);
    return signatures === null
      ? WRONG_FINAL
      : writeClientFinal(exchange.first, exchange.challenge, signatures.proof);
  }
}

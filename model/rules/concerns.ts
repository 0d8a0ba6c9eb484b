import { INPUTS, type Input } from '../input.ts';

/** How far a connection is when a rule can be broken on it. */
export type Stage = 'registering' | 'registered' | 'closing';

/** Lists of inputs that are alike to a rule: by their names, by a beginning such as `NICK.`, or `*` for all. */
type Concerns = Readonly<Partial<Record<Stage, readonly string[]>>>;

const REFUSED = 'NICK.empty NICK.malformed NICK.too_long NICK.owned NICK.reserved NICK.delayed';
/** With what an exchange may end; a registration may have waited for that. */
const DECIDING =
  'AUTHENTICATE.right AUTHENTICATE.empty AUTHENTICATE.wrong AUTHENTICATE.garbled AUTHENTICATE.abort AUTHENTICATE.too_long AUTHENTICATE.surplus AUTHENTICATE.unsupported';
/** What may end a registration, one way or the other. */
const ENDING = `PASS. USER. PONG.cookie CAP.end COMPLETE AUTH.right AUTH.wrong AUTH.abort AUTH.other AUTH.again AUTH.anonymous ${DECIDING}`;
/** What an attempt to authenticate may fail at, and what another one begins with. */
const ATTEMPTS = `${DECIDING} AUTHENTICATE.again AUTHENTICATE.late AUTHENTICATE.unasked AUTHENTICATE.plain AUTHENTICATE.scram`;
const CHANGES = 'NICK.free NICK.respelled NICK.reserved';
const NAMING = `${CHANGES} NICK.mine NICK.owned`;
const TAKEN = 'NICK.owned NICK.reserved';
/** What numerics answer, if anything does. */
const ANSWERED = {
  registering: [
    'PASS. NICK. USER. PING. PONG. CAP. AUTHENTICATE. AUTH. IRCX ISIRCX MODE.isircx KILL.early LINE.too_long KNOWN UNKNOWN NUMERIC ERROR COMPLETE',
  ],
  registered: [
    'PASS. NICK. USER. PING. PONG.missing CAP. AUTHENTICATE. AUTH. IRCX ISIRCX OPER. KILL. LINE.too_long UNKNOWN NUMERIC ERROR',
  ],
};
/** What a login follows on. */
const LOGGING_IN = 'AUTHENTICATE.right AUTHENTICATE.empty AUTHENTICATE.unbegun';
const KILLS = 'KILL.missing KILL.unknown KILL.mine KILL.reserved KILL.owned';
/** KILLs that put somebody out. */
const PUTTING_OUT = 'KILL.mine KILL.reserved KILL.owned';
const EVERYTHING: Concerns = { registering: ['*'], registered: ['*'] };
const both = (inputs: string): Concerns => ({ registering: [inputs], registered: [inputs] });

/**
 * At which inputs each rule can be broken: where its breach would begin, or show later. It is found by walking the model with and
 * without each rule, which takes long: a test does that, and compares. A rule of all lines, or of the dialect as a whole, is broken at
 * none.
 */
export const CONCERNS: Readonly<Record<string, Concerns>> = {
  'QUIT-04': both('DROP'),
  'CONN-02': EVERYTHING,
  'CONN-03': EVERYTHING,
  'LIVE-03': EVERYTHING,
  'LINE-03': both('LINE.too_long'),
  'LINE-06': { registering: [`${NAMING} NICK.gated NICK.delayed`], registered: [`${NAMING} NICK.delayed`] },
  'LINE-07': both('LINE.nul'),
  'CASE-01': { registering: [NAMING, ENDING], registered: [NAMING] },
  'CASE-02': { registering: [`${TAKEN} NICK.respelled`, ENDING], registered: [`${TAKEN} NICK.respelled`] },
  'NICK-01': both('NICK.missing NICK.empty'),
  'NICK-02': {
    registering: ['NICK.empty', 'NICK.malformed', ENDING],
    registered: ['NICK.empty', 'NICK.malformed'],
  },
  'NICK-03': { registering: ['*'], registered: [REFUSED] },
  'NICK-04': {
    registering: [`${TAKEN} NICK.delayed NICK.free`, ENDING],
    registered: [`${TAKEN} NICK.delayed NICK.free`],
  },
  'NICK-05': { registered: [REFUSED] },
  'NICK-06': { registering: [REFUSED, ENDING], registered: [REFUSED] },
  'NICK-07': both(TAKEN),
  'NICK-08': { registering: [`${NAMING} NICK.malformed`], registered: [CHANGES] },
  'NICK-09': both('NICK.mine NICK.respelled'),
  'NICK-10': { registered: [CHANGES] },
  'NICK-11': { registering: [NAMING], registered: [CHANGES, 'NICK.mine'] },
  'NICK-12': { registered: [CHANGES] },
  'NICK-13': { registering: [`${NAMING} NICK.delayed`, 'NICK.malformed', 'NICK.too_long'] },
  'NICK-14': { registering: [TAKEN, ENDING], registered: [TAKEN] },
  'NICK-15': { registering: ['NICK.free', ENDING], registered: ['NICK.free'] },
  'NICK-16': both('NICK.too_long'),
  'NICK-17': { registering: [`${REFUSED} NICK.free`, ENDING], registered: [`${REFUSED} NICK.free`] },
  'NICK-18': { registered: ['NICK.owned'] },
  'NICK-19': { registering: [REFUSED, ENDING], registered: [REFUSED] },
  'PASS-01': { registering: ['PASS.right PASS.wrong'] },
  'PASS-02': { registering: ['NICK.', ENDING] },
  'PASS-03': { registering: ['PASS.missing'] },
  'PASS-04': { registered: ['PASS.'] },
  'PASS-05': { registering: ['NICK.', ENDING] },
  'PASS-06': { registering: ['NICK.', ENDING, 'QUIT'] },
  'PASS-07': { registering: ['PASS.right PASS.wrong'] },
  'REG-01': { registering: ['NICK.', 'USER.'] },
  'REG-02': { registering: [ENDING] },
  'REG-03': { registering: [REFUSED, ENDING] },
  'REG-04': { registered: ['*'] },
  'REG-05': { registering: [ENDING, 'NICK.free NICK.reserved'] },
  'REG-06': { registering: ['NICK.free NICK.reserved', ENDING] },
  'REG-07': { registering: [ENDING, 'NICK.free NICK.reserved'] },
  'USER-01': both('USER.missing'),
  'USER-02': { registering: ['USER.missing'] },
  'USER-03': { registered: ['USER.'] },
  'USER-04': { registering: ['USER.valid'] },
  'AUTH-01': both(
    'AUTH.missing AUTH.abort AUTH.abort_idle AUTH.unbegun AUTH.anonymous AUTH.opened AUTH.right AUTH.wrong',
  ),
  'AUTH-02': { registering: ['AUTH.bad_sequence'] },
  'AUTH-03': { registering: ['AUTH.unknown'] },
  'AUTH-04': { registering: ['AUTH.wrong'] },
  'AUTH-05': { registering: ['AUTH.'] },
  'AUTH-06': { registering: ['AUTH.abort'] },
  'AUTH-07': { registering: ['AUTH.opened AUTH.right'] },
  'AUTH-08': { registering: ['AUTH.unbegun'] },
  'AUTH-09': { registering: ['AUTH.already'] },
  'AUTH-10': { registering: [`${REFUSED} ${ENDING}`] },
  'AUTH-11': { registering: [`${REFUSED} ${ENDING}`], registered: [REFUSED] },
  'AUTH-12': { registering: ['AUTH.'], registered: ['AUTH.late'] },
  'AUTH-13': { registering: ['AUTH.opened AUTH.right'] },
  'AUTH-14': { registered: ['AUTH.late AUTH.missing'] },
  'AUTH-15': { registering: ['AUTH.'] },
  'AUTH-16': { registering: ['AUTH.right'] },
  'AUTH-17': both('AUTH.'),
  'AUTH-18': both('AUTH.anonymous AUTH.opened AUTH.right AUTH.wrong AUTH.unbegun AUTH.abort_idle AUTH.late'),
  'IRCX-01': { registering: ['MODE.isircx'] },
  'IRCX-02': both('IRCX ISIRCX'),
  'IRCX-03': both('IRCX ISIRCX MODE.isircx'),
  'CAP-01': { registering: ['CAP.ls CAP.ls_302'] },
  'CAP-02': { registering: ['CAP.ls CAP.ls_302'] },
  'CAP-03': { registering: ['CAP.req CAP.req_refused'] },
  'CAP-04': { registering: ['CAP.end'] },
  'CAP-05': both('CAP.req_refused'),
  'CAP-06': both('CAP.req CAP.req_refused'),
  'CAP-07': both('CAP.req'),
  'CAP-08': both('CAP.req CAP.req_missing CAP.req_empty'),
  'CAP-09': both('CAP.req_refused'),
  'CAP-10': both('CAP.list'),
  'CAP-11': { registering: ['CAP.missing CAP.end'] },
  'CAP-12': both('CAP.unknown'),
  'CAP-13': both('CAP.ls'),
  'CAP-14': both('CAP.end'),
  'CAP-15': both('CAP.req'),
  'CAP-17': { registered: ['CAP.'] },
  'CAP-18': { registering: ['CAP.ls CAP.ls_302', 'CAP.req CAP.req_refused'] },
  'CAP-19': { registering: [`${REFUSED} ${ENDING}`], registered: [REFUSED] },
  'CAP-20': both('CAP.req_refused'),
  'CAP-21': both('CAP.list'),
  'CAP-22': { registering: ['NICK. USER. PONG.'] },
  'SASL-01': both('AUTHENTICATE.plain AUTHENTICATE.scram'),
  'SASL-02': both(LOGGING_IN),
  'SASL-03': both('AUTHENTICATE.wrong'),
  'SASL-04': both('AUTHENTICATE.wrong AUTHENTICATE.garbled'),
  'SASL-05': both('AUTHENTICATE.unsupported'),
  'SASL-06': both('AUTHENTICATE.abort'),
  'SASL-07': both('AUTHENTICATE.chunk AUTHENTICATE.surplus AUTHENTICATE.right AUTHENTICATE.wrong'),
  'SASL-08': both('AUTHENTICATE.too_long'),
  'SASL-09': both('AUTHENTICATE.garbled'),
  'SASL-10': { registering: [ATTEMPTS, `${ENDING} NICK.`], registered: [ATTEMPTS] },
  'SASL-11': both('AUTHENTICATE.plain AUTHENTICATE.scram AUTHENTICATE.foreign AUTHENTICATE.unsupported'),
  'SASL-12': { registering: [`${REFUSED} ${ENDING}`], registered: [REFUSED] },
  'SASL-13': { registering: [`${REFUSED} ${ENDING}`], registered: [REFUSED] },
  'SASL-14': both('NICK. USER. PASS. PING. PONG. CAP. KNOWN UNKNOWN'),
  'SASL-15': { registering: [ATTEMPTS, `${ENDING} NICK.`], registered: [ATTEMPTS] },
  'SASL-16': both('AUTHENTICATE.'),
  'SASL-17': both('AUTHENTICATE.right'),
  'SASL-18': both('AUTHENTICATE.right'),
  'SASL-19': both('AUTHENTICATE.missing'),
  'SASL-20': { registering: [LOGGING_IN] },
  'SASL-21': { registering: [`${ENDING} NICK.`] },
  'SASL-22': both(LOGGING_IN),
  'SASL-23': both('AUTHENTICATE.wrong AUTHENTICATE.garbled'),
  'SASL-24': both(
    'AUTHENTICATE.plain AUTHENTICATE.scram AUTHENTICATE.foreign AUTHENTICATE.unsupported AUTHENTICATE.again',
  ),
  'OPER-01': { registered: ['OPER.right'] },
  'OPER-02': { registered: ['OPER.wrong OPER.stranger'] },
  'OPER-03': { registered: ['OPER.missing'] },
  'OPER-04': { registered: ['OPER.right', KILLS] },
  'OPER-05': { registered: [CHANGES] },
  'KILL-01': { registered: [KILLS] },
  'KILL-02': { registered: [KILLS] },
  'KILL-03': { registered: [PUTTING_OUT] },
  'KILL-04': { registering: ['COMPLETE'], registered: [`${PUTTING_OUT} TIMEOUT.silence EXPIRE`] },
  'KILL-05': { registering: [`NICK.free ${ENDING}`], registered: [PUTTING_OUT, 'NICK.free'] },
  'KILL-06': { registered: [KILLS] },
  'KILL-07': { registered: ['KILL.unknown KILL.reserved'] },
  'KILL-08': { registered: ['KILL.missing'] },
  'KILL-09': both('NICK.free'),
  'QUIT-01': both('QUIT'),
  'QUIT-02': both('QUIT'),
  'QUIT-03': { closing: ['RELEASE'] },
  'CONN-01': both('EXPIRE'),
  'TIME-01': { registering: ['TIMEOUT.registration'] },
  'TIME-02': { registering: ['TIMEOUT.registration'] },
  'TIME-03': { registering: ['TIMEOUT.registration'] },
  'TIME-04': { registered: ['TIMEOUT.silence'] },
  'TIME-05': { registered: ['TIMEOUT.ping'] },
  'TIME-06': { registered: ['PONG.cookie EXPIRE'] },
  'TIME-07': { registered: ['TIMEOUT.ping'] },
  'TIME-08': { registered: ['EXPIRE'] },
  'TIME-09': {
    registering: ['TIMEOUT.registration', 'NICK.free'],
    registered: ['TIMEOUT.ping', 'NICK.free'],
  },
  'TIME-10': { registering: ['TIMEOUT.registration', 'EXPIRE'], registered: ['TIMEOUT.ping', 'EXPIRE'] },
  'TIME-11': { registered: ['TIMEOUT.silence'] },
  'PING-01': both('PING.empty PING.token PING.two'),
  'PING-02': { registered: ['PING.empty PING.token PING.two'] },
  'PING-03': { registered: ['PING.missing'] },
  'PONG-01': { registered: ['PONG.'] },
  'CMD-01': { registering: ['KNOWN'] },
  'CMD-02': { registered: ['UNKNOWN'] },
  'REPLY-01': { registering: ['COMPLETE'], registered: ANSWERED.registered },
  'REPLY-02': { registering: ANSWERED.registering },
  'REPLY-10': ANSWERED,
  'REPLY-03': ANSWERED,
  'REPLY-04': { registering: [ENDING, 'NICK.free NICK.reserved'] },
  'REPLY-05': ANSWERED,
  'REPLY-06': ANSWERED,
  'REPLY-07': ANSWERED,
  'REPLY-08': EVERYTHING,
};

/** The rules that can be broken at an input. */
export function rulesAt(stage: Stage, input: Input): readonly string[] {
  return (broken ??= allBroken()).get(`${stage} ${input}`) ?? [];
}

let broken: ReadonlyMap<string, readonly string[]> | undefined;

function allBroken(): ReadonlyMap<string, readonly string[]> {
  const rules = new Map<string, string[]>();
  for (const [rule, concerns] of Object.entries(CONCERNS)) {
    for (const [stage, lists] of Object.entries(concerns)) {
      for (const input of new Set(lists.flatMap(inputsIn))) {
        const at = `${stage} ${input}`;
        rules.set(at, [...(rules.get(at) ?? []), rule]);
      }
    }
  }
  return rules;
}

/** The inputs of a list. */
export function inputsIn(list: string): readonly Input[] {
  const words = list.split(' ');
  return INPUTS.filter((input) =>
    words.some((word) => word === '*' || input === word || (word.endsWith('.') && input.startsWith(word))),
  );
}

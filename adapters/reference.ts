import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './process.ts';
import { isReadableByAnyone } from './program.ts';
import { OPERATOR } from './operator.ts';
import { accountsOf } from './reference/accounts.ts';
import { PROFILES, type Profile, type ProfileName } from './reference/profile.ts';
import { ROOT } from './root.ts';
import { StartError, type Adapter, type Span, type Timers } from './server.ts';

/** How many sockets at once. */
const CLIENTS = 48;

const MAIN = join(ROOT, 'dist', 'adapters', 'reference', 'main.js');

/** The reference server under one of its profiles; `settings` (`choice=value`) change single choices. */
export function referenceAdapter(
  name: string,
  profile: ProfileName,
  settings: readonly string[] = [],
  timers: ShortTimers | null = null,
  room = Infinity,
): Adapter {
  const made: Profile = PROFILES[profile];
  // One for all lives of the server: what is known of it must hold after it was started again.
  const ownPassword = made.hasPassword === true ? randomBytes(6).toString('hex') : null;
  const changed = settings.map((setting) => setting.split('=', 2));
  const choices: Readonly<Record<string, string>> = {
    ...made.choices,
    ...Object.fromEntries(changed),
  };
  return {
    name,
    summary: made.summary ?? `the reference server of this suite, profile ${profile}`,
    dialect: dialectOf(choices, made),
    clients: timers === null ? (made.clients ?? CLIENTS) : WAITING_CLIENTS,
    ...(timers === null ? {} : { timers: timersOf(timers) }),
    async start(options) {
      if (!existsSync(MAIN)) throw new StartError(`${MAIN} is missing`, 'npm run build');
      const { faults = [] } = options;
      const password = options.password ?? ownPassword;
      const server = await launch(
        {
          argv: ({ port }) => [
            process.execPath,
            MAIN,
            '--stop-with-stdin',
            '--port',
            String(port),
            '--profile',
            profile,
            ...settings.flatMap((setting) => ['--set', setting]),
            ...(timers === null
              ? []
              : [
                  '--timers',
                  Object.entries(timers)
                    .map(([timer, ms]) => `${timer}=${ms}`)
                    .join(),
                ]),
            ...(room === Infinity ? [] : ['--room', String(room)]),
            ...(faults.length === 0 ? [] : ['--faults', faults.join(',')]),
          ],
          env: {
            NICK_COLLIDER_REFERENCE_OPERATOR: `${OPERATOR.name}:${OPERATOR.password}`,
            ...(password === null ? {} : { NICK_COLLIDER_REFERENCE_PASSWORD: password }),
          },
          secluded: true,
          asInvoker: ![process.execPath, MAIN].every(isReadableByAnyone),
          pipedStdin: true,
          password,
          operator: OPERATOR,
          hint: 'check the names of the faults and choices',
        },
        options,
      );
      const hasPackages = choices['ircx'] === 'present';
      if (choices['sasl'] !== 'present' && !hasPackages) return server;
      const accounts = accountsOf({ ircx: hasPackages ? 'present' : 'absent' });
      return { ...server, accounts, ...(hasPackages ? { packages: PACKAGES } : {}) };
    },
  };
}

const PACKAGES = ['NTLM', 'BASIC'] as const;

/** Each choice as it was made. Where there are fewer contexts than clients, a logon may be refused for want of one. */
function dialectOf(
  choices: Readonly<Record<string, string>>,
  { contexts, clients = CLIENTS, hasPassword }: Profile,
): Readonly<Record<string, readonly string[]>> {
  const made = Object.entries(choices).map(([choice, value]) => [choice, [value]] as const);
  const refusals = choices['auth_refusal'] === 'none' && contexts < clients ? ['none', '907'] : null;
  return {
    ...Object.fromEntries(made),
    ...(refusals === null ? {} : { auth_refusal: refusals }),
    ...(hasPassword === true ? { server_password: ['required'] } : {}),
  };
}

type ShortTimers = Readonly<Record<keyof Timers, number>>;

/** Clients that wait cost nothing but their sockets. */
const WAITING_CLIENTS = 128;

/** It looks many times in the shortest of them: half a second is more than that takes on a busy machine. */
function timersOf(timers: ShortTimers): Timers {
  return { register: spanOf(timers.register), ping: spanOf(timers.ping), pong: spanOf(timers.pong) };
}

function spanOf(ms: number): Span {
  return { earliest: ms, latest: ms + 500 };
}

const SHORT: ShortTimers = { register: 2_000, ping: 2_000, pong: 1_000 };

export const reference = referenceAdapter('reference', 'reserve');
export const referenceTakeOver = referenceAdapter('reference-take-over', 'take-over');
export const referenceModern = referenceAdapter('reference-modern', 'modern');
export const referenceRfc2812 = referenceAdapter('reference-rfc2812', 'rfc2812');
export const referenceRfc1459 = referenceAdapter('reference-rfc1459', 'rfc1459');
export const referenceClaimAtCompletion = referenceAdapter(
  'reference-claim-at-completion',
  'claim-at-completion',
);
export const referenceFtIrc = referenceAdapter('reference-ft-irc', 'ft-irc');
export const referenceIrcx = referenceAdapter('reference-ircx', 'ircx');
export const referenceIrcxSasl = referenceAdapter('reference-ircx-sasl', 'ircx-sasl');
export const chatServer1 = referenceAdapter('chat-server-1.0', 'chat-server-1.0');
export const chatServer2 = referenceAdapter('chat-server-2.0', 'chat-server-2.0');
export const chatServer2Sp = referenceAdapter('chat-server-2.0-sp', 'chat-server-2.0-sp');
export const referenceShortTimers = referenceAdapter('reference-short-timers', 'reserve', [], SHORT);
/** It asks each client for a PONG before it welcomes it. */
export const referenceCookieShortTimers = referenceAdapter(
  'reference-cookie-short-timers',
  'reserve',
  ['registration_completes=after_pong'],
  SHORT,
);

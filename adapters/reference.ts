import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './process.ts';
import { isReadableByAnyone } from './program.ts';
import { OPERATOR } from './operator.ts';
import { ACCOUNTS } from './reference/accounts.ts';
import { PROFILES, type ProfileName } from './reference/profile.ts';
import { ROOT } from './root.ts';
import { StartError, type Adapter } from './server.ts';

const MAIN = join(ROOT, 'dist', 'adapters', 'reference', 'main.js');

/** The reference server under one of its profiles; `settings` (`choice=value`) change single choices, and `room` is for so many connections. */
export function referenceAdapter(
  name: string,
  profile: ProfileName,
  settings: readonly string[] = [],
  room = Infinity,
): Adapter {
  const changed = settings.map((setting) => setting.split('=', 2));
  const choices: Readonly<Record<string, string>> = {
    ...PROFILES[profile].choices,
    ...Object.fromEntries(changed),
  };
  return {
    name,
    summary: `the reference server of this suite, profile ${profile}`,
    dialect: Object.fromEntries(Object.entries(choices).map(([choice, value]) => [choice, [value]])),
    clients: 48,
    async start(options) {
      if (!existsSync(MAIN)) throw new StartError(`${MAIN} is missing`, 'npm run build');
      const { password, faults = [] } = options;
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
      return choices['sasl'] === 'present' ? { ...server, accounts: ACCOUNTS } : server;
    },
  };
}

export const reference = referenceAdapter('reference', 'reserve');
export const referenceTakeOver = referenceAdapter('reference-take-over', 'take-over');
export const referenceModern = referenceAdapter('reference-modern', 'modern');
export const referenceRfc2812 = referenceAdapter('reference-rfc2812', 'rfc2812');
export const referenceRfc1459 = referenceAdapter('reference-rfc1459', 'rfc1459');
export const referenceClaimAtCompletion = referenceAdapter(
  'reference-claim-at-completion',
  'claim-at-completion',
);

import { logEvent, logExceptions, PLAIN_EVENTS, SERVICE_EVENTS } from './event-log.ts';
import { newHouse } from './house.ts';
import type { Credentials } from './operators.ts';
import { OptionError } from './option-error.ts';
import { readOptions, type Options } from './options.ts';
import { listen } from './server.ts';

/** The process that the reference server is: options on its command line, the password and the operator (`name:password`) in its environment. */
const PASSWORD_VARIABLE = 'NICK_COLLIDER_REFERENCE_PASSWORD';
const OPERATOR_VARIABLE = 'NICK_COLLIDER_REFERENCE_OPERATOR';

async function run(options: Options): Promise<void> {
  const { profile, faults, timers, limits } = options;
  const operator = credentialsIn(process.env[OPERATOR_VARIABLE] ?? '');
  const premises = { timers, operator, limits };
  const house = newHouse(profile, process.env[PASSWORD_VARIABLE] ?? null, faults, premises);
  const { isService = false } = profile;
  const events = isService ? SERVICE_EVENTS : PLAIN_EVENTS;
  if (isService) logExceptions();
  // Before it listens: who has seen that may stop it at once.
  process.once('SIGTERM', () => {
    logEvent(events.stopped);
    process.exit(0);
  });
  const port = await listen(house, options.port);
  logEvent(events.started(port));
  if (!options.stopWithStdin) return;
  process.stdin.resume();
  process.stdin.once('close', () => process.exit(0));
}

function credentialsIn(text: string): Credentials | null {
  const colon = text.indexOf(':');
  return colon <= 0 ? null : { name: text.slice(0, colon), password: text.slice(colon + 1) };
}

try {
  await run(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof OptionError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

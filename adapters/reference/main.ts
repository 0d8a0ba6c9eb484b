import { newHouse } from './house.ts';
import type { Credentials } from './operators.ts';
import { OptionError, readOptions, type Options } from './options.ts';
import { listen } from './server.ts';

/** The process that the reference server is: options on its command line, the password and the operator (`name:password`) in its environment. */
const PASSWORD_VARIABLE = 'NICK_COLLIDER_REFERENCE_PASSWORD';
const OPERATOR_VARIABLE = 'NICK_COLLIDER_REFERENCE_OPERATOR';

async function run(options: Options): Promise<void> {
  const house = newHouse(
    options.profile,
    process.env[PASSWORD_VARIABLE] ?? null,
    options.faults,
    credentialsIn(process.env[OPERATOR_VARIABLE] ?? ''),
    options.room,
  );
  // Before it listens: who has seen that may stop it at once.
  process.once('SIGTERM', () => {
    process.stdout.write('stopped by SIGTERM\n');
    process.exit(0);
  });
  const port = await listen(house, options.port);
  process.stdout.write(`listening on 127.0.0.1:${port}\n`);
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

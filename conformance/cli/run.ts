import { replay } from '../replay/replay.ts';
import { check } from '../suite.ts';
import { processHost } from './host.ts';
import { main } from './program.ts';
import { realParts } from './real-parts.ts';

/** Runs the command line of this process with the real suite, and returns its exit code. */
export async function run(): Promise<number> {
  // A list of processes shows this in place of the arguments, among which a password may be.
  process.title = 'nick-collider';
  return main(process.argv.slice(2), realParts({ check, replay }), processHost());
}

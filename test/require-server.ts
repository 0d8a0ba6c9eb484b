import { findServer } from '../adapters/installed.ts';
import { StartError } from '../adapters/server.ts';

/**
 * Whether a test that needs this server can run. A server that `NICK_COLLIDER_REQUIRE` (names with commas between them) lists
 * must be there, so that a build cannot pass by skipping; otherwise the reason for skipping is printed.
 * @throws StartError when the server is required and missing
 */
export function requireServer(name: string): boolean {
  try {
    findServer(name);
    return true;
  } catch (error) {
    const required = (process.env['NICK_COLLIDER_REQUIRE'] ?? '').split(',').includes(name);
    if (required || !(error instanceof StartError)) throw error;
    process.stderr.write(`skipped: ${error.message} (${error.hint})\n`);
    return false;
  }
}

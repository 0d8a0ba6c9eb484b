import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Whether a test that needs a browser can run. Where `NICK_COLLIDER_REQUIRE` (names with commas between them) holds `chromium` it must,
 * so that a build cannot pass by skipping; otherwise the reason for skipping is printed.
 * @throws Error when a browser is required, and there is none
 */
export function requireChromium(environment: NodeJS.ProcessEnv = process.env): boolean {
  if (findChromium(environment) !== null) return true;
  const reason = `no Chromium: neither NICK_COLLIDER_CHROMIUM nor PATH leads to one (apt-get install chromium)`;
  if ((environment['NICK_COLLIDER_REQUIRE'] ?? '').split(',').includes('chromium')) throw new Error(reason);
  process.stderr.write(`skipped: ${reason}\n`);
  return false;
}

/** Starts Chromium without a window. Whoever asks for it closes it. Only root, for whom Chromium has no sandbox, goes without. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === null) throw new Error('no Chromium was found');
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
}

/** Where Chromium is: as `NICK_COLLIDER_CHROMIUM` says, or else in PATH under one of its names; null for nowhere. */
function findChromium(environment: NodeJS.ProcessEnv): string | null {
  const told = environment['NICK_COLLIDER_CHROMIUM'] ?? '';
  const folders = (environment['PATH'] ?? '').split(delimiter);
  const places = told === '' ? NAMES.flatMap((name) => folders.map((folder) => join(folder, name))) : [told];
  return places.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

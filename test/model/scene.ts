import { readCommand } from '../../model/command.ts';
import type { Scene } from '../../model/reply.ts';

/** What a reply to this command is about, where dan is not registered yet and nothing has come before, but for what is said otherwise. */
export function scene(command: string, change: Partial<Scene> = {}): Scene {
  return {
    command: readCommand(command),
    before: 'dan',
    after: 'dan',
    registered: false,
    asked: null,
    holder: null,
    enabled: '',
    hears302: false,
    account: null,
    ircx: false,
    ...change,
  };
}

import { newHouse } from '../../adapters/reference/house.ts';
import { readOptions } from '../../adapters/reference/options.ts';
import { listen } from '../../adapters/reference/server.ts';
import { dialogue, type Step } from './dialogue.ts';

/** Whom the server makes an operator. */
const OPERATOR = { name: 'root', password: 'right' };

export interface Setting {
  /** Arguments of the server's process, such as `--set choice=value`. */
  readonly argv: readonly string[];
  readonly password?: string;
}

/** Plays a script against a reference server of its own, in this process. */
export async function converse(setting: Setting, script: readonly Step[]): Promise<string> {
  const options = readOptions(setting.argv);
  const { timers, limits } = options;
  const premises = { timers, limits, operator: OPERATOR };
  const house = newHouse(options.profile, setting.password ?? null, options.faults, premises);
  const port = await listen(house, 0);
  try {
    return await dialogue(port, script);
  } finally {
    for (const { socket } of house.sessions) socket.destroy();
    house.listener?.close();
  }
}

import {
  ADAPTERS,
  addressAdapter,
  commandAdapter,
  DIALECTS,
  FAULTS,
  parseAddress,
} from '../../adapters/index.ts';
import { PICTURES } from '../../model/drawings.ts';
import { RULES } from '../../model/rules/index.ts';
import type { Parts } from './parts.ts';
import { STORIES } from './stories/index.ts';
import { VERSION } from '../version.ts';

/** The parts of the command line as it is shipped; `check` and `replay` are the suite. */
export function realParts({ check, replay }: Pick<Parts, 'check' | 'replay'>): Parts {
  return {
    version: VERSION,
    adapters: {
      named: ADAPTERS,
      dialects: DIALECTS,
      faults: Object.keys(FAULTS),
      parseAddress,
      address: addressAdapter,
      command: commandAdapter,
    },
    rules: RULES,
    stories: STORIES,
    pictures: PICTURES,
    check,
    replay,
  };
}

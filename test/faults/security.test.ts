import { describe } from 'vitest';
import { SECURITY_FAULTS } from '../fault-expectations.ts';
import { eachIsFound } from './found.ts';

describe('every fault of AUTH and IRCX is found by the rule that it was seeded against', () => {
  eachIsFound(SECURITY_FAULTS);
});

import { describe } from 'vitest';
import { SESSION_FAULTS } from '../fault-expectations.ts';
import { eachIsFound } from './found.ts';

describe('every fault of logging on and off, of nicks and of lines is found by the rule that it was seeded against', () => {
  eachIsFound(SESSION_FAULTS);
});

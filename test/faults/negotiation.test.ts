import { describe } from 'vitest';
import { NEGOTIATION_FAULTS } from '../fault-expectations.ts';
import { eachIsFound } from './found.ts';

describe('every fault of CAP is found by the rule that it was seeded against', () => {
  eachIsFound(NEGOTIATION_FAULTS);
});

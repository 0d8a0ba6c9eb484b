import { describe } from 'vitest';
import { OPERATOR_FAULTS } from '../fault-expectations.ts';
import { eachIsFound } from './found.ts';

describe('every fault of OPER and KILL is found by the rule that it was seeded against', () => {
  eachIsFound(OPERATOR_FAULTS);
});

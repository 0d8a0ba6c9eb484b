/**
 * What IRC allows a server to do with the connections that log on to it: the session chart, the registry of nicks, and the
 * dialect. Pure: it opens no socket and reads no file.
 *
 * @module
 */
export { CASEMAPPINGS, fold, type Casemapping } from './casemapping.ts';
export { CHOICES, type Choice, type ChoiceId } from './choices.ts';
export { readCommand, type Command } from './command.ts';
export { SLOTS, permit, type Dialect, type Slot } from './dialect.ts';
export { INPUTS, type Claim, type Input } from './input.ts';
export { formatMessage, parseMessage, type Message } from './message.ts';
export { createSpec, type Outcome, type Spec, type SpecOptions } from './outcomes.ts';
export { permittedTransitions } from './reach.ts';
export { receivedClose, receivedLine, type Proof, type Received } from './received.ts';
export { RULES, type Rule } from './rules/index.ts';
export { sessionChart } from './session.ts';
export { createTable, type Table, type Way } from './table.ts';
export { type Authentication, type Facts, type Operation, type Session, type World } from './world.ts';

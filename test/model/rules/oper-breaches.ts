import type { Breach } from './breaches.ts';

const logon = (who: string, nick: string): string =>
  `${who}> NICK ${nick}\n${who}> USER u 0 * :r\n${who}< WELCOME ${nick}\n`;
const dan = logon('A', 'dan');
const bob = logon('B', 'bob');
const eva = logon('C', 'eva');
const root = (who: string, nick: string): string => `${who}> OPER root secret\n${who}< :srv 381 ${nick} :x\n`;
const pinged = (who: string): string => `${who}> PING t\n${who}< :srv PONG srv t\n`;
const told = (who: string, by: string, nick: string): string =>
  `${who}< :${by}!u@h KILL ${nick} :x\n${who}< ERROR :x\n${who} close\n`;
/** Dan is an operator, and bob a user. */
const ruled = `${dan}${bob}${root('A', 'dan')}`;
const killed = `${ruled}A> KILL bob :x\n${told('B', 'dan', 'bob')}`;
const renamed = (who: string, from: string, to: string): string =>
  `${who}> NICK ${to}\n${who}< :${from}!u@h NICK :${to}\n`;
const quits = (who: string): string => `${who}> QUIT\n${who}< ERROR :x\n${who} close\n`;

/** Breaches of what is asked of OPER and KILL: of a server that has made every choice. */
export const OPER_BREACHES: Readonly<Record<string, Omit<Breach, 'dialect'>>> = {
  'OPER-01': {
    lawful: `${dan}${root('A', 'dan')}`,
    broken: `${dan}A> OPER root secret\nA< :srv 464 dan :x\n`,
  },
  'OPER-02': {
    lawful: `${dan}A> OPER root wrong\nA< :srv 464 dan :x\n`,
    broken: `${dan}A> OPER root wrong\nA< :srv 381 dan :x\n`,
  },
  'OPER-03': { lawful: `${dan}A> OPER root\nA< :srv 461 dan OPER :x\n`, broken: `${dan}A> OPER root\n` },
  'OPER-04': {
    lawful: `${ruled}${eva}B> KILL eva :x\nB< :srv 481 bob :x\n`,
    broken: `${ruled}${eva}B> KILL eva :x\n${told('C', 'bob', 'eva')}`,
  },
  'OPER-05': {
    lawful: `${ruled}${renamed('A', 'dan', 'max')}A> KILL bob :x\n${told('B', 'max', 'bob')}`,
    broken: `${ruled}${renamed('A', 'dan', 'max')}A> KILL bob :x\nA< :srv 481 max :x\n`,
  },
  'KILL-01': {
    lawful: `${dan}${bob}A> KILL bob :x\nA< :srv 481 dan :x\n`,
    broken: `${dan}${bob}A> KILL bob :x\n${told('B', 'dan', 'bob')}`,
  },
  'KILL-02': { lawful: `${dan}A> KILL dan :x\nA< :srv 481 dan :x\n`, broken: `${dan}A> KILL dan :x\n` },
  'KILL-03': {
    lawful: `${killed}${pinged('A')}`,
    broken: `${ruled}A> KILL bob :x\n${pinged('A')}${pinged('B')}`,
  },
  'KILL-04': {
    lawful: `${ruled}A> KILL bob :x\nB> PING t\n${pinged('A')}${told('B', 'dan', 'bob')}`,
    broken: `${ruled}A> KILL bob :x\n${pinged('A')}${pinged('B')}${told('B', 'dan', 'bob')}`,
  },
  'KILL-05': {
    lawful: `${killed}+3000\n${logon('C', 'bob')}`,
    broken: `${killed}+3000\nC> NICK bob\nC< :srv 433 * bob :x\n`,
  },
  'KILL-06': {
    lawful: `${ruled}${eva}A> KILL bob :x\n${told('B', 'dan', 'bob')}${pinged('C')}${pinged('A')}`,
    broken: `${ruled}${eva}A> KILL bob :x\n${told('B', 'dan', 'bob')}C< ERROR :x\nC close\n`,
  },
  'KILL-07': {
    lawful: `${ruled}A> KILL eva :x\nA< :srv 401 dan eva :x\n`,
    broken: `${ruled}A> KILL eva :x\n`,
  },
  'KILL-08': { lawful: `${ruled}A> KILL\nA< :srv 461 dan KILL :x\n`, broken: `${ruled}A> KILL\n` },
  'KILL-09': {
    lawful: `${dan}${quits('A')}+3000\n${logon('B', 'dan')}`,
    broken: `${dan}${quits('A')}+3000\nB> NICK dan\nB< :srv 437 * dan :x\n`,
  },
};

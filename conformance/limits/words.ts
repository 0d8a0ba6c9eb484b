/** What a server says that it has no more of when it ends a connection: room for it, patience with who comes too often, or with who sends too much. */
export type LimitKind = 'room' | 'haste' | 'flood';

/** What servers say of each: ngIRCd, InspIRCd, ircd-hybrid, irc2, ircu, UnrealIRCd, Ergo, and small ones. */
const WORDS: readonly (readonly [LimitKind, RegExp])[] = [
  [
    'haste',
    /throttl|\b(?:re)?connect\w*\b.*\b(?:too (?:fast|quickly|often|soon|many times)|so (?:fast|quickly))|too many connection attempts|connections? too (?:fast|quickly)/i,
  ],
  [
    'flood',
    /\bflood|\b(?:recvq|receive (?:queue|buffer)|input buffer)\b|too (?:many|much) (?:lines|messages|commands|data|input|requests)|(?:sending|messages|commands|typing|talking) too (?:fast|quickly)|slow down|\brate[- ]?limit/i,
  ],
  [
    'room',
    /\bno (?:more|free|available) (?:room|slots?|connections?|clients?|users?|sessions?)|\bno room\b|\btoo many\b.*\b(?:connections?|clients?|users?|clones?|sessions?|hosts?)\b|\b(?:connections?|clients?|users?|clones?|sessions?|host) (?:limit|quota|maximum)|\b(?:max(?:imum)?|limit)\b.*\b(?:connections?|clients?|users?|clones?)\b|\b(?:server|class|we|is)\b.*\bfull\b/i,
  ],
];

/** Which limit the text of an ERROR names; null for none. */
export function limitNamed(text: string): LimitKind | null {
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}

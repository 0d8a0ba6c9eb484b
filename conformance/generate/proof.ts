/** A response to SASL or to AUTH that is made up when a plan is run, as its mark in a line tells it: `{plain:account1:2}`, `{scram:nobody:first}`, `{ntlm:account1:response}`. */
export interface Proof {
  readonly mechanism: (typeof MECHANISMS)[number];
  /** Whom it is for, or what is wrong with it: `account`, `wrong`, `nobody`. */
  readonly kind: string;
  /** The number of an account, from 1; 0 for none. */
  readonly account: number;
  /** Of PLAIN the number of a chunk, of SCRAM `first` or `final`, of NTLM `response`; null for all in one piece. */
  readonly part: string | null;
  /** The connection whose challenge it answers; null for its own. */
  readonly of: number | null;
}

const MECHANISMS = ['plain', 'scram', 'basic', 'ntlm'] as const;

const MARK = /^\{(plain|scram|basic|ntlm):([a-z-]+)(\d*)(?::(\w+))?(?::(\d+))?\}$/;

/** The response that a parameter stands for; null for none. */
export function proofIn(said: string): Proof | null {
  const [, mechanism, kind = '', account = '0', part = null, of] = MARK.exec(said) ?? [];
  const known = MECHANISMS.find((name) => name === mechanism);
  if (known === undefined) return null;
  return { mechanism: known, kind, account: Number(account), part, of: of === undefined ? null : Number(of) };
}

export function markOf({ mechanism, kind, account, part, of }: Proof): string {
  const who = account === 0 ? kind : `${kind}${account}`;
  return `{${[mechanism, who, part, of].filter((word) => word !== null).join(':')}}`;
}

/** The responses in a line. */
export function proofsIn(line: string): readonly Proof[] {
  return (line.match(MARKS) ?? []).flatMap((mark) => proofIn(mark) ?? []);
}

const MARKS = /\{(?:plain|scram|basic|ntlm):[^ }]*\}/g;

/** The line with each of its responses changed. */
export function onProofs(line: string, change: (proof: Proof) => Proof): string {
  return line.replaceAll(MARKS, (mark) => {
    const proof = proofIn(mark);
    return proof === null ? mark : markOf(change(proof));
  });
}

/** The line of a plan whose connections get other numbers; a connection that is none any more is not answered in its stead. */
export function renumbered(line: string, numberOf: (connection: number) => number | null): string {
  if (!line.includes('{scram:') && !line.includes('{ntlm:')) return line;
  return onProofs(line, (proof) => ({ ...proof, of: proof.of === null ? null : numberOf(proof.of) }));
}

/** A chunk of a longer response. */
export function isChunk({ mechanism, part }: Proof): boolean {
  return mechanism === 'plain' && part !== null;
}

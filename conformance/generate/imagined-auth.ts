import { offersIrcx, type Client } from './client.ts';
import type { PlanOptions } from './options.ts';
import { proofIn } from './proof.ts';

/** Carries out an AUTH, and tells whether every server answers it. */
export function authenticateBy(options: PlanOptions, client: Client, params: readonly string[]): boolean {
  if (!offersIrcx(options)) return client.phase === 'registered';
  const [name = '', sequence = '', data = ''] = params;
  client.introduced ||= mayAuthenticate(params);
  if (client.phase === 'registered' || client.security === 'authenticated' || params.length < 2) return true;
  const listed = options.packages?.find((each) => each.name.toUpperCase() === name.toUpperCase());
  if (listed === undefined) return true;
  const proof = proofIn(data);
  const isRight = proof?.kind === 'account' && options.accounts > 0;
  switch (sequence) {
    case 'I':
      if (listed.kind === 'challenge')
        client.security = proof?.kind === 'negotiate' ? 'pending' : 'anonymous';
      else
        client.security =
          listed.kind === 'anonymous' || (listed.kind === 'credentials' && isRight)
            ? 'authenticated'
            : 'anonymous';
      break;
    case 'S':
      if (client.security === 'pending')
        client.security = isRight && proof.mechanism === 'ntlm' ? 'authenticated' : 'anonymous';
      break;
    case '*':
      client.security = 'anonymous';
      break;
  }
  return true;
}

/** Whether an AUTH may come to something, on a server that then needs no USER. */
export function mayAuthenticate([name = '', , data = '']: readonly string[]): boolean {
  return /^ANON$/i.test(name) || /^\{(?:basic|ntlm):/.test(data);
}

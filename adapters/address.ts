import { StartError, type Adapter } from './server.ts';

const FORMS = 'write irc://host[:6667], host:port or [address]:port';
const DEFAULT_PORT = 6667;

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Reads `irc://host[:port]`, `host:port` or `[::1]:port`. Null when the text is not meant as an address. @throws StartError */
export function parseAddress(text: string): Address | null {
  if (/^ircs:/i.test(text))
    throw new StartError(`${text}: TLS is not tested`, 'name a port without TLS, irc://host:6667');
  const isUrl = /^irc:\/\//i.test(text);
  if (!isUrl && !/:\d*$/.test(text)) return null;
  const rest = isUrl ? text.slice('irc://'.length) : text;
  const url = URL.canParse(`irc://${rest}`) ? new URL(`irc://${rest}`) : null;
  const isBare = url !== null && url.hostname !== '' && /^[^/?#@]+\/?$/.test(rest);
  if (!isBare) throw new StartError(`not an address: ${text}`, FORMS);
  if (!isUrl && url.port === '') throw new StartError(`no port: ${text}`, FORMS);
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port);
  if (port === 0) throw new StartError(`no port: ${text}`, FORMS);
  return { host: url.hostname.replaceAll(/^\[|\]$/g, ''), port };
}

/** A server that somebody else has started. */
export function addressAdapter(address: Address): Adapter {
  const { host, port } = address;
  const name = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return {
    name,
    summary: 'a server that is running already',
    clients: 8,
    // Whether anybody listens there, and whether it asks for a password, shows when the first client tries.
    async start() {
      return {
        host,
        port,
        password: null,
        exited: null,
        vitals: () => null,
        spoken: () => 0,
        log: () => [],
        stop: async () => undefined,
      };
    },
  };
}

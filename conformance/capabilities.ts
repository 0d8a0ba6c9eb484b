/** What a server offers: name to value, null for none (capability negotiation 3.2, `CAP LS 302`). */
export type Capabilities = ReadonlyMap<string, string | null>;

/** The SASL mechanisms that a server says it has (SASL 3.2), in upper case; null when it does not say. */
export function mechanismsOf(capabilities: Capabilities | null): readonly string[] | null {
  const value = capabilities?.get('sasl') ?? '';
  return value === '' ? null : value.toUpperCase().split(',');
}

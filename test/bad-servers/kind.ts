/** Starts a server of one kind on a port of the loopback. */
export type Kind = (port: number) => void;

/** Kinds by name. */
export type Kinds = Readonly<Record<string, Kind>>;

export const MB = 1024 * 1024;

/** A name or value on the command line that the server does not know. */
export class OptionError extends Error {
  override readonly name = 'OptionError' as const;
}

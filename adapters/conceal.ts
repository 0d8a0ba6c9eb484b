/** What stands for a password wherever people read it. */
const SHOWN = '<password>';

/** A function that replaces a password in texts: as it was given, and as its bytes look where each is one character. */
export function concealer(password: string | null): (text: string) => string {
  if (password === null || password === '') return (text) => text;
  const forms = [...new Set([password, Buffer.from(password).toString('latin1')])];
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, SHOWN), text);
}

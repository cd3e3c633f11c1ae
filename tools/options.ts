import { CannotStart } from '#platform/start/progress.ts';

/** A slip of the keyboard must not begin what takes minutes: an option that is not known is refused before anything is done. */
export function refuseUnknown(args: readonly string[], known: readonly string[]): void {
  const unknown = args.filter(arg => arg.startsWith('-') && !known.includes(arg));
  if (unknown.length > 0) throw new CannotStart(`${unknown.join(' ')} is not understood. --help says what is.`);
}

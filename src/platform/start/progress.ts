/** Tells the person at the terminal what is going on. Always on stderr: stdout belongs to the log and to --json answers. */
export type Say = (line: string) => void;

export const say: Say = line => void process.stderr.write(`${line}\n`);
export const sayNothing: Say = () => undefined;

/** A mistake or a hindrance the person at the terminal can do something about: told in one line, without a stack. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** `Preparing the database … done (1.2 s)`. What takes longer than `silence` is named before it is done, so that nobody thinks it hangs. */
export async function step<T>(tell: Say, what: string, task: () => Promise<T>, silence = 1500): Promise<T> {
  const began = performance.now();
  const isLong = setTimeout(() => tell(`${what} …`), silence);
  try {
    const result = await task();
    tell(`${what} … done (${seconds(began)})`);
    return result;
  } finally {
    clearTimeout(isLong);
  }
}

/** Says why and gives the exit code: a line for what a person can put right, the whole fault for anything else. */
export function explain(fault: unknown): number {
  if (fault instanceof CannotStart) say(fault.message);
  else console.error(fault);
  return 1;
}

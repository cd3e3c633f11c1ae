/** How long people waited for a service, by the referrals to it; null where too few would make it up. */
export type Wait = { daysToAnswer: number | null; daysToStart: number | null; waitingToStart: number | null };

/** By referrals, beside what a service says of itself; null where nothing can be told. */
export function sayWait(wait: Wait | undefined): string | null {
  if (!wait) return null;
  const { daysToAnswer, daysToStart, waitingToStart } = wait;
  const said = [
    daysToAnswer === null ? '' : `half were answered within ${inDays(daysToAnswer)}`,
    daysToStart === null ? '' : `half began within ${inDays(daysToStart)} of a yes`,
    waitingToStart === null ? '' : `${waitingToStart} wait for a place`,
  ].filter(words => words !== '');
  return said.length === 0 ? null : `Of those referred in the last year, ${new Intl.ListFormat('en-GB').format(said)}.`;
}

function inDays(days: number): string {
  const whole = Math.ceil(days);
  return whole === 1 ? '1 day' : `${whole} days`;
}

import { CannotStart } from '#platform/start/progress.ts';

/** Whether web addresses are asked each night: only where the council says so, since it asks other people's servers. */
export function readLinkChecks(environment: Readonly<Record<string, string | undefined>>): { checksLinks: boolean } {
  const said = environment['CHECK_LINKS']?.trim() || 'off';
  if (said !== 'on' && said !== 'off') throw new CannotStart('CHECK_LINKS must be on or off');
  return { checksLinks: said === 'on' };
}

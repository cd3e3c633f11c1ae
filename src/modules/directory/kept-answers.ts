import type { Typed } from '#platform/form.ts';
import type { Kept, KeptInBrowser } from '#platform/route.ts';

/** Half an hour after it was last asked, the browser forgets what was looked for. */
const seconds = 1800;

/** What somebody looks for stands in their own browser, under a name: in no address, no log and no table. */
export function keptUnder(name: string, fields: readonly string[]) {
  const keep = (typed: Typed): KeptInBrowser => {
    const asked = Object.entries(typed).filter(([field, value]) => fields.includes(field) && value !== undefined && value.length > 0);
    return { name, value: asked.length === 0 ? null : JSON.stringify(Object.fromEntries(asked)).slice(0, 2000), seconds };
  };
  /** A cookie may have been written by anybody: what cannot be read is nothing. */
  const read = (kept: Kept): Typed => {
    const value = kept[name];
    if (!value) return {};
    try {
      const parsed: unknown = JSON.parse(value);
      if (typeof parsed !== 'object' || parsed === null) return {};
      const isText = (one: unknown) => typeof one === 'string' || (Array.isArray(one) && one.every(part => typeof part === 'string'));
      return Object.fromEntries(Object.entries(parsed).filter(([field, one]) => fields.includes(field) && isText(one)));
    } catch {
      return {};
    }
  };
  return { keep, read };
}

import type { Typed } from '#platform/form.ts';
import type { Kept, KeptInBrowser } from '#platform/route.ts';
import { searchFields } from './search.form.ts';

/** Half an hour after it was last asked, the browser forgets what was looked for. */
const seconds = 1800;

/** What somebody looks for stands in their own browser: in no address, no log and no table. */
export const keepSearch = (typed: Typed): KeptInBrowser => {
  const asked = Object.entries(typed).filter(([name, value]) => searchFields.includes(name) && value !== undefined && value.length > 0);
  return { name: 'search', value: asked.length === 0 ? null : JSON.stringify(Object.fromEntries(asked)).slice(0, 2000), seconds };
};

/** A cookie may have been written by anybody: what cannot be read is nothing. */
export function keptSearch({ search }: Kept): Typed {
  if (!search) return {};
  try {
    const read: unknown = JSON.parse(search);
    if (typeof read !== 'object' || read === null) return {};
    const isText = (value: unknown) => typeof value === 'string' || (Array.isArray(value) && value.every(one => typeof one === 'string'));
    return Object.fromEntries(Object.entries(read).filter(([name, value]) => searchFields.includes(name) && isText(value)));
  } catch {
    return {};
  }
}

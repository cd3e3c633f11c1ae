/** One thing that differs between two descriptions: `path` says where (places.0.schedules.1.opensAt). */
export type Difference = { path: string; before: string | null; after: string | null };

/** What a reader would find changed, in the order of the later description; ids of nested things are no change. */
export function differencesBetween(before: unknown, after: unknown): Difference[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap(path => {
    const [one, other] = [was.get(path) ?? null, is.get(path) ?? null];
    return one === other ? [] : [{ path, before: one, after: other }];
  });
}

function leavesOf(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return into.set(path, String(value));
  if (typeof value !== 'object' || value === null) return into;
  for (const [key, inner] of Object.entries(value)) if (key !== 'id') leavesOf(inner, path === '' ? key : `${path}.${key}`, into);
  return into;
}

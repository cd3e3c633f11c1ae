import type { DueItem } from '../due.ts';

/** The part somebody has in the help for a family. */
export type Part = 'lead' | 'team' | 'manage';

export const parts: readonly { value: Part; label: string; short: string }[] = [
  { value: 'lead', label: 'I lead', short: 'Lead practitioner' },
  { value: 'team', label: 'I am in the team', short: 'In the team' },
  { value: 'manage', label: 'My team’s', short: 'Allocated to your team' },
];

export type MyFamily = {
  familyId: string;
  episodeId: string;
  planId: string | null;
  name: string;
  reference: string;
  part: Part;
  leadName: string;
  due: readonly DueItem[];
};

/** Families in order of what is due first; those with nothing due come last, by name. */
export function inOrderOfDue(families: readonly MyFamily[]): MyFamily[] {
  return families.toSorted((a, b) => {
    const [first, second] = [a.due[0]?.dueOn, b.due[0]?.dueOn];
    if (first && second) return Temporal.PlainDate.compare(first, second) || a.name.localeCompare(b.name);
    return first ? -1 : second ? 1 : a.name.localeCompare(b.name);
  });
}

export const lateIn = (families: readonly MyFamily[]): number =>
  families.reduce((sum, family) => sum + family.due.filter(item => item.lateness.state === 'late').length, 0);

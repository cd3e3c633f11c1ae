import { openFamily } from '#modules/access/index.ts';
import { oneOf } from '#platform/fields.ts';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { findSocialWorkers, getNameable, type Worker } from './names.queries.ts';

/** As long as social care has for its own assessment (45 working days, Working Together), and some days to write it. */
const readsFor = { weeks: 10 } as const;

/** Whom to hand the record to, so that the family does not tell its story again. */
export const takenOverBy = (socialWorkers: readonly Worker[]) =>
  oneOf({
    label: 'Which social worker reads the record here?',
    hint: `For ${readsFor.weeks} weeks. Leave this out if they do not sign in here. For a sensitive part, name them on the assessment first.`,
    asList: true,
    choices: socialWorkers.map(({ id, name, agencyName }) => ({ value: id, label: `${name}, ${agencyName}` })),
  });

/** Opens the record, as it stands, to the social worker who takes over. */
export async function handOver(work: Work, familyId: string, takenOverById: string | null | undefined): Promise<void> {
  if (!takenOverById) return;
  await getNameable(work, familyId, 'takenOverById', takenOverById);
  if (!(await findSocialWorkers(work)).some(({ id }) => id === takenOverById)) throw invalid({ takenOverById: 'Choose somebody in social care' });
  await openFamily(work, familyId, { accountId: takenOverById }, 'stepped up', work.today.add(readsFor));
}

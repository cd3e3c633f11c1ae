import { getFamily, recordAgreement } from '#modules/people/index.ts';
import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { refusalRecorded } from '../decision.events.ts';
import { mayRecordRefusal } from '../decision.policy.ts';
import { refusalMistakes, type NewRefusal } from '../refusal.ts';
import { addRefusal, findAttempts, findWaitingRefusals } from '../refusal.queries.ts';

/** Records that a family said no, or could not be reached, with a view of the risk; a manager decides what happens. Nothing closes. */
export async function recordRefusal(work: Work, refusal: NewRefusal): Promise<string> {
  work.require(mayRecordRefusal(work.actor));
  const { familyId, kind, words } = refusal;
  await getFamily(work, familyId);
  if ((await findWaitingRefusals(work, familyId)).length > 0) throw new Refusal('conflict', 'A manager has been asked already, and has not decided yet');
  const mistakes = refusalMistakes(refusal, await findAttempts(work, familyId));
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);
  const refusalId = await addRefusal(work, refusal);
  if (kind !== 'missed') await recordAgreement(work, familyId, { given: kind === 'declined' ? 'no' : 'withdrawn', how: words, scope: 'Early help' });
  await work.record(refusalRecorded, { familyId, subjectId: refusalId, details: { refusalId, kind } });
  return refusalId;
}

import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { refusalDecided } from '../decision.events.ts';
import { mayDecideRefusal } from '../decision.policy.ts';
import { choiceMistakes, type ChoiceAfterRefusal } from '../refusal.ts';
import { getRefusal, saveChoice } from '../refusal.queries.ts';

/** A manager decides what happens when a family said no or could not be reached: offer again, close, or consult social care. */
export async function decideRefusal(work: Work, refusalId: string, choice: ChoiceAfterRefusal): Promise<void> {
  const refusal = await getRefusal(work, refusalId);
  work.require(mayDecideRefusal(work.actor, refusal));
  const mistakes = choiceMistakes(choice);
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);
  await saveChoice(work, refusal, { choice: choice.choice, words: choice.words.trim(), consulted: choice.consulted?.trim() ?? null });
  await work.record(refusalDecided, { familyId: refusal.familyId, subjectId: refusal.id, details: { refusalId: refusal.id, choice: choice.choice } });
}

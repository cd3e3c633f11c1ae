import { sendQuestions, type ServiceContent } from '#modules/directory/index.ts';
import { chanceOf } from '../large/chance.ts';
import type { Making } from './make-offer.ts';
import written from './send-answers.json' with { type: 'json' };
import type { Told } from './types.ts';

const answers: Readonly<Record<string, readonly string[]>> = written;

/** Whether the nth telling of a kind is in the local offer, and what it answers: most answer all, some a few, some nothing yet. A third of childcare is in it. */
export function sendOf({ copy }: Making, { send, childcare }: Told, number: number, nth: number): Pick<ServiceContent, 'send'> {
  if (!send && !(childcare && nth % 3 === 0)) return {};
  // What an import brings has no answers.
  if (copy > 0) return { send: { isInLocalOffer: true } };
  const chance = chanceOf(13, number, nth);
  const share = chance.weigh([
    [1, 70],
    [0.5, 20],
    [0, 10],
  ]);
  const said = sendQuestions.flatMap(({ key }) => (chance.is(share) ? [[key, chance.pick(answers[key] ?? [])] as const] : []));
  return { send: { isInLocalOffer: true, ...(said.length > 0 && { answers: Object.fromEntries(said) }) } };
}

import { longText, oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { findModel } from '../linkage-run.queries.ts';
import type { KeptModel } from '../linkage-run.ts';
import { findEarlier, type MatchDecision } from '../match-decisions.queries.ts';
import { answers } from '../match.ts';
import { mayReviewMatches } from '../match.policy.ts';
import { findNextPair, findPair, noteShown, type PairSeen } from '../match.queries.ts';
import { decideMatch, type Deciding } from './decide-match.ts';
import { reviewMatchView } from './review-match.view.ts';

export type MatchShown = { pair: PairSeen; model: KeptModel | null; earlier: readonly MatchDecision[] };

/** A pair with what explains it, and what was said of it before. */
export async function loadMatch(work: Work, pairId: string): Promise<MatchShown> {
  const pair = found(await findPair(work, pairId));
  return { pair, model: await findModel(work, pair.runId), earlier: await findEarlier(work, pair.one, pair.other) };
}

/** For the audit trail: the pair, and whom of the record it told of. */
export const aboutMatch = ({ pair }: MatchShown) => ({ subjectId: pair.id, people: pair.sides.flatMap(({ personId }) => personId ?? []) });

/** Are these two one person? One pair, side by side, with what speaks for it and against. */
export const reviewMatchPage = page({
  name: 'targeting.review-match',
  path: '/data/matches/:pairId',
  title: 'Are these one person?',
  audience: 'workers',
  width: 'full',
  load: async (work, { pairId }) => {
    work.require(mayReviewMatches(work.actor));
    const shown = await loadMatch(work, pairId);
    await noteShown(work, pairId);
    return shown;
  },
  allow: mayReviewMatches,
  about: aboutMatch,
  back: () => ({ href: '/data/matches', text: 'Doubtful matches' }),
  form: form<Deciding>({
    answer: oneOf({
      label: 'Are these one person?',
      missing: 'Select whether these are one person, two people, or you are not sure',
      choices: [
        { value: 'same', label: answers.same },
        { value: 'different', label: answers.different },
        { value: 'not-sure', label: answers['not-sure'], hint: 'They stay two people, and others may look' },
      ],
    }),
    because: longText({
      label: 'Why? (optional)',
      hint: 'For those who look at this later. Do not write what the files do not need to hold.',
      rows: 2,
      max: 1000,
    }),
  }),
  keeps: false,
  show: reviewMatchView,
  submit: async (work, { pair }, deciding) => {
    await decideMatch(work, { pairId: pair.id, one: pair.one, other: pair.other, sureness: pair.sureness, risks: pair.risks, way: 'review' }, deciding);
    const next = await findNextPair(work);
    return { goTo: next ? `/data/matches/${next}` : '/data/matches' };
  },
});

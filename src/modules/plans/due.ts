import { allowanceWords, capital, clockRule, councilWord, due, dueOn, isDrifting, lateness, type ClockKey, type Lateness } from '#modules/council/index.ts';
import { sayDate } from '#platform/date-field.ts';
import type { LatestAssessment } from './assessment-facts.ts';
import type { Episode } from './episode.ts';
import { isStillOpen, type Action, type Doer, type Plan } from './plan.ts';
import { firstReviewOn, latestReviewOn } from './review-date.ts';

/** What is due for a family, when, whose it is and why: `dueOn` is the whole day. */
export type DueItem = {
  familyId: string;
  what: string;
  why: string;
  dueOn: Temporal.PlainDate;
  owner: Doer;
  href: string;
  lateness: Lateness;
};

/** A referral that a service should have answered by a day. */
export type Unanswered = { referralId: string; serviceName: string; answerBy: Temporal.PlainDate };

/** What is known of an open episode, for the clocks. */
export type DueFacts = {
  episode: Episode;
  plan: Plan | null;
  assessment: LatestAssessment | null;
  assessedOn: Temporal.PlainDate | null;
  lastReviewOn: Temporal.PlainDate | null;
  reviewsWithoutProgress: number;
  actions: readonly Action[];
  /** Referrals to services that have no answer yet. */
  unanswered: readonly Unanswered[];
  /** When every clock that ran until then stopped, without a word why. */
  stoppedOn: Temporal.PlainDate | null;
};

type Undated = Omit<DueItem, 'lateness'>;

/** Everything due for one family, the latest first. */
export function dueItems(facts: DueFacts, now: Temporal.Instant): DueItem[] {
  const today = now.toZonedDateTimeISO('Europe/London').toPlainDate();
  if (isStopped(facts)) return [];
  const items = [
    ...assessmentDue(facts),
    ...planDue(facts),
    ...reviewDue(facts),
    ...actionsDue(facts),
    ...referralsDue(facts, today),
    ...driftDue(facts, today),
  ];
  return inOrder(items.map(item => ({ ...item, lateness: lateness(item.dueOn, now) })));
}

/** A review since then starts them again: somebody has looked at the plan with the family. */
function isStopped({ episode, stoppedOn, lastReviewOn }: DueFacts): boolean {
  if (!stoppedOn || Temporal.PlainDate.compare(episode.openedOn, stoppedOn) > 0) return false;
  return !lastReviewOn || Temporal.PlainDate.compare(lastReviewOn, stoppedOn) <= 0;
}

/** By the day it is due, so that what is late stands first, by how late it is. */
export const inOrder = (items: readonly DueItem[]): DueItem[] => items.toSorted((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn));

const lead = ({ episode }: DueFacts): Doer => ({ workerId: episode.leadId });

/** The clock's standard in words: "10 working days after the lead practitioner is named". */
function standard(key: ClockKey): string {
  const rule = clockRule(key);
  return `${capital(allowanceWords(rule))} after ${rule.trigger.charAt(0).toLowerCase()}${rule.trigger.slice(1)}`;
}

function assessmentDue(facts: DueFacts): Undated[] {
  const { episode, assessment, assessedOn } = facts;
  if (assessedOn || assessment?.isFinished) return [];
  const { familyId } = episode;
  return [
    {
      familyId,
      what: assessment ? `Finish the ${councilWord('assessment').one}` : `Start the ${councilWord('assessment').one}`,
      why: standard('assessment-finished'),
      dueOn: assessment?.dueOn ?? dueOn(due(clockRule('assessment-finished'), episode.openedOn)),
      owner: lead(facts),
      href: assessment ? `/assessments/${assessment.assessmentId}` : `/families/${familyId}/assessments/new`,
    },
  ];
}

function planDue(facts: DueFacts): Undated[] {
  const { episode, plan } = facts;
  if (plan && plan.state !== 'drafting' && plan.sharedOn) return [];
  const isAgreed = plan !== null && plan.state !== 'drafting';
  return [
    {
      familyId: episode.familyId,
      what: isAgreed ? 'Give the family their copy of the plan' : 'Agree the plan with the family',
      why: standard('plan-shared'),
      dueOn: dueOn(due(clockRule('plan-shared'), episode.openedOn)),
      owner: lead(facts),
      href: plan ? `/plans/${plan.id}${isAgreed ? '/copies/new' : ''}` : `/episodes/${episode.id}/plan/new`,
    },
  ];
}

function reviewDue(facts: DueFacts): Undated[] {
  const { episode, plan, assessedOn, lastReviewOn } = facts;
  if (!plan || plan.state !== 'agreed' || !plan.agreedOn) return [];
  const byClock = lastReviewOn ? latestReviewOn(lastReviewOn) : firstReviewOn(assessedOn, plan.agreedOn);
  return [
    {
      familyId: episode.familyId,
      what: lastReviewOn ? 'Review the plan' : 'Review the plan for the first time',
      why: episode.nextReviewOn
        ? `The day set ${lastReviewOn ? 'at the last review' : 'when the plan was agreed'}`
        : standard(lastReviewOn ? 'later-review' : 'first-review'),
      dueOn: episode.nextReviewOn ?? byClock,
      owner: lead(facts),
      href: `/plans/${plan.id}/reviews/new`,
    },
  ];
}

const actionsDue = ({ episode, actions }: DueFacts): Undated[] =>
  actions.filter(isStillOpen).map(action => ({
    familyId: episode.familyId,
    what: action.what,
    why: action.state === 'stuck' ? 'Agreed in the plan. It is stuck' : 'Agreed in the plan',
    dueOn: action.byWhen,
    owner: action.doer,
    href: `/actions/${action.id}/update`,
  }));

/** Until then it is the service's to answer; afterwards, the lead practitioner's to ask. */
const referralsDue = (facts: DueFacts, today: Temporal.PlainDate): Undated[] =>
  facts.unanswered
    .filter(({ answerBy }) => Temporal.PlainDate.compare(answerBy, today) < 0)
    .map(({ referralId, serviceName, answerBy }) => ({
      familyId: facts.episode.familyId,
      what: `Ask ${serviceName} about the referral`,
      why: standard('referral-answered'),
      dueOn: answerBy,
      owner: lead(facts),
      href: `/referrals/${referralId}`,
    }));

/** A plan that is open too long, or reviewed again and again without progress, is for a manager to look at. */
function driftDue(facts: DueFacts, today: Temporal.PlainDate): Undated[] {
  const { episode, plan, reviewsWithoutProgress, lastReviewOn } = facts;
  if (!isDrifting({ startedOn: episode.openedOn, reviewsWithoutProgress }, today)) return [];
  const openUntil = dueOn(due(clockRule('open-too-long'), episode.openedOn));
  const isTooLong = Temporal.PlainDate.compare(today, openUntil) > 0;
  return [
    {
      familyId: episode.familyId,
      what: 'A manager looks at why this plan drifts',
      why: isTooLong ? `Open since ${sayDate(episode.openedOn)}` : `${reviewsWithoutProgress} reviews without progress`,
      dueOn: isTooLong ? openUntil : (lastReviewOn ?? today),
      owner: { words: 'Team manager' },
      href: plan ? `/plans/${plan.id}` : `/families/${episode.familyId}`,
    },
  ];
}

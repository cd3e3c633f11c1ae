import { clockRule, due, dueOn, findLevelOfNeed, isForSocialCare, needsTeam } from '#modules/council/index.ts';
import type { Mistakes } from '#platform/form.ts';
import { dayInLondon } from '#platform/work.ts';
import { isPublicSender, type SafeContact, type SupportRequest } from './request.ts';

/** The outcomes of a contact, in the codes of the code list "contact-outcome". */
export const outcomeCodes = ['csc', 'eh', 'advice', 'nfa', 'other'] as const;
export type OutcomeCode = (typeof outcomeCodes)[number];

/** That social care was told: by whom it was heard there, and when. */
export type SocialCareTold = { whom: string; at: Temporal.Instant };

/** What the front door decides about a request. `feedback` is what its sender reads; `reason` stays in the record. */
export type NewDecision = {
  level: string;
  outcome: OutcomeCode;
  reason: string;
  feedback?: string | null;
  leadId?: string | null;
  teamId?: string | null;
  socialCare?: SocialCareTold | null;
  /** What was advised, and which services were named; for "other", what happens instead. */
  advised?: string | null;
};

/** How the sender can hear of it: in their own account, by a way they said is safe, or not at all. */
export type Reach = 'account' | 'safe contact' | 'none';

export function reachOf({ who, safeContact }: Pick<SupportRequest, 'who' | 'safeContact'>): Reach {
  if (!isPublicSender(who)) return 'account';
  return safeContact && safeContact.ways.length > 0 ? 'safe contact' : 'none';
}

/** What a rule needs to know of a request that is being decided. */
export type Deciding = Pick<SupportRequest, 'sentAt' | 'isDanger' | 'isSignificantHarm' | 'familyId' | 'who' | 'safeContact'>;

/** What is still missing from a decision, or does not fit together, beside the question it is about. Nothing: it may be made. */
export function decisionMistakes(decision: NewDecision, request: Deciding, now: Temporal.Instant): Mistakes {
  const { outcome, socialCare = null } = decision;
  const level = findLevelOfNeed(decision.level);
  const mistakes: Record<string, string> = {};
  if (!level) mistakes['level'] = 'Select the level of need';
  if (decision.reason.trim() === '') mistakes['reason'] = 'Enter why you decided this';
  if (level && isForSocialCare(level) && outcome !== 'csc' && outcome !== 'other')
    mistakes['outcome'] = 'At this level social care decides. Select children’s social care, or a lower level';
  if (outcome === 'eh') Object.assign(mistakes, earlyHelpMistakes(decision, request, level !== undefined && needsTeam(level)));
  if ((outcome === 'advice' || outcome === 'other') && !decision.advised?.trim())
    mistakes[outcome === 'advice' ? 'advised' : 'instead'] = outcome === 'advice' ? 'Enter what you advised' : 'Enter what happens instead';
  if (needsSocialCare(outcome, request) && !socialCare) mistakes['toldWhom'] = 'Enter who in social care you told';
  if (socialCare) Object.assign(mistakes, toldMistakes(socialCare, request, now));
  if (reachOf(request) !== 'none' && !decision.feedback?.trim()) mistakes['feedback'] = 'Enter what the sender will be told';
  return mistakes;
}

/** A child who may be harmed is never only advised about: social care hears of it, whatever the front door decides. */
export const needsSocialCare = (outcome: OutcomeCode, request: Pick<Deciding, 'isSignificantHarm' | 'isDanger'>): boolean =>
  outcome === 'csc' || request.isSignificantHarm || request.isDanger;

function earlyHelpMistakes({ leadId, teamId }: NewDecision, { familyId }: Deciding, isTeamLevel: boolean): Mistakes {
  if (familyId === null) return { outcome: 'Say who this family is before you choose early help. Use “Who is this about?”' };
  if (leadId || teamId) return {};
  return {
    leadId: isTeamLevel
      ? 'This level needs a team around the family. Select a lead practitioner, or the team that will name one'
      : 'Select who will help the family, or their team',
  };
}

function toldMistakes({ whom, at }: SocialCareTold, { sentAt }: Deciding, now: Temporal.Instant): Mistakes {
  if (whom.trim() === '') return { toldWhom: 'Enter who in social care you told' };
  if (Temporal.Instant.compare(at, now) > 0) return { toldTime: 'The time you told social care must be in the past' };
  return Temporal.PlainDate.compare(dayInLondon(at), dayInLondon(sentAt)) < 0
    ? { toldTime: 'The time you told social care must be after the request came' }
    : {};
}

/** Social care is told on the day a request with harm in it comes, or on the next working day if it came out of hours. */
export const wasToldInTime = (request: Pick<Deciding, 'sentAt'>, told: SocialCareTold): boolean =>
  Temporal.PlainDate.compare(dayInLondon(told.at), dueOn(due(clockRule('safeguarding-referral'), request.sentAt))) < 0;

/** How a sender without an account was told, by a person who says how and when. */
export const waysOfTelling = { phone: 'Spoke on the phone', 'in-person': 'In person', text: 'Text message', email: 'Email', post: 'Letter' } as const;
export type WayOfTelling = keyof typeof waysOfTelling;
export type Told = { how: WayOfTelling; at: Temporal.Instant };

/** The ways that are safe by the sender's own words. Somebody they trust may be rung for them; meeting them is always possible. */
export function safeTelling(safeContact: SafeContact | null): WayOfTelling[] {
  const ways = safeContact?.ways ?? [];
  return (Object.keys(waysOfTelling) as WayOfTelling[]).filter(
    way => way === 'in-person' || ways.includes(way) || (way === 'phone' && ways.includes('through-somebody')),
  );
}

/** What stands between a request and its end. The sender hears back, or a manager has written down why that cannot be. */
export type Ending = { isDecided: boolean; toldAt: Temporal.Instant | null; unanswerableBecause: string | null };

export type EndingState = 'to decide' | 'to tell' | 'closed';

export const endingState = ({ isDecided, toldAt, unanswerableBecause }: Ending): EndingState =>
  !isDecided ? 'to decide' : toldAt === null && !unanswerableBecause?.trim() ? 'to tell' : 'closed';

export const mayEnd = (ending: Ending): boolean => endingState(ending) === 'closed';

/** Mistakes in how the sender is said to have been told. What they did not say is safe is not offered, and not taken. */
export function tellingMistakes(
  told: Told,
  { decidedAt, safeContact }: { decidedAt: Temporal.Instant; safeContact: SafeContact | null },
  now: Temporal.Instant,
): Mistakes {
  if (!safeTelling(safeContact).includes(told.how)) return { how: 'They did not say that this is safe. Tell them another way' };
  if (Temporal.Instant.compare(told.at, now) > 0) return { toldTime: 'The time you told them must be in the past' };
  return Temporal.Instant.compare(told.at, decidedAt) < 0 ? { toldTime: 'The time you told them must be after the decision' } : {};
}

import type { Referral, ReferralWords, Said, Sensitive } from './referral.ts';
import type { Mistakes } from '#platform/form.ts';

/** Somebody who may be referred, as the service would know them. */
export type Candidate = { id: string; name: string; age: string; isUnborn: boolean };

export const labelOf = ({ name, age }: Candidate): string => `${name}, ${age}`;

/** What a referral is written about, as the plan or the request that leads to it knows it. */
export type ReferralAbout = {
  familyId: string | null;
  requestId: string | null;
  actionId: string | null;
  serviceId: string;
  candidates: readonly Candidate[];
  /** The topic of the action, if it is for those named only. */
  sensitive: Sensitive | null;
  /** Nobody knows yet whether the family may safely be written or rung to: the service goes through whoever refers. */
  onlyThroughReferrer: boolean;
};

/** What the family said to being referred. */
export type Answer = 'yes' | 'no' | 'themselves';

export type NewReferral = {
  answer: Answer;
  personIds: readonly string[];
  why: string | null;
  asks: string | null;
  reach: 'family' | 'referrer' | null;
  contact: string | null;
  said: Said;
};

/** When the family last said no to this service, or to help at all. */
export type SaidNo = { toServiceOn: Temporal.PlainDate | null; toHelpOn: Temporal.PlainDate | null };

/** What is missing, or may not be, beside the question it is about. */
export function referralMistakes(about: ReferralAbout, given: NewReferral, saidNo: SaidNo, today: Temporal.PlainDate): Mistakes {
  const mistakes: Record<string, string> = {};
  const { said, answer } = given;
  if (said.byId === null && !said.by?.trim()) mistakes['byId'] = 'Say who said so';
  if (said.byId !== null && !about.candidates.some(({ id }) => id === said.byId)) mistakes['byId'] = 'Choose somebody of this family';
  if (Temporal.PlainDate.compare(said.on, today) > 0) mistakes['onDay'] = 'The day must be today or in the past';
  if (answer === 'yes') Object.assign(mistakes, contentMistakes(about, given), agreementMistakes(said, saidNo));
  return mistakes;
}

function contentMistakes({ candidates, sensitive, onlyThroughReferrer }: ReferralAbout, { personIds, why, asks, reach, contact }: NewReferral): Mistakes {
  const mistakes: Record<string, string> = {};
  const chosen = candidates.filter(({ id }) => personIds.includes(id));
  if (chosen.length === 0 || chosen.length < personIds.length) mistakes['personIds'] = 'Choose who it is for';
  if (chosen.some(({ isUnborn }) => isUnborn) && sensitive !== null && sensitive !== 'pregnancy')
    mistakes['personIds'] = 'Leave the unborn child out: this action is about something else that only those named for it may read';
  if (!why?.trim()) mistakes['why'] = 'Enter why they need it';
  if (!asks?.trim()) mistakes['asks'] = 'Enter what you ask the service to do';
  if (reach === null) mistakes['reach'] = 'Select how the service reaches the family';
  if (reach === 'family' && onlyThroughReferrer)
    mistakes['reach'] = 'Nobody has confirmed a safe way to reach this family. The service can reach them only through you';
  if (reach === 'family' && !contact?.trim()) mistakes['contact'] = 'Enter how the service can reach the family safely';
  return mistakes;
}

/** A no holds until somebody asks again: an agreement from before it is none. */
function agreementMistakes({ on }: Said, { toServiceOn, toHelpOn }: SaidNo): Mistakes {
  const isBefore = (day: Temporal.PlainDate | null) => day !== null && Temporal.PlainDate.compare(on, day) < 0;
  if (isBefore(toServiceOn)) return { onDay: 'They said no to this service after that day. Ask them again, and give the day they agreed' };
  return isBefore(toHelpOn) ? { onDay: 'The family said no to being helped after that day. Ask them again, and give the day they agreed' } : {};
}

/** What is kept of a referral as it was written; the words only if it is to be sent. */
export function referralWords({ candidates }: ReferralAbout, { answer, personIds, why, asks, reach, contact }: NewReferral): ReferralWords | null {
  if (answer !== 'yes' || why === null || asks === null || reach === null) return null;
  const who = candidates.filter(({ id }) => personIds.includes(id)).map(labelOf);
  return { who, why, asks, reach, contact: reach === 'family' ? contact : null };
}

/** Who said so, by name, for a service that does not know the record. */
export const saidAsKept = ({ candidates }: ReferralAbout, { said }: NewReferral): Said => ({
  ...said,
  by: candidates.find(({ id }) => id === said.byId)?.name ?? said.by,
});

export const topicOf = ({ candidates, sensitive, familyId }: ReferralAbout, { answer, personIds }: NewReferral): Sensitive | null => {
  if (familyId === null) return null;
  const namesUnborn = answer === 'yes' && candidates.some(({ id, isUnborn }) => isUnborn && personIds.includes(id));
  return sensitive ?? (namesUnborn ? 'pregnancy' : null);
};

/** The details of an event about a referral: its topic goes with it, so that only those named for it read it. */
export const aboutReferral = ({ id, sensitive }: Pick<Referral, 'id' | 'sensitive'>) => ({ referralId: id, ...(sensitive && { sensitive }) });

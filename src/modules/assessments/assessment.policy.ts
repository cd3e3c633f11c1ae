import { has, mayBecause } from '#modules/access/index.ts';
import type { SensitiveTopic } from '#modules/forms/index.ts';
import type { Actor } from '#platform/actor.ts';
import { no, yes, type Decision } from '#platform/decision.ts';
import type { Assessment } from './assessment.ts';

// Each of these is about a family the actor can already see.

export const mayStartAssessment = (actor: Actor): Decision =>
  mayBecause(actor, 'work-with-families', 'Only somebody who works with families can start an assessment');

export const mayWriteAssessment = (actor: Actor): Decision =>
  mayBecause(actor, 'work-with-families', 'Only somebody who works with families can write an assessment');

export const mayReadAssessment = (actor: Actor): Decision =>
  has(actor, 'work-with-families') || has(actor, 'sign-off') || has(actor, 'audit')
    ? yes
    : no('Only somebody who works with the family can read its assessment');

export const maySignOff = (actor: Actor, assessment: Assessment, writers: readonly string[]): Decision => {
  if (!has(actor, 'sign-off')) return no('Only a manager or coordinator can sign off an assessment');
  const wroteIt = [assessment.startedBy, assessment.finishedBy, ...writers].includes(actor.id);
  return wroteIt ? no('Somebody who did not write the assessment signs it off') : yes;
};

export type NamedReader = { topic: string; workerId: string; isNow: boolean };

export const isNamedFor = (actor: Actor, topic: SensitiveTopic, readers: readonly NamedReader[]): boolean =>
  readers.some(reader => reader.topic === topic && reader.workerId === actor.id && reader.isNow);

/** Topics with somebody named for them belong to those named; a topic that nobody was ever named for may be begun by whoever started the assessment. */
export function openTopics(
  actor: Actor,
  assessment: Pick<Assessment, 'startedBy'>,
  readers: readonly NamedReader[],
  topics: readonly SensitiveTopic[],
): ReadonlySet<SensitiveTopic> {
  const nobodys = (topic: SensitiveTopic) => !readers.some(reader => reader.topic === topic);
  return new Set(topics.filter(topic => isNamedFor(actor, topic, readers) || (actor.id === assessment.startedBy && nobodys(topic))));
}

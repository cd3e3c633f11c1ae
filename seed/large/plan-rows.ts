import { dayText, momentText } from './days.ts';
import type { LargeEpisode, LargeFamily } from './family.ts';
import type { Making } from './making.ts';
import words from './words.json' with { type: 'json' };

const outcomeNeeds = ['1.1', '1.3', '2.1', '3.2', '5.4', '8.1', '9.2'];

/** The plan with its needs, actions, first meeting and reviews; agreed twelve days after early help began. */
export function writePlan(making: Making, family: LargeFamily, episode: LargeEpisode): void {
  const { write, part, today } = making;
  const { chance } = family;
  const { lead, endDay } = episode;
  const day = Math.min(episode.day + 12, endDay ?? today, today);
  const id = part(day);
  const isAgreed = episode.day + 12 < today;
  const parent = family.people[0]!;
  const state = endDay !== null ? 'closed' : isAgreed ? 'agreed' : 'drafting';
  write('plans.plan', id, episode.id, family.id, state, dayText(day), state === 'drafting' ? null : dayText(day), state === 'drafting' ? [] : [parent.id]);
  making.happened(day, 240, lead.id, 'plans.plan-started', family.id, id, { planId: id });
  const goals = Array.from({ length: chance.between(2, 4) }, (_, place) => writeGoal(making, family, episode, id, day, place + 1));
  if (state === 'drafting') return;
  making.happened(day, 250, lead.id, 'plans.plan-agreed', family.id, id, { goals: goals.length, actions: goals.length, planId: id });
  const meetingId = writeMeeting(making, family, episode, id, day, 'first');
  making.happened(day, 260, lead.id, 'plans.meeting-recorded', family.id, meetingId, { kind: 'first', meetingId });
  for (let on = day + 42; on < (endDay ?? today); on += 91) writeReview(making, family, episode, id, on, goals);
}

function writeGoal(making: Making, family: LargeFamily, { lead, team, endDay }: LargeEpisode, planId: string, day: number, place: number): string {
  const { write, part, today } = making;
  const { chance } = family;
  const id = part(day);
  const isMet = endDay !== null && chance.is(0.7);
  const child = family.people.find(person => person.isChild);
  const outcomeNeed = chance.pick(outcomeNeeds);
  write(
    'plans.goal',
    id,
    planId,
    family.id,
    child ? [child.id] : [],
    chance.pick(words.worries),
    outcomeNeed,
    chance.pick(words.wants),
    chance.between(1, 6),
    place,
    isMet ? 'met' : 'open',
  );
  making.happened(day, 241, lead.id, 'plans.goal-added', family.id, id, { goalId: id, outcomeNeed });
  for (let count = chance.between(1, 3); count > 0; count -= 1) {
    const actionId = part(day);
    const byDay = day + chance.between(7, 60);
    const doer = chance.is(0.5) ? lead : chance.pick([lead, ...team]);
    const doneDay = Math.min(byDay + chance.between(-5, 5), endDay ?? today);
    const isDone = endDay !== null || (byDay < today && chance.is(0.85));
    write(
      'plans.action',
      actionId,
      id,
      planId,
      family.id,
      chance.pick(words.does),
      doer.id,
      dayText(byDay),
      isDone ? 'done' : 'to do',
      isDone ? dayText(doneDay) : null,
    );
    making.happened(day, 242, lead.id, 'plans.action-added', family.id, actionId, { goalId: id, actionId });
    if (!isDone) continue;
    write('plans.action_update', part(doneDay), actionId, family.id, 'done', 'Done together.', doer.id, momentText(doneDay, 100));
    making.happened(doneDay, 100, doer.id, 'plans.action-updated', family.id, actionId, { state: 'done', actionId });
  }
  return id;
}

function writeMeeting(
  { write, part }: Making,
  family: LargeFamily,
  { lead, team }: LargeEpisode,
  planId: string,
  day: number,
  kind: 'first' | 'review',
): string {
  const id = part(day);
  write('plans.meeting', id, planId, family.id, kind, dayText(day), 'Everybody said how it goes. The plan is as written.', lead.id, momentText(day, 260));
  write('plans.meeting_person', part(day), id, family.id, null, family.people[0]!.id, true);
  for (const worker of [lead, ...team]) write('plans.meeting_person', part(day), id, family.id, worker.id, null, family.chance.is(0.85));
  return id;
}

function writeReview(making: Making, family: LargeFamily, episode: LargeEpisode, planId: string, day: number, goals: readonly string[]): void {
  const { write, part } = making;
  const { chance } = family;
  const { lead } = episode;
  const id = part(day);
  const meetingId = writeMeeting(making, family, episode, planId, day, 'review');
  write(
    'plans.review',
    id,
    planId,
    family.id,
    meetingId,
    dayText(day),
    'carry-on',
    'Mornings are better. Money is still hard.',
    dayText(day + 91),
    true,
    lead.id,
    momentText(day, 280),
  );
  for (const goalId of goals) write('plans.review_progress', id, goalId, family.id, chance.pick(['better', 'same', 'better', 'worse']), chance.between(3, 9));
  making.happened(day, 280, lead.id, 'plans.plan-reviewed', family.id, id, { outcome: 'carry-on', reviewId: id, hasProgress: true });
}

import { dayText, momentText } from './days.ts';
import type { LargeEpisode, LargeFamily, LargeRequest } from './family.ts';
import type { Making } from './making.ts';
import { writePlan } from './plan-rows.ts';
import words from './words.json' with { type: 'json' };

/** Early help for a family: who leads, who helps, the assessment, the plan, and how it ended. */
export function writeEpisode(making: Making, family: LargeFamily, request: LargeRequest, episode: LargeEpisode): void {
  const { write, part, council } = making;
  const { id, day, endDay, lead } = episode;
  const team = council.teams[episode.teamNumber]!;
  const ends = endDay === null ? null : dayText(endDay);
  const nextReview = endDay === null ? dayText(nextReviewDay(day, making.today)) : null;
  write(
    'plans.episode',
    ...[id, family.id, dayText(day), 'School, health and home all have a part in it', request.level, lead.id, request.id, team.id],
    ...[endDay === null ? 'open' : 'closed', ends, endDay === null ? null : 'support', nextReview],
  );
  making.happened(day, 420, request.officer.id, 'plans.episode-opened', family.id, id, { level: request.level, leadId: lead.id, episodeId: id });
  write('access.family_access', part(day), family.id, lead.id, null, 'lead practitioner', dayText(day), ends);
  write('access.family_access', part(day), family.id, null, team.id, 'allocated team', dayText(day), ends);
  making.happened(day, 421, request.officer.id, 'access.family-opened', family.id, lead.id, { to: lead.id, because: 'lead practitioner' });
  for (const member of episode.team) {
    const memberId = part(day);
    write('plans.team_member', memberId, id, family.id, member.id, member.jobTitle, dayText(day), ends);
    write('access.family_access', part(day), family.id, member.id, null, 'team around the family', dayText(day), ends);
    making.happened(day, 430, lead.id, 'plans.team-joined', family.id, memberId, { memberId, workerId: member.id });
  }
  writeAssessment(making, family, request, episode);
  writePlan(making, family, episode);
  if (endDay === null) return;
  write(
    'plans.closure',
    part(endDay),
    id,
    family.id,
    'closed',
    'support',
    'What the family wanted is met, and they know the way back.',
    dayText(endDay),
    lead.id,
    momentText(endDay, 300),
  );
  making.happened(endDay, 300, lead.id, 'plans.plan-closed', family.id, id, { reason: 'support', episodeId: id });
}

/** The first review six weeks after the plan began, then every three months. */
export function nextReviewDay(day: number, today: number): number {
  const first = day + 12 + 42;
  return first > today ? first : first + (Math.floor((today - first) / 91) + 1) * 91;
}

const familySections = ['family-relationships', 'home-money-work', 'parenting'] as const;
const childSections = ['child-learning', 'child-feelings'] as const;

function writeAssessment(making: Making, family: LargeFamily, request: LargeRequest, { day, endDay, lead, teamNumber }: LargeEpisode): void {
  const { write, part } = making;
  const id = part(day);
  const finishDay = day + 12;
  const isFinished = finishDay < making.today;
  const manager = making.council.teams[teamNumber]!.managerId;
  const finished = isFinished ? [request.level, lead.id, momentText(finishDay, 200), manager, momentText(finishDay + 1, 200)] : [null, null, null, null, null];
  write(
    'assessments.assessment',
    ...[
      id,
      family.id,
      'early-help-assessment',
      1,
      'Agreed with the family when early help began',
      request.id,
      lead.id,
      momentText(day + 1, 60),
      dayText(day + 14),
    ],
    ...[isFinished ? 'signed-off' : endDay === null ? 'writing' : 'signed-off', ...finished],
  );
  making.happened(day + 1, 60, lead.id, 'assessments.started', family.id, id, { form: 'early-help-assessment', version: 1, assessmentId: id });
  for (const section of familySections) writeSection(making, family, id, day + 3, lead.id, section, null);
  for (const child of family.people.filter(person => person.isChild))
    for (const section of childSections) writeSection(making, family, id, day + 5, lead.id, section, child.id);
  if (!isFinished) return;
  making.happened(finishDay, 200, lead.id, 'assessments.finished', family.id, id, { level: request.level, assessmentId: id });
  making.happened(finishDay + 1, 200, manager, 'assessments.signed-off', family.id, id, { assessmentId: id });
}

function writeSection(making: Making, family: LargeFamily, assessmentId: string, day: number, writer: string, section: string, personId: string | null): void {
  const { chance } = family;
  const on = Math.min(day, making.today);
  const score = chance.between(1, 5);
  const answers = { [`${section}-strengths`]: chance.pick(words['going well']), [`${section}-needs`]: chance.pick(words.worries), [`${section}-score`]: score };
  const id = making.part(on);
  making.write('assessments.section', id, assessmentId, family.id, section, personId, answers, true, writer, momentText(on, 120));
  making.write(
    'assessments.score',
    making.part(on),
    family.id,
    personId,
    `${section}-score`,
    score,
    1,
    5,
    dayText(on),
    'assessment',
    assessmentId,
    writer,
    momentText(on, 120),
  );
  making.happened(on, 120, writer, 'assessments.section-written', family.id, id, { isDone: true, section, personId, assessmentId });
}

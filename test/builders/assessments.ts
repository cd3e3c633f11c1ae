import { openFamily } from '#modules/access/index.ts';
import { findSection, finishAssessment, startAssessment, writeSection, type NewAssessment } from '#modules/assessments/index.ts';
import type { Answers } from '#modules/forms/index.ts';
import { addPerson, openFamilyRecord, type NewPerson } from '#modules/people/index.ts';
import type { Person, World } from '#test/world.ts';

type Member = NewPerson & { id: string };
export type AssessedFamily = { id: string; mina: Member; rosa: Member; jude: Member };

/** A mother and two children, whom these workers see: the first as lead practitioner, the others as the team around the family. */
export async function aFamily(world: World, workers: readonly Person[]): Promise<AssessedFamily> {
  const frontDoor = await world.worker('Flo Marsh', { roles: ['front-door-officer'], agency: 'Fernshire County Council' });
  const people = {
    mina: { givenName: 'Mina', familyName: 'Bramble', bornOn: day('1991-02-03'), isChild: false },
    rosa: { givenName: 'Rosa', familyName: 'Bramble', bornOn: day('2018-05-04'), isChild: true },
    jude: { givenName: 'Jude', familyName: 'Bramble', bornOn: day('2024-11-20'), isChild: true },
  };
  return world.doAs(frontDoor, async work => {
    const id = await openFamilyRecord(work, { name: 'Bramble', because: 'front door' });
    const add = async (person: NewPerson) => ({ ...person, id: await addPerson(work, id, person) });
    const family = { id, mina: await add(people.mina), rosa: await add(people.rosa), jude: await add(people.jude) };
    for (const [i, worker] of workers.entries()) await openFamily(work, id, { accountId: worker.id }, i === 0 ? 'lead practitioner' : 'team around the family');
    return family;
  });
}

const day = (text: string) => Temporal.PlainDate.from(text);

export const beginAssessment = (world: World, who: Person, family: { id: string }, more: Partial<NewAssessment> = {}) =>
  world.doAs(who, work => startAssessment(work, { familyId: family.id, reason: 'Rosa is often late for school.', ...more }));

/** Writes a section over whatever it says now. */
export const write = (world: World, who: Person, assessment: { id: string }, section: string, answers: Answers, about: { id: string } | null = null) =>
  world.doAs(who, async work => {
    const place = { assessmentId: assessment.id, section, personId: about?.id ?? null };
    await writeSection(work, { ...place, answers, version: (await findSection(work, place))?.version ?? 0 });
  });

/** Writes all that an assessment cannot be finished without. */
export async function writeEnough(world: World, who: Person, assessment: { id: string }, { rosa, jude }: AssessedFamily): Promise<void> {
  await write(world, who, assessment, 'parenting', { 'parenting-strengths': 'Mina reads with both children every night.' });
  await write(world, who, assessment, 'child-voice', { 'voice-words': 'I like it when Mum is not tired.', 'voice-who-may-read': 'family' }, rosa);
  await write(world, who, assessment, 'child-voice', { 'voice-words': 'Jude smiled and reached for Mina.', 'voice-who-may-read': 'team' }, jude);
  await write(world, who, assessment, 'analysis', analysis);
}

export const analysis = {
  'why-now': 'Rosa has missed a day each week since Christmas.',
  impact: 'Rosa is tired and worries about her mum.',
  'level-of-need': 'complex',
  'level-of-need-why': 'School, health and housing all have a part in it.',
};

export const finish = (world: World, who: Person, assessment: { id: string; version: number }) =>
  world.doAs(who, work => finishAssessment(work, { assessmentId: assessment.id, version: assessment.version }));

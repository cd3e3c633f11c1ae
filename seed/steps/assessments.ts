import { findSection, finishAssessment, getAssessment, returnToWriter, signOff, startAssessment, writeSection } from '#modules/assessments/index.ts';
import { getNewestVersion, questionsOf, type Answers } from '#modules/forms/index.ts';
import type { Work } from '#platform/work.ts';
import type { Domain, Sensitive } from '../fernshire/steps.ts';
import { familyOf, idOf, type Told, type Teller } from '../telling.ts';
import { nameReaders, tellAgreement } from './records.ts';
import { personIn } from './requests.ts';

/** Which section of the form a story's domain is written in, and whether it is asked of each person. */
const sections: Record<Domain, { section: string; prefix: string; per: 'family' | 'child' | 'adult' }> = {
  'family-relationships': { section: 'family-relationships', prefix: 'family-relationships', per: 'family' },
  'home-money-work': { section: 'home-money-work', prefix: 'home-money-work', per: 'family' },
  parenting: { section: 'parenting', prefix: 'parenting', per: 'family' },
  community: { section: 'community', prefix: 'community', per: 'family' },
  safety: { section: 'safety', prefix: 'safety', per: 'family' },
  'health-child': { section: 'child-health', prefix: 'child-health', per: 'child' },
  learning: { section: 'child-learning', prefix: 'child-learning', per: 'child' },
  'feelings-behaviour': { section: 'child-feelings', prefix: 'child-feelings', per: 'child' },
  'health-adult': { section: 'adult-health', prefix: 'adult-health', per: 'adult' },
};

export const start: Teller<'start-assessment'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    await tellAgreement(work, telling, told, step.agreement);
    const { id } = await startAssessment(work, { familyId: familyOf(told), reason: 'Agreed with the family when early help began' });
    told.assessmentId = id;
  });

export const section: Teller<'write-section'> = async (telling, told, step, at) => {
  const topic = topicOf(step);
  if (topic) await nameReaders(telling, told, topic, [step.by, ...(step.mayRead ?? [])], at);
  await telling.as(step.by, at, async work => {
    for (const { section: key, personId, answers } of placesOf(told, step)) await write(work, told, key, personId, answers);
  });
};

type Written = Parameters<typeof section>[2];

type Place = { section: string; personId: string | null; answers: Answers };

function placesOf(told: Told, step: Written): Place[] {
  const { domain, sensitive } = step;
  const all = [step.strengths, step.needs].filter(Boolean).join('\n\n');
  if (sensitive === 'offences') return aboutEach(told, step, 'person', 'offences', { 'offences-known': all });
  if (sensitive === 'pregnancy') return aboutEach(told, step, 'adult', 'pregnancy', { 'pregnancy-support': all });
  const isMind = sensitive === 'mental-health' && domain === 'health-adult';
  const { section, prefix, per } = isMind ? { section: 'adult-mental-health', prefix: 'adult-mental-health', per: 'adult' as const } : sections[domain];
  const answers = { [`${prefix}-strengths`]: step.strengths, [`${prefix}-needs`]: step.needs, [`${prefix}-score`]: step.score };
  return per === 'family' ? [{ section, personId: null, answers }] : aboutEach(told, step, per, section, answers);
}

function aboutEach(told: Told, { about }: Written, per: 'child' | 'adult' | 'person', section: string, answers: Answers): Place[] {
  const asked = about
    .map(key => personIn(told, key))
    .filter(person => !('dueInDays' in person.born) && (per === 'person' || person.isChild === (per === 'child')));
  return asked.map(({ key }) => ({ section, personId: idOf(told.people, key), answers }));
}

const topicOf = ({ domain, sensitive }: Written): Sensitive | null => sensitive ?? (domain === 'safety' ? 'abuse' : null);

/** Adds answers to a section as somebody typing more into it would. */
async function write(work: Work, told: Told, key: string, personId: string | null, answers: Answers): Promise<void> {
  const assessmentId = assessmentOf(told);
  const before = await findSection(work, { assessmentId, section: key, personId });
  await writeSection(work, { assessmentId, section: key, personId, answers: { ...before?.answers, ...answers }, version: before?.version ?? 0 });
}

export const voice: Teller<'write-voice'> = (telling, told, step, at) =>
  telling.as(step.by, at, work => {
    if (!personIn(told, step.person).isChild) return write(work, told, 'adult-views', idOf(told.people, step.person), { 'adult-view-hopes': step.words });
    return write(work, told, 'child-voice', idOf(told.people, step.person), {
      'voice-space': step.how,
      'voice-words': step.words,
      'voice-audience': step.mayHear,
      ...(step.changed && { 'voice-influence': step.changed }),
      ...(step.toldBack && { 'voice-told-back': 'yes', 'voice-told-back-words': step.toldBack }),
      'voice-who-may-read': 'team',
    });
  });

export const scale: Teller<'write-scale'> = (telling, told, step, at) =>
  telling.as(step.by, at, work =>
    write(work, told, 'scale', idOf(told.people, step.person), { 'how-things-are': step.score, ...(step.words && { 'how-things-are-why': step.words }) }),
  );

const levels = { 1: 'universal', 2: 'additional', 3: 'complex', 4: 'statutory' } as const;

export const finish: Teller<'finish-assessment'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    await writeNeeds(work, told, step.needs);
    await write(work, told, 'whole-picture', null, {
      'going-well': step.workingWell,
      'worried-about': step.worriedAbout,
      'needs-to-happen': step.needsToHappen,
    });
    await write(work, told, 'analysis', null, { 'why-now': step.worriedAbout, 'level-of-need': levels[step.level], 'level-of-need-why': step.needsToHappen });
    const assessmentId = assessmentOf(told);
    const { version } = await getAssessment(work, assessmentId);
    const children = told.story.people.filter(person => person.isChild && told.people.has(person.key) && !('dueInDays' in person.born));
    const wordsMissing = children.map(child => ({ personId: idOf(told.people, child.key), reason: 'Not seen alone yet; a visit is planned' }));
    const unheard = [];
    for (const missing of wordsMissing) {
      const heard = await findSection(work, { assessmentId, section: 'child-voice', personId: missing.personId });
      if (!heard?.answers['voice-words']) unheard.push(missing);
    }
    await finishAssessment(work, { assessmentId, version, wordsMissing: unheard });
  });

/** The needs that were found, under the person whose they are. Those that belong to a sensitive part are said in its own words only. */
async function writeNeeds(work: Work, told: Told, needs: Parameters<typeof finish>[2]['needs']): Promise<void> {
  const { sections: asked } = await getNewestVersion(work, 'early-help-assessment');
  for (const [key, theirs] of Map.groupBy(needs, ({ person }) => person)) {
    const section = personIn(told, key).isChild ? 'needs-of-child' : 'needs-of-adult';
    const question = asked.filter(one => one.key === section).flatMap(questionsOf)[0];
    const offered = question && 'choices' in question ? question.choices.map(choice => choice.key) : [];
    const codes = theirs.map(({ code }) => code).filter(code => offered.includes(code));
    if (question && codes.length > 0 && told.people.has(key)) await write(work, told, section, idOf(told.people, key), { [question.key]: codes });
  }
}

export const decideOn: Teller<'sign-off'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    const assessmentId = assessmentOf(told);
    const { version } = await getAssessment(work, assessmentId);
    if (step.decision === 'agreed') await signOff(work, { assessmentId, version, words: step.words });
    else await returnToWriter(work, { assessmentId, version, words: step.words });
  });

function assessmentOf({ assessmentId, story }: Told): string {
  if (assessmentId === null) throw new Error(`${story.slug} has no assessment yet`);
  return assessmentId;
}

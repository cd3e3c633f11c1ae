import { nameSensitiveReader, type SensitiveTopic } from '#modules/access/index.ts';
import { addInvolvement, addNote, addPerson, endPregnancy, findRelationships, protectAddress, recordAgreement, relate } from '#modules/people/index.ts';
import { checkSafeRoute } from '#modules/plans/index.ts';
import type { Work } from '#platform/work.ts';
import type { Agreement, ContactResult } from '../fernshire/steps.ts';
import type { Person } from '../fernshire/types.ts';
import { bornFor } from '../moment.ts';
import { familyOf, idOf, type Told, type Teller, type Telling } from '../telling.ts';
import { agreementOf, personIn } from './requests.ts';

/** What the family said, as it stands in the record. */
export async function tellAgreement(work: Work, telling: Telling, told: Told, agreement: Agreement, scope: string | null = null): Promise<void> {
  const said = agreementOf(told, agreement, telling);
  if (!said) return;
  const person = agreement.state === 'agreed' ? told.people.get(agreement.who[0] ?? '') : undefined;
  const onDay = said.on && Temporal.PlainDate.compare(said.on, work.today) < 0 ? said.on : work.today;
  await recordAgreement(work, familyOf(told), { given: said.given, personId: person ?? null, givenBy: said.by, how: said.how ?? said.why, scope, onDay });
}

/** The lead practitioner names who may read and write a sensitive part. */
export async function nameReaders(telling: Telling, told: Told, topic: SensitiveTopic, usernames: readonly string[], at: Temporal.Instant): Promise<void> {
  if (told.lead === null) return;
  await telling.as(told.lead, at, async work => {
    for (const username of new Set([told.lead ?? '', ...usernames])) await nameSensitiveReader(work, familyOf(told), topic, idOf(telling.accounts, username));
  });
}

const kinds: Record<ContactResult, Parameters<typeof addNote>[2]['kind']> = {
  spoke: 'spoke',
  replied: 'spoke',
  'no-answer': 'no-answer',
  'message-left': 'no-answer',
  'no-reply': 'no-answer',
  'not-in': 'not-in',
  'did-not-come': 'not-in',
  'was-not-brought': 'was-not-brought',
};

/** Where no early help began, nobody but the front door has a record to write in, and its decision has said what there was to say. */
const hasRecord = ({ episodeId }: Told): boolean => episodeId !== null;

export const contact: Teller<'contact'> = async (telling, told, step, at) => {
  if (!hasRecord(told)) return;
  await telling.as(step.by, at, async work => {
    const kind = step.result === 'spoke' && step.how === 'visit' ? 'visited' : kinds[step.result];
    await addNote(work, familyOf(told), { kind, text: step.words });
  });
};

export const note: Teller<'add-note'> = async (telling, told, step, at) => {
  if (step.sensitive) await nameReaders(telling, told, step.sensitive, [step.by, ...(step.mayRead ?? [])], at);
  await telling.as(step.by, at, async work => {
    await addNote(work, familyOf(told), { kind: 'note', text: step.words, sensitive: step.sensitive ?? null });
  });
};

export const agreement: Teller<'record-agreement'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    if (!step.withdrawn) return tellAgreement(work, telling, told, step.agreement, step.scope);
    await recordAgreement(work, familyOf(told), { given: 'withdrawn', how: 'why' in step.agreement ? step.agreement.why : null, scope: step.scope });
  });

/** What one service shared with another stands in the record as a note until sharing decisions have pages of their own. */
export const share: Teller<'share'> = async (telling, told, step, at) => {
  if (!hasRecord(told)) return;
  await telling.as(step.by, at, async work => {
    const agency = telling.fernshire.agencies.find(one => one.id === step.with);
    const objection = step.objection ? ` Objection considered: ${step.objection}` : '';
    await addNote(work, familyOf(told), {
      kind: 'note',
      text: `Shared with ${agency?.name ?? step.with}: ${step.what}. Why: ${step.why}. ${step.agreed ? 'With agreement.' : 'Without agreement.'}${objection}`,
    });
  });
};

/** The lead practitioner writes down what social care says of a child; who says it there has no part in the record. */
export const status: Teller<'record-status'> = async (telling, told, step, at) => {
  if (!hasRecord(told) || told.lead === null) return;
  await telling.as(told.lead, at, async work => {
    const until = step.until === undefined ? null : telling.today.add({ days: step.until });
    await addInvolvement(work, familyOf(told), {
      agencyName: 'Fernshire Children’s Social Care',
      personId: idOf(told.people, step.person),
      doing: `Statutory status: ${step.status.replaceAll('-', ' ')}`,
      startsOn: telling.today.add({ days: step.since }),
      endsOn: until,
      toldBy: 'Children’s social care',
    });
  });
};

export const safeRoute: Teller<'check-safe-route'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    await nameSensitiveReader(work, familyOf(told), 'abuse', work.actor.id);
    const maracOn = step.maracDay === undefined ? null : telling.today.add({ days: step.maracDay });
    await checkSafeRoute(work, {
      familyId: familyOf(told),
      state: step.jointMeetings === 'safe' ? 'safe' : 'not safe',
      personId: idOf(told.people, step.person),
      tool: step.tool,
      maracOn,
      words: step.words,
    });
  });

export const person: Teller<'add-person'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    const id = await tellPerson(work, telling, told, personIn(told, step.person));
    told.people.set(step.person, id);
    await tellRelationships(work, told, step.person);
    await addNote(work, familyOf(told), { kind: 'note', text: step.words });
  });

export const pregnancy: Teller<'pregnancy-ended'> = (telling, told, step, at) =>
  telling.as(step.by, at, async work => {
    const unborn = told.story.people.filter(one => 'dueInDays' in one.born && told.people.has(one.key));
    const personIds = unborn.map(one => idOf(told.people, one.key));
    if (personIds.length > 0) {
      const children = personIds.map(personId => ({ personId, bornOn: work.today }));
      await endPregnancy(work, familyOf(told), step.ended === 'birth' ? { ended: 'birth', children } : { ended: 'loss', personIds });
    }
    await addNote(work, familyOf(told), { kind: 'note', text: step.words, sensitive: 'pregnancy' });
  });

export const protect: Teller<'protect-address'> = (telling, told, step, at) =>
  telling.as(step.by, at, work => protectAddress(work, familyOf(told), step.household));

/** All that is known of somebody of a story. */
export function factsOf(telling: Telling, known: Person) {
  const { givenName, familyName, alsoKnownAs = [], born, sex, gender, ethnicity, firstLanguage, interpreter, disabilities, nhsNumber } = known;
  return {
    ...{ givenName, familyName, alsoKnownAs, sex, gender, ethnicity, firstLanguage, disabilities },
    ...bornFor(born, telling.today),
    bornAbout: 'ageAbout' in born ? telling.today.year - born.ageAbout : null,
    interpreter: interpreter ? [interpreter.language, interpreter.note].filter(Boolean).join(': ') : null,
    nhsNumber: nhsNumber ?? null,
  };
}

export const tellPerson = (work: Work, telling: Telling, told: Told, known: Person): Promise<string> =>
  addPerson(work, familyOf(told), { ...factsOf(telling, known), isChild: known.isChild, household: known.household ?? null });

/** The relationships of one person, or of everybody, among those told so far. What the front door worked out by itself is not told twice. */
export async function tellRelationships(work: Work, told: Told, of?: string): Promise<void> {
  const { story, people } = told;
  const familyId = familyOf(told);
  const known = new Set((await findRelationships(work, familyId)).map(one => `${one.fromPersonId} ${one.toPersonId}`));
  for (const { from, to, kind } of story.relationships) {
    const [fromPersonId, toPersonId] = [people.get(from), people.get(to)];
    if (!fromPersonId || !toPersonId || known.has(`${fromPersonId} ${toPersonId}`) || (of !== undefined && from !== of && to !== of)) continue;
    const hasParentalResponsibility = story.people.find(one => one.key === from)?.parentalResponsibilityFor.includes(to) ?? false;
    await relate(work, familyId, { fromPersonId, toPersonId, kind, hasParentalResponsibility });
  }
}

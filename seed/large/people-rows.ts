import { nameKeys, referenceOf } from '#modules/people/index.ts';
import { dayText, momentText } from './days.ts';
import type { LargeFamily, LargePerson } from './family.ts';
import type { Making } from './making.ts';
import words from './words.json' with { type: 'json' };

/** A family, who is in it, how they are related, where they live and how to reach them. */
export function writeFamily(making: Making, family: LargeFamily): void {
  const { write, localities } = making;
  const since = dayText(family.day);
  const recorder = family.requests[0]!.officer;
  write('people.family', family.id, referenceOf(family.id), family.name, localities[family.locality % localities.length] ?? null, since);
  making.happened(family.day, 5, recorder.id, 'people.family-opened', family.id, null, { reference: referenceOf(family.id) });
  write('people.address', making.part(family.day), family.id, 'A', family.address, family.postcode, since);
  const adult = family.people[0]!;
  const agreementId = making.part(family.day);
  write('people.agreement', agreementId, family.id, 'yes', adult.id, 'In person', since, recorder.id, momentText(family.day, 20));
  for (const person of family.people) writePerson(making, family, person);
  writeRelationships(making, family);
}

function writePerson(making: Making, family: LargeFamily, person: LargePerson): void {
  const { write, council } = making;
  const since = dayText(family.day);
  if (person.isNew) {
    const bornOn = dayText(person.bornDay);
    write('people.person', person.id, person.given, person.family, bornOn, person.sex, person.ethnicity, 'English');
    for (const key of nameKeys({ givenName: person.given, familyName: person.family, bornOn: Temporal.PlainDate.from(bornOn) }))
      write('people.name_key', key, person.id, bornOn);
  }
  write('people.family_member', family.id, person.id, person.isChild, 'A', since);
  making.happened(family.day, 6, family.requests[0]!.officer.id, 'people.person-added', family.id, person.id, { isChild: person.isChild, personId: person.id });
  if (!person.isChild) {
    const phone = `07700 900${String(family.number % 1000).padStart(3, '0')}`;
    write('people.contact_detail', making.part(family.day), person.id, family.id, 'phone', phone, since);
    return;
  }
  const school = council.agencies[1 + (family.number % (council.agencies.length - 1))]!;
  write('people.attends', making.part(family.day), person.id, family.id, 'school', school.name, school.id, since);
}

function writeRelationships({ write, part }: Making, { people, day }: LargeFamily): void {
  const since = dayText(day);
  const [first, second] = people.filter(person => !person.isChild);
  const children = people.filter(person => person.isChild);
  if (first && second) write('people.relationship', part(day), first.id, second.id, 'partner', false, since);
  for (const [place, child] of children.entries()) {
    if (first) write('people.relationship', part(day), first.id, child.id, 'parent', true, since);
    if (second) write('people.relationship', part(day), second.id, child.id, child.isNew ? 'parent' : 'step-parent', child.isNew, since);
    // Between children of one home only: those of the other home have theirs written there.
    for (const other of children.slice(place + 1))
      if (child.isNew && other.isNew) write('people.relationship', part(day), child.id, other.id, 'sibling', false, since);
  }
}

/** Notes from the day an episode opened until it closed, by those who help. */
export function writeNotes(making: Making, family: LargeFamily, episode: NonNullable<LargeFamily['requests'][number]['episode']>): void {
  const { chance } = family;
  const end = episode.endDay ?? making.today;
  for (let written = 0; written < episode.notes; written += 1) {
    const day = Math.min(episode.day + 1 + Math.floor(((end - episode.day) * written) / episode.notes), making.today);
    const writer = chance.is(0.75) ? episode.lead : chance.pick(episode.team);
    const kind = chance.weigh([
      ['note', 0.4],
      ['spoke', 0.3],
      ['visited', 0.2],
      ['no-answer', 0.1],
    ] as const);
    const id = making.part(day);
    const minute = chance.between(60, 420);
    making.write('people.note', id, family.id, kind, kind === 'no-answer' ? '' : chance.pick(words.notes), dayText(day), writer.id, momentText(day, minute));
    making.happened(day, minute - 2, writer.id, 'page.read', family.id, family.id, { page: 'people.see-family' });
    if (written % 3 === 0) making.happened(day, minute - 1, writer.id, 'page.read', family.id, family.id, { page: 'people.see-chronology' });
    making.happened(day, minute, writer.id, 'people.note-added', family.id, id, { kind, noteId: id });
  }
}

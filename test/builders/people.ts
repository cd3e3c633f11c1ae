import { nameSensitiveReader, openFamily } from '#modules/access/index.ts';
import { addPerson, openFamilyRecord, relate, type NewPerson, type RelationshipKind } from '#modules/people/index.ts';
import type { Person, World } from '#test/world.ts';

const officers = new WeakMap<World, Promise<Person>>();

/** The front-door officer who opens the records of a world's families. */
export function officerOf(world: World): Promise<Person> {
  const known = officers.get(world);
  if (known) return known;
  const officer = world.worker('Liam Hartley', { roles: ['front-door-officer'], agency: 'Fernshire County Council' });
  officers.set(world, officer);
  return officer;
}

export const day = (iso: string) => Temporal.PlainDate.from(iso);

/** A mother and her child, unless told otherwise, open to these workers as their leads. */
export async function openTestFamily(
  world: World,
  { name = 'Okafor', people = motherAndChild(name), seenBy = [] }: { name?: string; people?: readonly NewPerson[]; seenBy?: readonly Person[] } = {},
) {
  const officer = await officerOf(world);
  return world.doAs(officer, async work => {
    const familyId = await openFamilyRecord(work, { name, because: 'front door' });
    const ids: string[] = [];
    for (const person of people) ids.push(await addPerson(work, familyId, person));
    for (const worker of seenBy) await openFamily(work, familyId, { accountId: worker.id }, 'lead practitioner');
    return { familyId, ids, url: `/families/${familyId}` };
  });
}

const motherAndChild = (name: string): NewPerson[] => [
  { givenName: 'Adaeze', familyName: name, bornOn: day('1990-05-23'), sex: 'F', isChild: false, household: 'A' },
  { givenName: 'Chidi', familyName: name, bornOn: day('2019-09-14'), sex: 'M', isChild: true, household: 'A' },
];

export const relateAs = (world: World, who: Person, familyId: string, fromPersonId: string, toPersonId: string, kind: RelationshipKind) =>
  world.doAs(who, work =>
    relate(work, familyId, { fromPersonId, toPersonId, kind, hasParentalResponsibility: kind === 'parent', evidence: 'Birth certificate' }),
  );

/** Names a worker for a sensitive topic of a family, done by somebody who sees it. */
export const nameFor = (world: World, by: Person, familyId: string, topic: Parameters<typeof nameSensitiveReader>[2], who: Person) =>
  world.doAs(by, work => nameSensitiveReader(work, familyId, topic, who.id));

/** Whom a page of a family refuses: those without a reason to see it find nothing there; an auditor may read, but not write. */
export async function refusalsOf(world: World, familyId: string, url: string): Promise<{ stranger: number; auditor: number }> {
  const stranger = await world.worker('Nobody Here');
  const auditor = await world.worker('Ada Audit', { roles: ['auditor'] });
  await world.doAs(await officerOf(world), work => openFamily(work, familyId, { accountId: auditor.id }, 'audit'));
  return { stranger: (await (await world.as(stranger)).visit(url)).status, auditor: (await (await world.as(auditor)).visit(url)).status };
}

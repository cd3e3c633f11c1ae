import { sql } from 'kysely';
import { openFamily, type Because } from '#modules/access/index.ts';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mayMatchPeople } from '../family.policy.ts';
import { compare, surestFirst, type AskedPerson, type Match } from '../match.ts';
import { familyRecordJoined, registerSearched } from '../people.events.ts';
import { peopleTables } from '../people.queries.ts';
import { alertCustodians, keepAsking, questionOf } from '../search/register.ts';

/** `familyId` is null where the officer does not see the family yet; openRecordOf() opens it. */
export type LikelyPerson = Match & {
  personId: string;
  familyId: string | null;
  givenName: string;
  familyName: string;
  bornOn: Temporal.PlainDate | null;
};

type Candidate = {
  person_id: string;
  given_name: string;
  family_name: string;
  also_known_as: string[];
  born_on: Temporal.PlainDate | null;
  born_about: number | null;
  postcodes: string[] | null;
};

/** Who in the whole register may be the person a request names, the surest first. Closed families are not among them; their custodians learn of the asking. */
export async function findLikelyPeople(work: Work, asked: AskedPerson): Promise<LikelyPerson[]> {
  work.require(mayMatchPeople(work.actor));
  const { keys, days, near } = questionOf(asked);
  const { rows } = await sql<Candidate>`select * from people.register_candidates(${keys}::text[], ${days}::date[], ${near}::date[])`.execute(
    peopleTables(work),
  );
  const matches = rows.flatMap(row => {
    const known = {
      givenName: row.given_name,
      familyName: row.family_name,
      alsoKnownAs: row.also_known_as,
      bornOn: row.born_on,
      bornAbout: row.born_about,
      postcodes: row.postcodes ?? [],
    };
    const match = compare(asked, known);
    return match ? [{ ...match, personId: row.person_id, givenName: known.givenName, familyName: known.familyName, bornOn: known.bornOn }] : [];
  });
  const likely = surestFirst(matches).slice(0, 20);
  const askingId = await keepAsking(work, asked, { purpose: 'match', role: 'front-door' });
  await alertCustodians(work, asked, 'match');
  await work.record(registerSearched, { familyId: null, details: { askingId, found: likely.length } });
  const visible = await familiesOf(
    work,
    likely.map(({ personId }) => personId),
  );
  return likely.map(one => ({ ...one, familyId: visible.get(one.personId) ?? null }));
}

/** Opens the family of somebody found in the register to who asks, for a reason; gives the family. */
export async function openRecordOf(work: Work, personId: string, because: Because): Promise<string> {
  work.require(mayMatchPeople(work.actor));
  const { rows } = await sql<{ family_id: string | null }>`select people.open_family_of(${personId}) as family_id`.execute(peopleTables(work));
  const familyId = found(rows[0]?.family_id);
  await openFamily(work, familyId, { accountId: work.actor.id }, because);
  await work.record(familyRecordJoined, { familyId, subjectId: personId, details: { personId } });
  return familyId;
}

async function familiesOf(work: Work, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await peopleTables(work)
    .selectFrom('people.family_member')
    .select(['person_id', 'family_id'])
    .where('person_id', 'in', [...personIds])
    .where(eb => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', work.today)]))
    .orderBy('starts_on')
    .execute();
  return new Map(rows.map(row => [row.person_id, row.family_id]));
}

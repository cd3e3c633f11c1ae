import { countReach, findNow } from '#modules/targeting/index.ts';
import type { Tree } from '#modules/targeting/index.ts';
import { theService } from '#platform/actor.ts';
import { doWork } from '#platform/work.ts';
import type { World } from '#test/world.ts';

/** A row of a partner's file, already linked: whose household and which person it is about, and what it says. */
export type HeldRow = {
  household: number;
  person: number;
  what?: string;
  bornOn?: string | null;
  happenedOn?: string | null;
  endedOn?: string | null;
  amount?: number | null;
  forename?: string;
  surname?: string;
  sex?: string;
  ethnicity?: string;
  ward?: string;
  postcode?: string;
};
type FeedWords = { name?: string; kind?: string; currentAsOf?: string; state?: 'held' | 'replaced' | 'withdrawn' };

/** A feed with one file of these rows, as loading and linking leave them. */
export async function holdRows(
  world: World,
  rows: readonly HeldRow[],
  { name = 'Police', kind = 'police', currentAsOf, state = 'held' }: FeedWords = {},
): Promise<string> {
  const [feedId, loadId, agencyId] = [world.platform.newId(), world.platform.newId(), await world.agency('Fernshire Constabulary', 'police', '4')];
  const service = '00000000-0000-7000-8000-000000000001';
  await world.stored(
    `insert into targeting.feed (id, name, agency_id, kind, agreement, purpose, lawful_basis, retention_months, way, made_by, made_at)
     values ($1, $2, $3, $4, 'Fernshire sharing agreement 7', 'To find families who may need help', 'UK GDPR 6(1)(e)', 24, 'replace', $5, $6)`,
    [feedId, name, agencyId, kind, service, world.now.toString()],
  );
  await world.stored(
    `insert into targeting.feed_load (id, feed_id, state, received_at, received_by, current_as_of, rows) values ($1, $2, $3, $4, $5, $6, $7)`,
    [loadId, feedId, state, world.now.toString(), service, currentAsOf ?? world.today.toString(), rows.length],
  );
  await world.stored(
    `with given as (select n, r.* from jsonb_array_elements($3::jsonb) with ordinality as a(one, n), jsonb_to_record(one) as r(household bigint, person bigint, what text,
        "bornOn" date, "happenedOn" date, "endedOn" date, amount numeric, forename text, surname text, sex text, ethnicity text, ward text, postcode text)),
     made as (insert into targeting.feed_row (load_id, feed_id, row, lasting_key, forename, surname, sex, born_on, ethnicity, ward, postcode, what, happened_on, ended_on, amount)
       select $1, $2, n, 'key ' || n, forename, surname, sex, "bornOn", ethnicity, ward, postcode, what, "happenedOn", "endedOn", amount from given returning id, row)
     insert into targeting.linked_row (row_id, person_no, household_no, sureness) select made.id, given.person, given.household, 1 from made join given on given.n = made.row`,
    [loadId, feedId, JSON.stringify(rows)],
  );
  return feedId;
}

/** Says that somebody of the record is one of the people in partners' files. */
export const linkToRecord = (world: World, personId: string, { person, household }: { person: number; household: number }) =>
  world.stored('insert into targeting.linked_person (person_id, person_no, household_no, sureness) values ($1, $2, $3, 1)', [personId, person, household]);

/** A published rule, as it stands in the database. */
export async function publishTestRule(world: World, tree: Tree, name = 'A rule', ruleId = world.platform.newId(), version = 1): Promise<string> {
  const service = '00000000-0000-7000-8000-000000000001';
  const now = world.now.toString();
  await world.stored('insert into targeting.rule (id, name, made_by, made_at) values ($1, $2, $3, $4) on conflict do nothing', [ruleId, name, service, now]);
  await world.stored(
    `insert into targeting.rule_version (rule_id, version, tree, purpose, made_by, made_at, published_by, published_at) values ($1, $2, $3, 'To offer help early', $4, $5, $4, $5)`,
    [ruleId, version, JSON.stringify(tree), service, now],
  );
  return ruleId;
}

/** As every night: the lists, and then whom they pick out. */
export const findTheirs = async (world: World) => {
  await world.asService(work => findNow(work));
  await doWork(world.platform, theService, 'look', work => countReach(work));
};

const noted = (world: World) => world.today.subtract({ days: 30 }).toString();

/** Two households that one rule lists: the Brightwells for what a school says, the Underhills for abuse among other things. Gives the ids of their concerns. */
export async function listTwoHouseholds(world: World): Promise<{ ruleId: string; school: string; abuse: string }> {
  const happenedOn = noted(world);
  const at = (household: number, surname: string, postcode: string) => ({ household, surname, postcode, ward: household === 1 ? 'Fern Hill' : 'Mill End' });
  await holdRows(
    world,
    [
      { ...at(1, 'Brightwell', 'ZZ1 1ZZ'), person: 11, forename: 'Amara', bornOn: '1990-04-01', what: 'tenancy', happenedOn },
      { ...at(1, 'Brightwell', 'ZZ1 1ZZ'), person: 12, forename: 'Chidi', bornOn: '2016-04-01', what: 'attendance', amount: 71, happenedOn },
      { ...at(2, 'Underhill', 'ZZ2 2ZZ'), person: 21, forename: 'Nora', bornOn: '1988-02-01', what: 'domestic-abuse', happenedOn },
      { ...at(2, 'Underhill', 'ZZ2 2ZZ'), person: 22, forename: 'Sam', bornOn: '2014-02-01', what: 'missing', happenedOn },
    ],
    { name: 'Many partners' },
  );
  const ruleId = await publishTestRule(
    world,
    {
      any: [
        { key: 'school', facts: ['attendance'], under: 90 },
        { key: 'abuse', facts: ['domestic-abuse'] },
        { key: 'missing', facts: ['missing'] },
      ],
    },
    'School or safety',
  );
  await findTheirs(world);
  const rows = await world.stored<{ id: string; household_no: string }>('select id, household_no from targeting.concern order by household_no');
  return { ruleId, school: rows[0]?.id ?? '', abuse: rows[1]?.id ?? '' };
}

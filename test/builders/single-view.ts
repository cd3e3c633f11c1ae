import type { World } from '#test/world.ts';

type Rule = { roles?: readonly string[]; purposes?: readonly string[]; shows?: readonly string[]; monthsBack?: number };
export type FeedMade = { feedId: string; loadId: string };
type Feed = {
  name?: string;
  kind?: string;
  agency?: string;
  fromAge?: number;
  untilAge?: number;
  whom?: string;
  postcodes?: readonly string[];
  asAt?: string;
  mapping?: object;
  /** Null: loaded, and shared with nobody. */
  rule?: Rule | null;
  /** Null: nothing was ever loaded. */
  state?: string | null;
};
type Row = {
  of: string | { no: number; household: number };
  what?: string | null;
  on?: string | null;
  until?: string;
  amount?: number;
  service?: string;
  worker?: string;
  contact?: string;
  sureness?: number;
  name?: string;
  bornOn?: string;
};

export const everyColumn = ['what', 'happened_on', 'ended_on', 'amount', 'service', 'worker', 'worker_contact', 'count', 'household'];
const everyPurpose = ['deciding-a-request', 'assessing', 'planning', 'safeguarding'];
let rows = 0;

/** A partner's feed as it stands after loading and matching, written as the owner would find it. */
export async function sharedFeed(world: World, feed: Feed = {}): Promise<FeedMade> {
  const { name = 'Rent accounts', kind = 'housing', agency = 'Fernshire Homes', asAt = '2027-02-20', rule = {}, state = 'held' } = feed;
  const agencyId = await world.agency(agency, 'housing');
  const [feedId, loadId, someone] = [world.platform.newId(), world.platform.newId(), world.platform.newId()];
  await world.stored(
    `insert into targeting.feed (id, name, agency_id, kind, agreement, purpose, lawful_basis, retention_months, covers_from_age, covers_until_age, covers_whom, covers_postcodes, way, mapping, made_by, made_at)
     values ($1, $2, $3, $4, 'Agreement 7', 'Early help', 'Public task', 24, $5, $6, $7, $8, 'append', $9, $10, $11)`,
    [
      feedId,
      name,
      agencyId,
      kind,
      feed.fromAge ?? null,
      feed.untilAge ?? null,
      feed.whom ?? null,
      feed.postcodes ?? null,
      JSON.stringify(feed.mapping ?? {}),
      someone,
      world.now.toString(),
    ],
  );
  if (rule) await changeRule(world, { feedId, loadId }, rule);
  if (state !== null) await addLoad(world, { feedId, loadId }, asAt, state);
  return { feedId, loadId };
}

export async function addLoad(world: World, { feedId, loadId }: FeedMade, asAt: string, state = 'held'): Promise<void> {
  await world.stored(
    `insert into targeting.feed_load (id, feed_id, state, received_at, received_by, current_as_of, covers_since, ended_at) values ($1, $2, $3, $4, $5, $6, '2025-01-01', $4)`,
    [loadId, feedId, state, world.now.toString(), world.platform.newId(), asAt],
  );
}

export async function changeRule(world: World, { feedId }: FeedMade, rule: Rule): Promise<void> {
  const { roles = ['practitioner'], purposes = everyPurpose, shows = everyColumn, monthsBack = 24 } = rule;
  await world.stored(
    `insert into targeting.sharing_rule (feed_id, version, roles, purposes, shows, months_back, made_by, made_at)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7 from targeting.sharing_rule where feed_id = $1`,
    [feedId, roles, purposes, shows, monthsBack, world.platform.newId(), world.now.toString()],
  );
}

/** Says that a family's people are known to the linkage, each a person of their own, all of one household; and that a run came after what was loaded so far. */
export async function linkFamily(world: World, familyId: string, sureness = 1): Promise<number> {
  const [home] = await world.stored<{ no: number }>(`select nextval('targeting.household_number')::int as no`);
  await world.stored(
    `insert into targeting.linked_person select person_id, nextval('targeting.person_number'), $2, $3 from people.family_member where family_id = $1 on conflict do nothing`,
    [familyId, home?.no, sureness],
  );
  await world.stored(`insert into targeting.linkage_run (id, state, is_increment, began_at, ended_at) values ($1, 'finished', false, $2, $2)`, [
    world.platform.newId(),
    world.now.toString(),
  ]);
  return home?.no ?? 0;
}

/** A row about somebody of the record, or about somebody else known by number. */
export async function addRow(world: World, { feedId, loadId }: FeedMade, row: Row): Promise<void> {
  const { what = 'rent-arrears', on = '2027-01-10', sureness = 1, of } = row;
  const [made] = await world.stored<{ id: string }>(
    `insert into targeting.feed_row (load_id, feed_id, row, lasting_key, full_name, born_on, what, happened_on, ended_on, amount, service, worker, worker_contact)
     values ($1, $2, $3::int, 'key-' || $3::int, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
    [
      ...[loadId, feedId, ++rows, row.name ?? null, row.bornOn ?? null, what, on, row.until ?? null, row.amount ?? null],
      ...[row.service ?? null, row.worker ?? null, row.contact ?? null],
    ],
  );
  if (typeof of === 'string')
    await world.stored(`insert into targeting.linked_row select $1, person_no, household_no, $3 from targeting.linked_person where person_id = $2`, [
      made?.id,
      of,
      sureness,
    ]);
  else await world.stored(`insert into targeting.linked_row values ($1, $2, $3, $4)`, [made?.id, of.no, of.household, sureness]);
}

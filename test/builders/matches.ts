import { drawing } from '#modules/targeting/linkage/model/unrelated.ts';
import { runLinkage } from '#modules/targeting/run-linkage/run-linkage.ts';
import { openDatabase } from '#platform/database.ts';
import type { Person, World } from '#test/world.ts';

type Said = Readonly<Record<string, string | null>>;
export type HeldRow = { their_id?: string; lasting_key: string; what?: string } & Said;

/** An analyst of the council. */
export const analyst = (world: World, name = 'Ada Lint'): Promise<Person> => world.worker(name, { roles: ['analyst'], agency: 'Fernshire County Council' });

/** A feed with one file whose rows are held, as if it had been loaded. Gives the feed's id and the load's. */
export async function holdFeed(
  world: World,
  { name, rows, once = false, feedId, adds = false }: { name: string; rows: readonly HeldRow[]; once?: boolean; feedId?: string; adds?: boolean },
): Promise<{ feedId: string; loadId: string }> {
  const agencyId = await world.agency('Fernshire County Council');
  const ids = { feedId: feedId ?? world.platform.newId(), loadId: world.platform.newId() };
  const me = '00000000-0000-7000-8000-000000000001';
  if (!feedId)
    await world.stored(
      `insert into targeting.feed (id, name, agency_id, kind, agreement, purpose, lawful_basis, retention_months, way, holds_person_once, made_by, made_at)
       values ($1, $2, $3, 'other', 'ISA 1', 'Early help', 'Public task', 12, 'replace', $4, $5, $6)`,
      [ids.feedId, name, agencyId, once, me, world.now.toString()],
    );
  else if (!adds) {
    await world.stored(`delete from targeting.feed_row where feed_id = $1`, [feedId]);
    await world.stored(`update targeting.feed_load set state = 'replaced' where feed_id = $1`, [feedId]);
  }
  await world.stored(
    `insert into targeting.feed_load (id, feed_id, state, received_at, received_by, current_as_of, rows) values ($1, $2, 'held', $3, $4, $5, $6)`,
    [ids.loadId, ids.feedId, world.now.toString(), me, world.today.toString(), rows.length],
  );
  for (let from = 0; from < rows.length; from += 20_000)
    await world.stored(
      `insert into targeting.feed_row (load_id, feed_id, row, their_id, lasting_key, forename, middle_name, surname, sex, born, born_on, address, town, postcode, phone, email,
              nhs_number, upn, what, happened_on)
       select $1, $2, $4 + x.nth, x.their_id, x.lasting_key, x.forename, x.middle_name, x.surname, x.sex, x.born, x.born::date, x.address, x.town, x.postcode, x.phone, x.email,
              x.nhs_number, x.upn, x.what, x.happened_on::date
         from json_to_recordset($3::json) as x (nth int, their_id text, lasting_key text, forename text, middle_name text, surname text, sex text, born text, address text,
              town text, postcode text, phone text, email text, nhs_number text, upn text, what text, happened_on text)`,
      [ids.loadId, ids.feedId, JSON.stringify(rows.slice(from, from + 20_000).map((row, nth) => ({ nth: nth + 1, ...row }))), from],
    );
  return ids;
}

/** Links what is held, as the job does. */
export async function linkRows(world: World, payload: Readonly<Record<string, string>> = {}, keptIn: string | null = null): Promise<void> {
  const db = openDatabase(world.urls.jobs, { connections: 3 });
  try {
    await runLinkage(keptIn)({ ...world.platform, db }, payload);
  } finally {
    await db.destroy();
  }
}

/** Whose number each row has, by feed and lasting key. */
export async function numbersOf(world: World, kind: 'person_no' | 'household_no' = 'person_no'): Promise<Record<string, number>> {
  const rows = await world.stored<{ key: string; no: string }>(
    `select r.lasting_key as key, l.${kind} as no from targeting.linked_row l join targeting.feed_row r on r.id = l.row_id`,
  );
  return Object.fromEntries(rows.map(({ key, no }) => [key, Number(no)]));
}

const forenames =
  'Amelia Oliver Isla George Ava Arthur Mia Noah Freya Leo Lily Muhammad Ivy Oscar Rosie Theodore Evie Jack Florence Henry Grace Alfie Willow Archie'.split(
    ' ',
  );
const surnames =
  'Smith Jones Taylor Brown Khan Patel Wilson Evans Thomas Roberts Walker Wright Hall Green Wood Clarke Hughes Lewis Hussain Turner Cooper Ward'.split(' ');
const streets = ['Alder Way', 'Mill Lane', 'Station Road', 'Church Street', 'Park Avenue', 'Meadow Close', 'Victoria Road', 'Elm Grove'];

/** Families of two to five, told by a school and a surgery with slips of the pen, so that there is something to learn from. Keys begin with `s` and `g`. */
export function families(count: number, seed = 7): { school: HeldRow[]; surgery: HeldRow[] } {
  const draw = drawing(seed);
  const pick = <T>(from: readonly T[]) => from[Math.floor(draw() * from.length)]!;
  const slip = (word: string) => (draw() > 0.08 ? word : `${word[0]!}${word.slice(2, 3)}${word[1]!}${word.slice(3)}`);
  const two = (most: number) => String(1 + Math.floor(draw() * most)).padStart(2, '0');
  const told: { school: HeldRow[]; surgery: HeldRow[] } = { school: [], surgery: [] };
  for (let household = 1; household <= count; household++) {
    const surname = pick(surnames);
    const place = {
      address: `${1 + Math.floor(draw() * 80)} ${pick(streets)}`,
      town: 'Fernham',
      postcode: `ZZ${Math.floor(household / 12) % 90} ${1 + (household % 9)}AB`,
    };
    const size = 2 + Math.floor(draw() * 4);
    for (let nth = 0; nth < size; nth++) {
      const born = `${nth < 2 ? 1975 + Math.floor(draw() * 20) : 2006 + Math.floor(draw() * 16)}-${two(12)}-${two(28)}`;
      const sex = pick(['F', 'M']);
      const forename = pick(forenames);
      const tell = (key: string) => ({ lasting_key: `${key}${household}-${nth}`, forename: slip(forename), surname: slip(surname), sex, born, ...place });
      told.school.push(tell('s'));
      if (draw() < 0.8)
        told.surgery.push(draw() < 0.9 ? tell('g') : { ...tell('g'), address: `${1 + Math.floor(draw() * 80)} ${pick(streets)}`, postcode: 'ZZ91 1AB' });
    }
  }
  return told;
}

/** Two partners' files that are linked: enough to learn from. */
export async function linkedWorld(world: World, count = 60): Promise<{ schoolId: string; surgeryId: string }> {
  const { school, surgery } = families(count);
  const { feedId: schoolId } = await holdFeed(world, { name: 'School census', rows: school });
  const { feedId: surgeryId } = await holdFeed(world, { name: 'Health visitors', rows: surgery });
  await linkRows(world);
  return { schoolId, surgeryId };
}

type Doubt = { sureness?: number; value?: number; levels?: readonly number[]; risks?: readonly string[]; touches?: readonly string[]; personId?: string };

/** A doubtful pair of two rows, by their lasting keys, or of a row and somebody of the record, as if the newest run had found it. Gives its id. */
export async function doubt(world: World, oneKey: string, otherKey: string | null, more: Doubt = {}): Promise<string> {
  const { sureness = 0.6, value = 1, levels = [3, 3, 0, 1, 4, 7, 0, 0, 0, 0, 0], risks = [], touches = [], personId } = more;
  const id = world.platform.newId();
  const sides = await world.stored<{ id: string; side: string }>(
    `select r.id, r.feed_id || '/' || r.lasting_key as side from targeting.feed_row r join targeting.feed_load d on d.id = r.load_id and d.state = 'held'
      where r.lasting_key = any ($1)`,
    [[oneKey, otherKey]],
  );
  const [one, other] = [
    ...sides.map(row => ({ ...row, person: null })),
    ...(personId ? [{ id: null, side: `record/${personId}`, person: personId }] : []),
  ].sort((a, b) => (a.side < b.side ? -1 : 1));
  await world.stored(
    `insert into targeting.match_pair (id, run_id, one, other, one_row_id, one_person_id, other_row_id, other_person_id, sureness, levels, value, rows_joined, touches, risks)
     select $1, (select id from targeting.linkage_run where state = 'finished' order by began_at desc, id desc limit 1), $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12`,
    [id, one!.side, other!.side, one!.id, one!.person, other!.id, other!.person, sureness, levels, value, touches, risks],
  );
  return id;
}

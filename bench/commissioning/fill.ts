import { query } from '../crash/people.ts';

/** How many rows of each kind the needs of a made-up council were put into. */
export type Filled = { sections: number; requests: number; unmet: number; wards: number };

const wards = 60;
const needs = ['1.1', '1.2', '1.4', '3.1', '3.3', '5.4', '10.3'];
const topics = ['relationships', 'home', 'money-work', 'child-health', 'learning', 'feelings', 'parenting', 'safety'];
const reasons = ['none', 'full', 'wait', 'far', 'age', 'cost', 'times', 'declined'];

const pick = (some: readonly string[], by: string) => `(array[${some.map(one => `'${one}'`).join(', ')}])[1 + mod(abs(hashtext(${by})), ${some.length})]`;

/** Names needs in a large council's assessments and requests, notes unmet ones for every eighth family, and says in which ward each postcode is. Once a folder. */
export async function fillNeeds(superuserUrl: string): Promise<Filled> {
  const run = (statement: string) => query<{ number?: string }>(superuserUrl, statement);
  const number = async (of: string) => Number((await run(`select count(*) as number from ${of}`))[0]?.number ?? 0);
  if ((await number(`commissioning.unmet_need where ward like 'Ward %'`)) === 0) {
    await run(`
      insert into directory.postcode (postcode, district, latitude, longitude, ward)
      select distinct on (p) p, split_part(postcode, ' ', 1), 54.9, 1.5, 'Ward ' || 1 + mod(abs(hashtext(p)), ${wards})
        from (select upper(replace(postcode, ' ', '')) as p, postcode from people.address where postcode is not null) as home on conflict do nothing`);
    await run(`
      update assessments.section set answers = answers || jsonb_build_object('outcome-needs-child', jsonb_build_array(${pick(needs, 'id::text')}, ${pick(needs, `id::text || 'x'`)}))
       where section = 'child-learning' and person_id is not null`);
    await run(`
      update front_door.request set answers = answers || jsonb_build_object('worry-topics', jsonb_build_array(${pick(topics, 'id::text')}, ${pick(topics, `id::text || 'x'`)}))`);
    await run(`
      insert into commissioning.unmet_need (id, family_id, framework, need, age, ward, reason, recorded_by, recorded_at, recorded_on)
      select gen_random_uuid(), family_id, 'supporting-families-2022', ${pick(needs, 'family_id::text')}, mod(abs(hashtext(family_id::text)), 18),
             'Ward ' || 1 + mod(abs(hashtext(family_id::text)), ${wards}), ${pick(reasons, `family_id::text || 'r'`)}, lead_id, opened_on, opened_on
        from plans.episode where mod(abs(hashtext(id::text)), 8) = 0`);
    await run('analyze assessments.section, front_door.request, commissioning.unmet_need, directory.postcode');
  }
  return {
    sections: await number(`assessments.section where answers ? 'outcome-needs-child'`),
    requests: await number(`front_door.request where answers ? 'worry-topics'`),
    unmet: await number('commissioning.unmet_need'),
    wards,
  };
}

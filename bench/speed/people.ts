import { query } from '../crash/people.ts';

/** Who there is to be in the large council, with the families each leads, read from the database as it stands. */
export type Cast = {
  leads: readonly { id: string; username: string; families: readonly string[] }[];
  officers: readonly string[];
  coordinators: readonly string[];
  people: readonly { name: string; bornOn: string }[];
};

export async function findCast(superuserUrl: string, many: number): Promise<Cast> {
  const leads = await query<{ id: string; username: string; families: string[] }>(
    superuserUrl,
    `select a.id, a.username, array_agg(distinct e.family_id::text) as families
       from plans.episode e join access.account a on a.id = e.lead_id
      where e.state = 'open' and a.username like 'large.%' group by a.id order by count(*) desc, a.username limit ${many}`,
  );
  const withRole = async (role: string) =>
    (
      await query<{ username: string }>(
        superuserUrl,
        `select username from access.account a join access.account_role r on r.account_id = a.id where role = '${role}' and a.username like 'large.%' order by 1 limit ${many}`,
      )
    ).map(({ username }) => username);
  const peopleIn = (sample: string) =>
    query<{ name: string; bornOn: string }>(
      superuserUrl,
      `select given_name || ' ' || family_name as name, born_on::text as "bornOn" from people.person ${sample} where born_on is not null limit 500`,
    );
  const sampled = await peopleIn('tablesample system (1)');
  // A hundredth of a small council may be nobody.
  const people = sampled.length > 0 ? sampled : await peopleIn('');
  return { leads, officers: await withRole('front-door-officer'), coordinators: await withRole('coordinator'), people };
}

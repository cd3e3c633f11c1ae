import { sql } from 'kysely';
import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';

/** An agency as an administrator looks after it. */
export type AgencyHere = {
  id: string;
  name: string;
  phone: string | null;
  hasSingleSignOn: boolean;
  version: number;
  /** How many can sign in. */
  people: number;
  contacts: readonly string[];
  /** When its people must be confirmed next; null: nobody there signs in yet. */
  dueOn: Temporal.PlainDate | null;
  askedOn: Temporal.PlainDate | null;
};

type Row = Omit<AgencyHere, 'hasSingleSignOn' | 'dueOn' | 'askedOn'> & {
  has_single_sign_on: boolean;
  due_on: Temporal.PlainDate | null;
  asked_on: Temporal.PlainDate | null;
};

export async function findAgenciesHere(work: Work, id: string | null = null): Promise<AgencyHere[]> {
  const { rows } = await sql<Row>`
    select g.id, g.name, g.phone, g.has_single_sign_on, g.version,
           (select count(*)::int from access.account a where a.agency_id = g.id and a.disabled_at is null and a.issuer <> 'internal') as people,
           array(select a.name from access.account a join access.account_role r on r.account_id = a.id and r.role = 'agency-contact' and r.ends_on is null
                  where a.agency_id = g.id and a.disabled_at is null order by a.name) as contacts,
           c.due_on, c.asked_on
      from access.agency g left join access.yearly_check c on c.agency_id = g.id and c.closed_on is null
     where ${id}::uuid is null or g.id = ${id}::uuid
     order by g.name`.execute(work.tables('access'));
  return rows.map(({ has_single_sign_on: hasSingleSignOn, due_on: dueOn, asked_on: askedOn, ...row }) => ({ ...row, hasSingleSignOn, dueOn, askedOn }));
}

export const getAgencyHere = async (work: Work, id: string): Promise<AgencyHere> => found((await findAgenciesHere(work, id))[0]);

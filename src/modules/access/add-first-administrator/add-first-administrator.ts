import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { theService } from '#platform/actor.ts';
import { notFound } from '#platform/refusal.ts';
import { doWork, type Platform, type Work } from '#platform/work.ts';
import { addAccount, addAgency } from '../account.ts';
import { firstAdministratorIssuer } from '../sign-in/sign-in.ts';
import { hashOf } from '../token.ts';

export type FirstAdministrator = { name: string; email: string; council: string };

const hours = 1;

/** A link that lets one person become the first administrator, within the hour, once. Null where there is one, or where everybody is made up. */
export async function offerFirstAdministrator({ db, clock }: Platform, publicUrl: string): Promise<string | null> {
  // Hexadecimal: a path takes no underscores.
  const token = randomBytes(32).toString('hex');
  const { rows } = await sql<{ offered: boolean }>`
    select access.offer_first_administrator(${hashOf(token)}, ${clock().add({ hours }).toString()}) as offered`.execute(db);
  return rows[0]?.offered ? `${publicUrl}/first-administrator/${token}` : null;
}

export async function isOffered({ db, clock }: Platform, token: string): Promise<boolean> {
  const { rows } = await sql<{ offered: boolean }>`select access.first_administrator_is_offered(${hashOf(token)}, ${clock().toString()}) as offered`.execute(
    db,
  );
  return rows[0]?.offered === true;
}

/** Makes the council's own agency and its first administrator. The link is used up in the same transaction. Gives the account's id. */
export function addFirstAdministrator(platform: Platform, token: string, { name, email, council }: FirstAdministrator, trace: string): Promise<string> {
  const add = async (work: Work) => {
    const { rows } = await sql<{ taken: boolean }>`select access.take_first_administrator(${hashOf(token)}, ${work.now.toString()}) as taken`.execute(
      work.tables('access'),
    );
    if (!rows[0]?.taken) throw notFound();
    const username = `administrator.${work.newId()}`;
    const agencyId = await addAgency(work, { slug: `council.${username}`, name: council, kind: 'council early help', sourceCode: '5D' });
    return addAccount(work, { username, issuer: firstAdministratorIssuer, subject: username, name, email, agencyId, roles: ['administrator'] });
  };
  return doWork(platform, theService, 'change', add, trace);
}

import { addAccount, addAgency, openFamily } from '#modules/access/index.ts';
import { openFamilyRecord } from '#modules/people/index.ts';
import { theService } from '#platform/actor.ts';
import type { DatabaseUrls } from '#platform/start/embedded-postgres.ts';
import { platformOn } from '#platform/start/start.ts';
import { doWork } from '#platform/work.ts';
import pg from 'pg';

export type Writer = { username: string; familyId: string };

/** Made-up workers with a family each, and a database that says they are made up, so that they may sign in without a password. */
export async function makeWriters(urls: DatabaseUrls, many: number): Promise<Writer[]> {
  await query(urls.superuser, 'update platform.installation set made_up = true');
  const platform = platformOn(urls.web);
  try {
    const agencyId = await doWork(platform, theService, 'change', work =>
      addAgency(work, { slug: 'crash', name: 'Crash test', kind: 'school', sourceCode: '2A' }),
    );
    return await Promise.all(
      Array.from({ length: many }, (_, number) =>
        doWork(platform, theService, 'change', async work => {
          const username = `writer.${number}`;
          const accountId = await addAccount(work, {
            username,
            issuer: 'crash',
            subject: username,
            name: `Writer ${number}`,
            roles: ['practitioner'],
            agencyId,
          });
          const familyId = await openFamilyRecord(work, { name: `Crash ${number}`, because: 'front door' });
          await openFamily(work, familyId, { accountId }, 'lead practitioner');
          return { username, familyId };
        }),
      ),
    );
  } finally {
    await platform.db.destroy();
  }
}

export async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

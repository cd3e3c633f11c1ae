import { randomUUID } from 'node:crypto';
import { answersOfATeacher } from '#test/builders/front-door.ts';
import pg from 'pg';

export type Owner = { id: string; username: string };

const yesterday = Temporal.Now.plainDateISO('Europe/London').subtract({ days: 1 });

/** What a worker has typed when only "Send" is left to press. */
const answers = (owner: Owner, formVersion: string): Readonly<Record<string, object>> => ({
  // A draft keeps the first of several as family.1; its page is family/1.
  ...Object.fromEntries(Object.entries(answersOfATeacher()).map(([page, typed]) => [page.replace('/', '.'), typed])),
  started: { formVersion },
  agreement: {
    ...answersOfATeacher()['agreement'],
    'on-day': String(yesterday.day),
    'on-month': String(yesterday.month),
    'on-year': String(yesterday.year),
  },
  contact: { name: 'Made-up Worker', email: `${owner.username}@example.org`, phone: '' },
});

/** Puts whole drafts of requests beside those that people have, one for each owner in turn; gives their ids. They are what the pages of the journey would have kept. */
export async function writeDrafts(superuserUrl: string, owners: readonly Owner[], many: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ number: number }>(`select max(number) as number from forms.form_version where form = 'request-practitioner'`);
    const drafts = Array.from({ length: many }, (_, number) => {
      const owner = owners[number % owners.length]!;
      return { id: randomUUID(), owner: owner.id, answers: answers(owner, String(rows[0]?.number ?? 1)) };
    });
    await client.query(
      `insert into platform.draft (id, owner_id, journey, answers, started_at, kept_at, expires_at)
       select id, owner, 'front-door.ask-for-support', answers, now(), now(), now() + interval '1 day'
         from jsonb_to_recordset($1) as draft (id uuid, owner uuid, answers jsonb)`,
      [JSON.stringify(drafts)],
    );
    return drafts.map(({ id }) => id);
  } finally {
    await client.end();
  }
}

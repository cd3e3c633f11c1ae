import { isDeepStrictEqual } from 'node:util';
import { sql, type Kysely } from 'kysely';
import { readDefinitions } from './definition-files.ts';
import type { Definition } from './definition.ts';

/**
 * Publishes each version that is written and not yet in the database, and gives their names. Run as the owner, after the migrations.
 * Refuses when a file differs from what was published under its number: what people were asked would otherwise be told wrongly.
 */
export async function publishForms<DB>(db: Kysely<DB>, definitions?: readonly Definition[]): Promise<string[]> {
  const wanted = definitions ?? (await readDefinitions());
  return db.transaction().execute(async tx => {
    const published: string[] = [];
    for (const definition of wanted) if (await publish(tx, definition)) published.push(nameOf(definition));
    return published;
  });
}

async function publish<DB>(db: Kysely<DB>, definition: Definition): Promise<boolean> {
  const { form, version } = definition;
  // Of two processes that start at once, the second waits here for the first.
  const added = await sql`insert into forms.form_version (form, number, definition, published_at)
    values (${form}, ${version}, ${JSON.stringify(definition)}::jsonb, now()) on conflict do nothing returning form`.execute(db);
  if (added.rows.length > 0) return true;
  const { rows } = await sql<{ definition: unknown }>`select definition from forms.form_version where form = ${form} and number = ${version}`.execute(db);
  if (!isDeepStrictEqual(rows[0]?.definition, plain(definition)))
    throw new Error(`${nameOf(definition)} is published in other words. Make version ${version + 1} instead.`);
  return false;
}

const nameOf = ({ form, version }: Definition) => `${form}.${version}`;

const plain = (definition: Definition): unknown => JSON.parse(JSON.stringify(definition));

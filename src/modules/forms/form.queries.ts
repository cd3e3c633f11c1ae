import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { Definition } from './definition.ts';

/** The newest published version of a form: the one to ask with. */
export async function getNewestVersion(work: Work, form: string): Promise<Definition> {
  const { rows } = await sql<{ definition: Definition }>`
    select definition from forms.form_version where form = ${form} and published_at is not null order by number desc limit 1`.execute(work.tables('forms'));
  return theOne(rows, form);
}

// A published version never changes, so each is read from the database once.
const read = new Map<string, Definition>();

/** The version that something was asked with, to show it in those words. */
export async function getVersion(work: Work, form: string, number: number): Promise<Definition> {
  const name = `${form}.${number}`;
  const definition = read.get(name) ?? (await readVersion(work, form, number));
  read.set(name, definition);
  return definition;
}

async function readVersion(work: Work, form: string, number: number): Promise<Definition> {
  const { rows } = await sql<{ definition: Definition }>`
    select definition from forms.form_version where form = ${form} and number = ${number}`.execute(work.tables('forms'));
  return theOne(rows, `${form}.${number}`);
}

function theOne(rows: readonly { definition: Definition }[], name: string): Definition {
  const [row] = rows;
  if (!row) throw new Error(`The form ${name} is not published`);
  return row.definition;
}

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { moduleMap } from '#modules/module-map.ts';

const schemas = ['platform', 'published', ...Object.keys(moduleMap).map(name => name.replaceAll('-', '_'))];

// Kysely reads rows as the parsers of src/platform/database.ts make them: dates and instants are Temporal, counts are numbers.
const types = { date: 'Temporal.PlainDate', timestamptz: 'Temporal.Instant', int8: 'number' };

/** Writes the types of every table and view of a migrated database to `outFile`. */
export async function generateTables(ownerUrl: string, outFile: string): Promise<void> {
  const made = spawnSync(
    process.execPath,
    [
      'node_modules/kysely-codegen/dist/cli/bin.js',
      '--dialect=postgres',
      `--url=${ownerUrl}`,
      `--out-file=${outFile}`,
      `--include-pattern={${schemas.join(',')}}.*`,
      `--type-mapping=${JSON.stringify(types)}`,
      '--no-domains',
      '--log-level=error',
    ],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`The types of the tables could not be written:\n${made.stdout}${made.stderr}`);
  writeFileSync(outFile, withKnownNulls(readFileSync(outFile, 'utf8'), await nullsOfViews(ownerUrl)));
}

/** PostgreSQL calls every column of a view nullable. In ours it is so only where a column of that name may be null in a table the view reads. */
async function nullsOfViews(ownerUrl: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ view: string; column: string }>(`
    select distinct initcap(u.view_name) as view, u.column_name as column
      from information_schema.view_column_usage u
      join information_schema.columns c on (c.table_schema, c.table_name, c.column_name) = (u.table_schema, u.table_name, u.column_name)
     where u.view_schema = 'published' and c.is_nullable = 'YES'`);
  await client.end();
  return new Set(rows.map(row => `Published${row.view.replaceAll('_', '')}.${row.column}`));
}

const withKnownNulls = (source: string, nulls: Set<string>) =>
  source.replace(/export interface (Published\w+) \{\n([^}]*)\}/g, (_, view: string, body: string) => {
    const columns = body.replace(/^ {2}(\w+): (.*) \| null;$/gm, (line, column: string, type: string) =>
      nulls.has(`${view}.${column}`) ? line : `  ${column}: ${type};`,
    );
    return `export interface ${view} {\n${columns}}`;
  });

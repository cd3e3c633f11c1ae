import pg from 'pg';

const heading = `-- The database as all migrations make it. Written by tools/generate-schema.ts from the catalogue, so that a review shows the whole change.
-- Do not edit, and do not run: db/migrations is what makes a database.
`;

const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')`;

// Each gives lines of SQL in an order that does not depend on how the database came about. "place" sorts what belongs together.
const questions: Record<string, string> = {
  schemas: `
    select format('create schema %I;', n.nspname) as line from pg_namespace n where ${ours} order by n.nspname`,
  tables: `
    select format(e'create table %I.%I (\\n%s\\n);%s', n.nspname, c.relname,
             (select string_agg('  ' || part, e',\\n' order by place, part) from (
                select a.attnum as place, format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                         case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as part
                  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                union all
                select 10000, format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid, true)) from pg_constraint k
                 where k.conrelid = c.oid and k.contype <> 'n') parts),
             coalesce((select format(e'\\ncomment on table %I.%I is %L;', n.nspname, c.relname, t.description) from pg_description t
                        where t.objoid = c.oid and t.objsubid = 0 and t.classoid = 'pg_class'::regclass), '')) as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ours} order by n.nspname, c.relname`,
  views: `
    select format(e'create view %I.%I%s as\\n%s', n.nspname, c.relname, coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''), pg_get_viewdef(c.oid, true)) as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and ${ours} order by n.nspname, c.relname`,
  indexes: `
    select pg_get_indexdef(i.indexrelid) || ';' as line
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by n.nspname, 1`,
  functions: `
    select replace(pg_get_functiondef(p.oid), e'\\r', '') || format(e';\\nalter %s %s owner to %I;', case p.prokind when 'p' then 'procedure' else 'function' end,
             p.oid::regprocedure, pg_get_userbyid(p.proowner)) as line
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} order by n.nspname, p.proname, p.oid::regprocedure::text`,
  triggers: `
    select pg_get_triggerdef(t.oid, true) || ';' as line
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where not t.tgisinternal and ${ours} order by n.nspname, c.relname, t.tgname`,
  'row security': `
    select format('alter table %I.%I enable row level security%s;', n.nspname, c.relname, case when c.relforcerowsecurity then ', force row level security' else '' end) as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relrowsecurity and ${ours} order by n.nspname, c.relname`,
  policies: `
    select format('create policy %I on %I.%I as %s for %s to %s%s%s;', p.policyname, p.schemaname, p.tablename, lower(p.permissive), lower(p.cmd),
             (select string_agg(role, ', ' order by role) from unnest(p.roles::text[]) as role), ' using (' || p.qual || ')', ' with check (' || p.with_check || ')') as line
      from pg_policies p join pg_namespace n on n.nspname = p.schemaname where ${ours} order by p.schemaname, p.tablename, p.policyname`,
  grants: `
    select format('grant %s on %s to %s;', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), thing, coalesce(r.rolname, 'public')) as line
      from (select format('%s %I.%I', case c.relkind when 'S' then 'sequence' else 'table' end, n.nspname, c.relname) as thing, c.relacl as acl, c.relowner as owner
              from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours}
            union all
            select format('%I.%I (%I)', n.nspname, c.relname, a.attname), a.attacl, c.relowner
              from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where a.attacl is not null and ${ours}
            union all
            select format('schema %I', n.nspname), n.nspacl, n.nspowner from pg_namespace n where ${ours}
            union all
            select format('function %s', p.oid::regprocedure), p.proacl, p.proowner from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours}) as things,
           lateral aclexplode(acl) as g left join pg_roles r on r.oid = g.grantee
     where g.grantee <> owner group by thing, r.rolname order by thing, r.rolname`,
  memberships: `
    select format('grant %I to %I;', r.rolname, m.rolname) as line from pg_auth_members am join pg_roles r on r.oid = am.roleid join pg_roles m on m.oid = am.member
     where r.rolname !~ '^pg_' order by 1`,
};

/** The whole database in words, from its catalogue. */
export async function schemaOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const parts: string[] = [heading];
    for (const [what, question] of Object.entries(questions)) {
      const { rows } = await client.query<{ line: string | null }>(question);
      if (rows.length === 0) throw new Error(`The catalogue tells of no ${what}: the database was not made`);
      parts.push(`-- ${what}\n${rows.map(({ line }) => line).join('\n')}\n`);
    }
    return parts.join('\n');
  } finally {
    await client.end();
  }
}

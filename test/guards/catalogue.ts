import { leftOut } from '#platform/backup/tables.ts';

/**
 * What must hold of every table, view and function, asked of the catalogue: each question gives one line of text for each fault.
 * `breakIt` makes one fault, to prove that the question finds it.
 */
export type Guard = { question: string; breakIt: string; finds: RegExp };

const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker')`;
const quoted = (names: readonly string[]) => names.map(name => `'${name}'`).join(', ');

/** Tables that hold nothing about anybody, and so need no row security. */
const notPersonal = ['platform.installation', 'public.migration', 'public.beginning'];

/** Tables that everybody at work may read whole: which agencies, teams, roles and systems there are, what the questions of a form are, what the local offer is. */
const readByAll = [
  'access.locality',
  'access.agency',
  'access.role',
  'access.account_role',
  'access.team',
  'access.team_member',
  'systems.system',
  'forms.form_version',
  // the local offer, written out for anybody; drafts and hidden addresses are in directory.record and directory.version
  ...['organization', 'location', 'service', 'service_document', 'service_at_location', 'service_area', 'session', 'edition', 'room'].map(
    name => `directory.${name}`,
  ),
  ...['taxonomy', 'term', 'crosswalk', 'postcode', 'synonym', 'vocabulary', 'service_word', 'ward'].map(name => `directory.${name}`),
  ...['vacancy', 'statement', 'published_comment'].map(name => `directory.${name}`),
];

/** Definer functions that do not belong to register, and why. */
const otherDefiners = [
  // adds a job to a queue that only the owner may write
  'platform.later',
  // the same, in a queue for each system that is told
  'systems.deliver_later',
  // what /dev asks of a database of made-up people: the same queue, and its clock
  'platform.jobs_waiting',
  'platform.move_clock',
];

/** What register may write: sessions and signing in, which come before anybody is known, and seals, which nobody may make by hand. It adds an alert to custodians, and the next lead's topics. */
const writtenByRegister = [
  'platform.session',
  'platform.seal',
  'access.sign_in_begun',
  'access.first_administrator_link',
  'access.invitation',
  'access.local_account',
  'access.passkey',
  'access.sign_in_step',
  'access.guess',
  'access.known_device',
  'access.account_use',
  'systems.token',
  'platform.draft',
  'platform.submission',
  'directory.shortlist_key',
  'directory.shortlist_sent',
];

const logins = `('web', 'jobs', 'app', 'sees_own_families', 'sees_every_family', 'public_sender', 'register')`;

export const guards: Readonly<Record<string, Guard>> = {
  'every table that may hold personal rows is under row security, forced, with a policy': {
    question: `
      select n.nspname || '.' || c.relname as fault from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and ${ours} and n.nspname || '.' || c.relname not in (${quoted(notPersonal)})
         and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`,
    breakIt: 'create table people.forgotten (family_id uuid); alter table people.forgotten enable row level security',
    finds: /people\.forgotten/,
  },
  'no policy lets everybody at work read everything, but for the tables that are no secret': {
    question: `
      select p.schemaname || '.' || p.tablename || ' by ' || p.policyname as fault from pg_policies p join pg_namespace n on n.nspname = p.schemaname
       where ${ours} and p.schemaname || '.' || p.tablename not in (${quoted(readByAll)}) and p.permissive = 'PERMISSIVE' and p.cmd in ('ALL', 'SELECT')
         and p.qual = 'true' and p.roles && array['public', 'app', 'web', 'jobs', 'sees_own_families', 'sees_every_family', 'public_sender']::name[]`,
    breakIt: 'create policy everybody on people.person for select to sees_own_families using (true)',
    finds: /people\.person by everybody/,
  },
  'no one at work can alter or remove what has been recorded': {
    question: `
      select r.rolname || ' may ' || lower(privilege) || ' platform.event' as fault from pg_roles r, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as privilege
       where r.rolname in ${logins} and (has_table_privilege(r.oid, 'platform.event', privilege)
         or (privilege = 'UPDATE' and has_any_column_privilege(r.oid, 'platform.event', privilege)))`,
    breakIt: 'grant update (details) on platform.event to app',
    finds: /app may update platform\.event/,
  },
  'a view shows no more than its reader may see': {
    question: `
      select n.nspname || '.' || c.relname as fault from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'v' and ${ours} and not coalesce(c.reloptions @> '{security_invoker=true}', false)`,
    breakIt: 'create view published.everyone as select given_name from people.person',
    finds: /published\.everyone/,
  },
  'no materialised view holds rows outside row security': {
    question: `
      select n.nspname || '.' || c.relname as fault from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'm' and ${ours}`,
    breakIt: 'create materialized view published.counted as select count(*) from people.person',
    finds: /published\.counted/,
  },
  'every foreign key has an index that begins with it': {
    question: `
      select k.conrelid::regclass || ' (' || k.conname || ')' as fault from pg_constraint k join pg_namespace n on n.oid = k.connamespace
       where k.contype = 'f' and ${ours}
         and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])`,
    breakIt: 'create table people.slow (id uuid primary key, person_id uuid references people.person)',
    finds: /people\.slow \(slow_person_id_fkey\)/,
  },
  'a function that acts with more rights belongs to register and pins its search path': {
    question: `
      select p.oid::regprocedure || ' of ' || pg_get_userbyid(p.proowner) || coalesce(' with ' || array_to_string(p.proconfig, ','), ' without a search path') as fault
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and ${ours} and (
         not coalesce(exists (select from unnest(p.proconfig) as setting where setting like 'search_path=%' and setting not like '%$user%'), false)
         or (pg_get_userbyid(p.proowner) <> 'register' and n.nspname || '.' || p.proname not in (${quoted(otherDefiners)})))`,
    breakIt: `create function people.everybody() returns bigint language sql security definer as 'select count(*) from people.person'`,
    finds: /people\.everybody\(\)/,
  },
  'a function that acts with more rights is not open to everybody': {
    question: `
      select p.oid::regprocedure::text as fault from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and ${ours} and (p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0))`,
    breakIt: `create function people.open_door() returns bigint language sql security definer set search_path = people as 'select 1::bigint'`,
    finds: /people\.open_door\(\)/,
  },
  'the logins of the running service own nothing, inherit nothing and pass no row security': {
    question: `
      select rolname || ' may ' || trait as fault from pg_roles, lateral (values ('pass row security', rolbypassrls), ('do anything', rolsuper), ('make roles', rolcreaterole),
               ('make databases', rolcreatedb), ('inherit', rolinherit and rolname in ('web', 'jobs'))) as traits (trait, has) where rolname in ${logins} and has
      union all
      select pg_get_userbyid(c.relowner) || ' owns ' || c.oid::regclass from pg_class c where pg_get_userbyid(c.relowner) in ${logins}
      union all
      select r.rolname || ' may make things in ' || n.nspname from pg_roles r, pg_namespace n
       where r.rolname in ${logins} and ${ours} and has_schema_privilege(r.oid, n.oid, 'create') and not (r.rolname = 'register' and n.nspname <> 'public')`,
    breakIt: 'alter role web inherit',
    finds: /web may inherit/,
  },
  'register reads, and writes only sessions, signing in and seals, and deletes what is over': {
    question: `
      select 'register may ' || lower(privilege) || ' ' || c.oid::regclass as fault from pg_class c join pg_namespace n on n.oid = c.relnamespace,
             unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as privilege
       where c.relkind in ('r', 'p') and ${ours} and has_table_privilege('register', c.oid, privilege) 
         and n.nspname || '.' || c.relname not in (${quoted(writtenByRegister)})
         and not (c.oid in ('platform.event'::regclass, 'access.sensitive_reader'::regclass) and privilege = 'INSERT')`,
    breakIt: 'grant delete on people.person to register',
    finds: /register may delete people\.person/,
  },
  'a backup, made by the owner as a member of register, sees every row': {
    question: `
      select n.nspname || '.' || c.relname as fault from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and ${ours} and c.relforcerowsecurity and n.nspname || '.' || c.relname not in (${quoted(leftOut)})
         and (not exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname and p.permissive = 'PERMISSIVE'
                            and p.cmd in ('ALL', 'SELECT') and p.qual = 'true' and 'register' = any (p.roles))
           or exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname and p.permissive = 'RESTRICTIVE'
                        and p.cmd in ('ALL', 'SELECT') and p.roles && array['public', 'register']::name[]))`,
    breakIt: 'drop policy backup on platform.message',
    finds: /platform\.message/,
  },
};

import { dayText } from './days.ts';
import type { Making } from './making.ts';

/** Agencies, teams and workers, as if they had been there before the first family. */
export function writeCouncil({ council, write, localities, today }: Making, issuer: string): void {
  const since = dayText(today - 4000);
  for (const { id, slug, name, kind, source, locality } of council.agencies)
    write('access.agency', id, slug, name, kind, source, localities[locality % localities.length] ?? null);
  for (const { id, username, name, jobTitle, agency, roles } of council.workers) {
    write('access.account', id, username, issuer, username, name, `${username}@workers.example`, jobTitle, agency.id);
    for (const role of roles) write('access.account_role', id, role, since);
  }
  for (const { id, name, managerId } of council.teams) write('access.team', id, council.agencies[0]!.id, name, managerId);
  for (const { id, team } of council.workers) if (team !== null) write('access.team_member', council.teams[team]!.id, id, since);
}

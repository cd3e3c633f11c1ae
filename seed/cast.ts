import { addAccount, addAgency, addLocality, addTeam, localIssuer } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Work } from '#platform/work.ts';
import type { Worker } from './fernshire/types.ts';
import { idOf, type Telling } from './telling.ts';

/** Agencies, teams and the people who work in them, long before the first story begins. */
export async function tellCast(telling: Telling, issuer: string): Promise<void> {
  const { council, agencies, workers } = telling.fernshire;
  const at = telling.now.subtract({ hours: 24 * 900 });
  await telling.as('open-early-help', at, async work => {
    for (const { id, name } of council.localities) telling.localities.set(id, await addLocality(work, name));
    for (const { id, name, kind, source, locality, phone, addressProtected, singleSignOn: hasSingleSignOn = true } of agencies) {
      const localityId = idOf(telling.localities, locality);
      const isProtected = addressProtected === true;
      telling.agencies.set(id, await addAgency(work, { slug: id, name, kind, sourceCode: source, localityId, phone, isProtected, hasSingleSignOn }));
    }
    const rights = await rightsOfRoles(work);
    const signsInHere = new Set(agencies.flatMap(({ id, singleSignOn }) => (singleSignOn === false ? [id] : [])));
    for (const worker of workers) await tellWorker(telling, work, worker, signsInHere.has(worker.agency) ? localIssuer : issuer, rights);
    for (const team of council.teams) {
      const members = workers.filter(worker => worker.teams.includes(team.id));
      const manager = members.find(worker => worker.roles.includes('team-manager'));
      const memberIds = members.map(worker => idOf(telling.accounts, worker.username));
      const managerId = manager ? idOf(telling.accounts, manager.username) : null;
      telling.teams.set(team.id, await addTeam(work, { agencyId: idOf(telling.agencies, team.agency), name: team.name, managerId, memberIds }));
    }
  });
}

type RoleRights = Map<string, { sees: Actor['sees']; rights: string[] }>;

// The same rows that a session reads at sign-in, so that a story cannot do what its teller could not do on a page.
async function rightsOfRoles(work: Work): Promise<RoleRights> {
  const rows = await work.tables('access').selectFrom('access.role').select(['code', 'sees', 'rights']).execute();
  return new Map(rows.map(({ code, sees, rights }) => [code, { sees: sees as Actor['sees'], rights }]));
}

async function tellWorker(telling: Telling, work: Work, worker: Worker, issuer: string, known: RoleRights): Promise<void> {
  const { username, name, jobTitle, agency, roles, email, phone } = worker;
  const agencyId = idOf(telling.agencies, agency);
  const id = await addAccount(work, { username, issuer, subject: username, name, email, phone, jobTitle, agencyId, roles });
  const held = roles.map(role => known.get(role) ?? { sees: 'own families' as const, rights: [] });
  const sees = held.some(role => role.sees === 'every family') ? 'every family' : 'own families';
  telling.accounts.set(username, id);
  telling.actors.set(username, { id, name, kind: 'worker', agencyId, personId: null, roles, rights: new Set(held.flatMap(role => role.rights)), sees });
}

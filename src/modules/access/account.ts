import { notFound } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { copyTopics, isClosedToMe } from './account.queries.ts';
import {
  accountAdded,
  accountDisabled,
  agencyAdded,
  conflictNoted,
  familyAccessEnded,
  familyLabelled,
  familyOpened,
  topicsHandedOver,
} from './access.events.ts';
import { mayManageAccounts } from './accounts.policy.ts';
import { mayBecause } from './role.ts';
import { beginLocal } from './sign-in-here/begin-local.ts';
import { localIssuer } from './sign-in-here/local-account.queries.ts';

export { findTopicsEverNamed } from './account.queries.ts';

export type NewAgency = {
  slug: string;
  name: string;
  kind: string;
  sourceCode: string;
  localityId?: string | null;
  phone?: string | null;
  isProtected?: boolean;
  /** Whether its people can be known by an identity provider; the others sign in here. */
  hasSingleSignOn?: boolean;
};
export type NewAccount = {
  username: string;
  /** Who they are to the identity provider: issuer, tenant and subject, never an e-mail address. */
  issuer: string;
  tenant?: string;
  subject: string;
  name: string;
  email?: string | null;
  phone?: string | null;
  jobTitle?: string | null;
  agencyId?: string | null;
  personId?: string | null;
  roles: readonly string[];
  /** Signs in here, whatever their agency has. */
  maySignInHere?: boolean;
};

export async function addLocality(work: Work, name: string): Promise<string> {
  work.require(mayManageAccounts(work.actor));
  const id = work.newId();
  await work.tables('access').insertInto('access.locality').values({ id, name }).execute();
  await work.record(agencyAdded, { familyId: null, subjectId: id, details: { agencyId: id } });
  return id;
}

export async function addAgency(work: Work, agency: NewAgency): Promise<string> {
  work.require(mayManageAccounts(work.actor));
  const id = work.newId();
  const { slug, name, kind, sourceCode, localityId = null, phone = null, isProtected = false, hasSingleSignOn = true } = agency;
  const more = { is_protected: isProtected, has_single_sign_on: hasSingleSignOn };
  await work
    .tables('access')
    .insertInto('access.agency')
    .values({ id, slug, name, kind, source_code: sourceCode, locality_id: localityId, phone, ...more })
    .execute();
  await work.record(agencyAdded, { familyId: null, subjectId: id, details: { agencyId: id } });
  return id;
}

/** Adds a team; its manager sees the families allocated to it. */
export async function addTeam(work: Work, team: { agencyId: string; name: string; managerId: string | null; memberIds: readonly string[] }): Promise<string> {
  work.require(mayManageAccounts(work.actor));
  const id = work.newId();
  await work.tables('access').insertInto('access.team').values({ id, agency_id: team.agencyId, name: team.name, manager_id: team.managerId }).execute();
  for (const accountId of team.memberIds) {
    await work.tables('access').insertInto('access.team_member').values({ team_id: id, account_id: accountId, starts_on: work.today }).execute();
  }
  await work.record(agencyAdded, { familyId: null, subjectId: id, details: { agencyId: team.agencyId } });
  return id;
}

export async function addAccount(work: Work, account: NewAccount): Promise<string> {
  work.require(mayManageAccounts(work.actor));
  const id = work.newId();
  const { username, issuer, tenant = '', subject, name, email = null, phone = null, jobTitle = null, agencyId = null, personId = null } = account;
  const more = { may_sign_in_here: account.maySignInHere ?? false, added_on: work.today };
  await work
    .tables('access')
    .insertInto('access.account')
    .values({ id, username, issuer, tenant, subject, name, email, phone, job_title: jobTitle, agency_id: agencyId, person_id: personId, ...more })
    .execute();
  if (issuer === localIssuer && email !== null) await beginLocal(work, id, email);
  for (const role of account.roles)
    await work.tables('access').insertInto('access.account_role').values({ account_id: id, role, starts_on: work.today }).execute();
  await work.record(accountAdded, { familyId: null, subjectId: id, details: { accountId: id } });
  return id;
}

/** Ends somebody's access: they are out at their next request. */
export async function disableAccount(work: Work, accountId: string): Promise<void> {
  work.require(mayManageAccounts(work.actor));
  await work.tables('access').updateTable('access.account').set({ disabled_at: work.now, suspended_because: null }).where('id', '=', accountId).execute();
  await work.record(accountDisabled, { familyId: null, subjectId: accountId, details: { accountId } });
}

export type Because = 'lead practitioner' | 'team around the family' | 'allocated team' | 'front door' | 'audit' | 'supervision' | 'named' | 'stepped up';

/** Opens a family to one worker or one team's manager, from today, for a reason. Who may do so is for the action that calls this to decide. */
export async function openFamily(
  work: Work,
  familyId: string,
  to: { accountId: string } | { teamId: string },
  because: Because,
  endsOn: Temporal.PlainDate | null = null,
): Promise<void> {
  const [accountId, teamId] = 'accountId' in to ? [to.accountId, null] : [null, to.teamId];
  if (await isClosedToMe(work, familyId)) throw notFound();
  const already = await work
    .tables('access')
    .selectFrom('access.family_access')
    .select('id')
    .where('family_id', '=', familyId)
    .where('because', '=', because)
    .where(eb => (accountId ? eb('account_id', '=', accountId) : eb('team_id', '=', teamId)))
    .where(eb => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', work.today)]))
    .executeTakeFirst();
  if (already) return;
  await work
    .tables('access')
    .insertInto('access.family_access')
    .values({ id: work.newId(), family_id: familyId, account_id: accountId, team_id: teamId, because, starts_on: work.today, ends_on: endsOn })
    .execute();
  await work.record(familyOpened, { familyId, subjectId: accountId ?? teamId, details: { to: accountId ?? teamId ?? '', because } });
}

/**
 * Ends one worker's or one team's access for one reason, from tomorrow; what they did today they may still finish. Recorded first, in case it is
 * one's own.
 */
export async function closeFamily(work: Work, familyId: string, to: string | { teamId: string }, because: Because): Promise<void> {
  const [column, id] = typeof to === 'string' ? (['account_id', to] as const) : (['team_id', to.teamId] as const);
  await work.record(familyAccessEnded, { familyId, subjectId: id, details: { of: id } });
  await work
    .tables('access')
    .updateTable('access.family_access')
    .set({ ends_on: work.today })
    .where('family_id', '=', familyId)
    .where(column, '=', id)
    .where('because', '=', because)
    .where('ends_on', 'is', null)
    .execute();
}

export type SensitiveTopic = 'mental-health' | 'abuse' | 'pregnancy' | 'offences' | 'health' | 'address';

/** Names somebody for a sensitive part of a family's record. */
export async function nameSensitiveReader(work: Work, familyId: string, topic: SensitiveTopic, accountId: string): Promise<void> {
  await work
    .tables('access')
    .insertInto('access.sensitive_reader')
    .values({ family_id: familyId, topic, account_id: accountId, starts_on: work.today })
    .onConflict(conflict => conflict.doNothing())
    .execute();
  await work.record(familyOpened, { familyId, subjectId: accountId, details: { to: accountId, because: `named for ${topic}` } });
}

/** The next lead practitioner is named for what the one before was named for; the family must be open to both. */
export async function handOverTopics(work: Work, familyId: string, fromId: string, toId: string): Promise<void> {
  await copyTopics(work, familyId, fromId, toId);
  await work.record(topicsHandedOver, { familyId, subjectId: toId, details: { fromId, toId } });
}

/** Restricts or seals a record: from now on only the people named see it. */
export async function labelFamily(
  work: Work,
  familyId: string,
  label: 'restricted' | 'sealed',
  named: readonly { accountId: string; isCustodian: boolean }[],
): Promise<void> {
  work.require(mayBecause(work.actor, 'label-families', 'Only the information-governance lead can restrict or seal a record'));
  await work.record(familyLabelled, { familyId, details: { label } });
  for (const { accountId, isCustodian } of named) {
    await work
      .tables('access')
      .insertInto('access.named_for_family')
      .values({ family_id: familyId, account_id: accountId, is_custodian: isCustodian })
      .execute();
  }
  await work.tables('access').insertInto('access.family_label').values({ family_id: familyId, label, since: work.today }).execute();
}

/** Shuts a worker out of the record of their own family or a relative's. */
export async function noteConflict(work: Work, familyId: string, accountId: string): Promise<void> {
  work.require(mayBecause(work.actor, 'label-families', 'Only the information-governance lead can note that a worker is related to a family'));
  await work.record(conflictNoted, { familyId, details: { accountId } });
  await work.tables('access').insertInto('access.staff_conflict').values({ family_id: familyId, account_id: accountId }).execute();
}

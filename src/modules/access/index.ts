import type { Module } from '#platform/module.ts';
import * as events from './access.events.ts';
import { addFirstAdministratorPage } from './add-first-administrator/add-first-administrator.page.ts';
import { addAgencyPage } from './add-agency/add-agency.page.ts';
import { addWorkerPage } from './add-worker/add-worker.page.ts';
import { changeRolesPage } from './change-roles/change-roles.page.ts';
import { endAccessPage } from './end-access/end-access.page.ts';
import { mayManageAccounts } from './accounts.policy.ts';
import { changeAgencyPage } from './change-agency/change-agency.page.ts';
import { confirmPeoplePage } from './confirm-people/confirm-people.page.ts';
import { giveNewLinkPage } from './give-new-link/give-new-link.page.ts';
import { reviewAccounts } from './review-accounts/review-accounts.ts';
import { has } from './role.ts';
import { seeAgenciesPage } from './see-agencies/see-agencies.page.ts';
import { seeStartPage } from './see-start/see-start.page.ts';
import { seeWorkersPage } from './see-workers/see-workers.page.ts';
import { wakeAccountPage } from './wake-account/wake-account.page.ts';
import { signOutPage } from './sign-out/sign-out.page.ts';

export * from './account.ts';
export { findColleagues, findEmailsWith, findTeams, isClosedTo, type Colleague, type Team } from './account.queries.ts';
export { has, mayBecause, type Right } from './role.ts';
export { offerFirstAdministrator } from './add-first-administrator/add-first-administrator.ts';
export { localIssuer } from './sign-in-here/local-account.queries.ts';
export { siteAt } from './sign-in-here/here.ts';
export { keysOfDemo, readKeys, type Keys } from './sign-in-here/keys.ts';
export { resetSignIn } from './give-new-link/give-new-link.ts';
export { signInPages } from './sign-in-here/sign-in-pages.ts';
export { demoIssuer } from './sign-in/demo-issuer.ts';
export { readSignIn } from './sign-in/configuration.ts';
export { identityProvider, type ProviderSettings } from './sign-in/identity-provider.ts';
export { serveSignIn } from './sign-in/sign-in.routes.ts';
export { findDemoAccounts, serveSignInAs } from './sign-in-as/sign-in-as.ts';

export const access: Module = {
  pages: [
    seeStartPage,
    signOutPage,
    addFirstAdministratorPage,
    seeWorkersPage,
    addWorkerPage,
    addAgencyPage,
    changeRolesPage,
    endAccessPage,
    giveNewLinkPage,
    wakeAccountPage,
    seeAgenciesPage,
    changeAgencyPage,
    confirmPeoplePage,
  ],
  events: Object.values(events),
  nav: actor => [
    ...(mayManageAccounts(actor).allowed ? [{ href: '/workers', text: 'People who work here' }] : []),
    ...(has(actor, 'confirm-people') ? [{ href: `/agencies/${actor.agencyId ?? ''}/people`, text: 'Your organisation’s people' }] : []),
  ],
  jobs: { 'review-accounts': reviewAccounts },
};

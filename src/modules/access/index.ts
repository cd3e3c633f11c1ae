import type { Module } from '#platform/module.ts';
import * as events from './access.events.ts';
import { addFirstAdministratorPage } from './add-first-administrator/add-first-administrator.page.ts';
import { addAgencyPage } from './add-agency/add-agency.page.ts';
import { addWorkerPage } from './add-worker/add-worker.page.ts';
import { changeRolesPage } from './change-roles/change-roles.page.ts';
import { endAccessPage } from './end-access/end-access.page.ts';
import { mayManageAccounts } from './accounts.policy.ts';
import { seeStartPage } from './see-start/see-start.page.ts';
import { seeWorkerPage } from './see-worker/see-worker.page.ts';
import { seeWorkersPage } from './see-workers/see-workers.page.ts';
import { takeUpInvitationPage } from './take-up-invitation/take-up-invitation.page.ts';
import { signOutPage } from './sign-out/sign-out.page.ts';

export * from './account.ts';
export { findColleagues, findTeams, isClosedTo, type Colleague, type Team } from './account.queries.ts';
export { has, mayBecause, type Right } from './role.ts';
export { offerFirstAdministrator } from './add-first-administrator/add-first-administrator.ts';
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
    seeWorkerPage,
    changeRolesPage,
    endAccessPage,
    takeUpInvitationPage,
  ],
  events: Object.values(events),
  nav: actor => (mayManageAccounts(actor).allowed ? [{ href: '/workers', text: 'People who work here' }] : []),
};

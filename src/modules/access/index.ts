import type { Module } from '#platform/module.ts';
import * as events from './access.events.ts';
import { signOutPage } from './sign-out/sign-out.page.ts';

export * from './account.ts';
export { findColleagues, findTeams, type Colleague, type Team } from './account.queries.ts';
export { has, mayBecause, rights, type Right } from './role.ts';
export { serveSignInAs } from './sign-in-as/sign-in-as.ts';

export const access: Module = { pages: [signOutPage], events: Object.values(events) };

import type { Module } from '#platform/module.ts';
import { addSystemPage } from './add-system/add-system.page.ts';
import { endSecretPage } from './end-secret/end-secret.page.ts';
import { endSystemPage } from './end-system/end-system.page.ts';
import { makeSecretPage } from './make-secret/make-secret.page.ts';
import { makeSigningKeyPage } from './make-signing-key/make-signing-key.page.ts';
import { seeSystemPage } from './see-system/see-system.page.ts';
import { seeSystemsPage } from './see-systems/see-systems.page.ts';
import { sendAgainPage } from './send-again/send-again.page.ts';
import { setWebhookPage } from './set-webhook/set-webhook.page.ts';
import * as events from './system.events.ts';
import { mayManageSystems } from './system.policy.ts';

export { findAnswerTo } from './answer.queries.ts';
export { addSystem } from './add-system/add-system.ts';
export { findAsking, giveToken, type Asking } from './give-token/give-token.ts';
export { makeSecret } from './make-secret/make-secret.ts';
export { setWebhook } from './set-webhook/set-webhook.ts';
export { isScope, scopes, tokenLife, triedFor, webhookEvents, type Scope, type WebhookEvent } from './system.ts';
export { deliverWebhook } from './webhook/deliver-webhook.ts';
export { webhookPost, type Post } from './webhook/post.ts';
export { isLoopbackAddress, isPublicAddress } from './webhook/public-address.ts';
export { tellSystem } from './webhook/tell-system.ts';

export const systems: Module = {
  pages: [seeSystemsPage, addSystemPage, seeSystemPage, makeSecretPage, makeSigningKeyPage, endSecretPage, setWebhookPage, sendAgainPage, endSystemPage],
  events: Object.values(events),
  nav: actor => (mayManageSystems(actor).allowed ? [{ href: '/systems', text: 'Systems that send requests' }] : []),
};

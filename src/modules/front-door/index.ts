import type { Module } from '#platform/module.ts';
import * as requestEvents from './request.events.ts';

export { sendRequest } from './ask-for-support/send-request.ts';
export type { NewRequest, NewRequestPerson, SafeContact, SupportRequest } from './request.ts';

export const frontDoor: Module = { pages: [], events: [...Object.values(requestEvents)] };

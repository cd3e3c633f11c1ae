import { eventKind } from '#platform/event.ts';
import type { RequestSender } from './request.ts';

export const requestSent = eventKind<{ requestId: string; who: RequestSender; isDanger: boolean; isSignificantHarm: boolean }>(
  'front-door.request-sent',
  ({ isSignificantHarm }) => (isSignificantHarm ? 'asked for support, worried about significant harm' : 'asked for support'),
);

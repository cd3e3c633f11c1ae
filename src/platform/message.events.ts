import { eventKind } from './event.ts';

export const messageSent = eventKind<{ template: string }>('message.sent', () => 'sent a message', { quiet: true });
export const messageSendingFailed = eventKind<{ template: string; why: string }>('message.sending-failed', () => 'could not send a message', { quiet: true });

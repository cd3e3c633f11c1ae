import { eventKind } from '#platform/event.ts';

export const signedIn = eventKind<{ by: 'provider' | 'demo' | 'password' | 'passkey' }>('access.signed-in', () => 'signed in', { quiet: true });
export const signInRefused = eventKind<{ why: string }>('access.sign-in-refused', () => 'was not let in', { quiet: true });
export const accountConnected = eventKind<{ accountId: string }>('access.account-connected', () => 'connected their account to the identity provider', {
  quiet: true,
});
export type WayInChange = 'password changed' | 'password added' | 'password removed' | 'app changed' | 'passkey added' | 'passkey removed';
export const waysInChanged = eventKind<{ accountId: string; change: WayInChange }>('access.ways-in-changed', () => 'changed how they sign in', { quiet: true });
export const newLinkNeeded = eventKind<{ accountId: string; checkedBy: string }>('access.new-link-needed', () => 'reset how somebody signs in', {
  quiet: true,
});
export const accountSuspended = eventKind<{ accountId: string; because: string }>('access.account-suspended', () => 'suspended an account', { quiet: true });
export const accountWoken = eventKind<{ accountId: string }>('access.account-woken', () => 'woke an account', { quiet: true });
export const accountWarned = eventKind<{ accountId: string }>('access.account-warned', () => 'told somebody that their account will sleep', { quiet: true });
export const peopleAsked = eventKind<{ agencyId: string; checkId: string }>('access.people-asked', () => 'asked an agency to confirm its people', {
  quiet: true,
});
export const peopleConfirmed = eventKind<{ agencyId: string; stay: readonly string[]; left: readonly string[] }>(
  'access.people-confirmed',
  () => 'confirmed who still needs the service',
  { quiet: true },
);
export const agencyChanged = eventKind<{ agencyId: string }>('access.agency-changed', () => 'changed an agency', { quiet: true });
export const signedOut = eventKind<Record<never, never>>('access.signed-out', () => 'signed out', { quiet: true });
export const accountAdded = eventKind<{ accountId: string }>('access.account-added', () => 'added an account', { quiet: true });
export const accountInvited = eventKind<{ accountId: string }>('access.account-invited', () => 'made a link for somebody to sign in with', { quiet: true });
export const rolesChanged = eventKind<{ accountId: string; roles: readonly string[] }>('access.roles-changed', () => 'changed what somebody may do', {
  quiet: true,
});
export const accountDisabled = eventKind<{ accountId: string }>('access.account-disabled', () => 'ended somebody’s access', { quiet: true });
export const agencyAdded = eventKind<{ agencyId: string }>('access.agency-added', () => 'added an agency', { quiet: true });
/** The topic that somebody is named for stays untold: that a family has such a part is itself for few to read. */
export const familyOpened = eventKind<{ to: string; because: string }>('access.family-opened', ({ because }) =>
  because.startsWith('named') ? 'named somebody for a part that few may read' : `gave somebody access: ${because}`,
);
export const familyAccessEnded = eventKind<{ of: string }>('access.family-access-ended', () => 'ended somebody’s access to this family');
export const topicsHandedOver = eventKind<{ fromId: string; toId: string }>('access.topics-handed-over', () => 'handed over what few may read', {
  quiet: true,
});
export const familyLabelled = eventKind<{ label: string }>('access.family-labelled', ({ label }) => `changed the label of this record to ${label}`);
export const conflictNoted = eventKind<{ accountId: string }>('access.conflict-noted', () => 'noted that a worker is related to this family', { quiet: true });

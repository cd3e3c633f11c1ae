import type { WayInChange } from '../access.events.ts';

const words: Record<WayInChange, string> = {
  'password changed': 'Your password was changed.',
  'password added': 'A password and an app for codes were added.',
  'password removed': 'Your password and your app for codes were removed.',
  'app changed': 'Another app shows your codes now.',
  'passkey added': 'A passkey was added.',
  'passkey removed': 'A passkey was removed.',
};

/** After every change to how somebody signs in. It says what changed, and nothing of whom. */
export const wayInChangedMessage = (change: WayInChange) => ({
  template: 'way-in-changed',
  subject: 'How you sign in has changed',
  body: `${words[change]}\n\nIf this was you, you need do nothing.\n\nIf it was not, tell your council’s early help administrator at once. They can end every session and give you a new link.`,
});

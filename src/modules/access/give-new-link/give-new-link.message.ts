/** To somebody for whom an administrator began anew, in case it was not they who asked. */
export const resetMessage = {
  template: 'sign-in-reset',
  subject: 'How you sign in was reset',
  body: 'An administrator reset how you sign in. You sign in again with the link they give you.\n\nIf you did not ask for this, tell your council’s early help administrator at once.',
};

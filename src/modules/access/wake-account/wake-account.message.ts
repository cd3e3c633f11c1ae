/** To somebody whose account was suspended. */
export const wokenMessage = {
  template: 'account-woken',
  subject: 'Your account is open again',
  body: 'An administrator opened your account again. Sign in as before.',
};

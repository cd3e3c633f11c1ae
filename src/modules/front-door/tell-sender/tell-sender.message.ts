type About = { reference: string };

/** To a sender with an account: where to read what was decided, and nothing of what it was. */
export const decidedMessage = ({ reference }: About) => ({
  template: 'request-decided',
  subject: `Your request has been decided: ${reference}`,
  body: `We have decided what happens next with your request ${reference}.\n\nTo read it, sign in and choose “My requests”.`,
});

/** To somebody without an account, only where they said that this is safe. Somebody else may read it, so it does not say what it is about. */
export const ringUsMessage = ({ reference }: About) => ({
  template: 'request-ring-us',
  subject: `About ${reference}`,
  body: `We have an answer for you. Please ring us when it is safe, and say the reference ${reference}.`,
});

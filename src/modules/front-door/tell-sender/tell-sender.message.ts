type About = { reference: string };
type Sent = About & { sendingSystem: object | null };

/** To a sender who works with the family: where to read what was decided, and nothing of what it was. */
export const decidedMessage = ({ reference, sendingSystem }: Sent) => ({
  template: 'request-decided',
  subject: `Your request has been decided: ${reference}`,
  body: `We have decided what happens next with your request ${reference}.\n\n${
    sendingSystem ? 'The system you sent it from can show you what.' : 'To read it, sign in and choose “My requests”.'
  }`,
});

/** To somebody without an account, only where they said that this is safe. Somebody else may read it, so it does not say what it is about. */
export const ringUsMessage = ({ reference }: About) => ({
  template: 'request-ring-us',
  subject: `About ${reference}`,
  body: `We have an answer for you. Please ring us when it is safe, and say the reference ${reference}.`,
});

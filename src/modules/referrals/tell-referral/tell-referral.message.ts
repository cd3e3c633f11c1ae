type About = { reference: string };

// Who reads an inbox need not be who a message was written to: none of these names anybody, a service, or what was said.

/** To those who take up referrals at the service. */
export const newMessage = ({ reference }: About) => ({
  template: 'referral-new',
  subject: `A new referral: ${reference}`,
  body: `Somebody was referred to a service of yours.\n\nTo read it and answer, sign in and choose “Referrals to us”. It is ${reference}.`,
});

export const reminderMessage = ({ reference }: About) => ({
  template: 'referral-reminder',
  subject: `A referral waits for your answer: ${reference}`,
  body: `${reference} was sent to a service of yours and has no answer yet. People are waiting for it.\n\nTo answer, sign in and choose “Referrals to us”.`,
});

export const withdrawnMessage = ({ reference }: About) => ({
  template: 'referral-withdrawn',
  subject: `A referral was taken back: ${reference}`,
  body: `${reference} was taken back by whoever sent it. Please do not get in touch with anybody because of it. You can no longer read it.`,
});

/** To whoever referred, and to whoever leads the help now. */
export const answeredMessage = ({ reference }: About) => ({
  template: 'referral-answered',
  subject: `There is news of your referral: ${reference}`,
  body: `A service has told how it stands with ${reference}.\n\nTo read it, sign in and open the plan, or the request it came from.`,
});

export const unansweredMessage = ({ reference }: About) => ({
  template: 'referral-unanswered',
  subject: `No answer yet to your referral: ${reference}`,
  body: `The service has not answered ${reference} in time. Please ask it how things stand.\n\nTo see whom to ask, sign in and open the plan, or the request it came from.`,
});

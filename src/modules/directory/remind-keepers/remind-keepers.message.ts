/** None of these names a service or says what somebody wrote: who reads an inbox need not be who it was written to. */
export const reviewMessage = (records: number) => ({
  template: 'services-to-look-at',
  subject: 'Please look at your services in the directory',
  body: `${records === 1 ? 'One page' : `${records} pages`} in the directory of services should be looked at again, so that families can rely on what is there.\n\nSign in, choose the services at the top, and then “To be looked at”. If it is still right, that is one press.`,
});

export const reportMessage = {
  template: 'service-report',
  subject: 'A visitor wrote about a service in the directory',
  body: 'A visitor of the directory of services says that something is wrong.\n\nTo read it, sign in, choose the services at the top, and then “From visitors”.',
};

export const commentMessage = {
  template: 'offer-comment',
  subject: 'Somebody commented on the local offer',
  body: 'Somebody says what they think of the local offer for special educational needs and disabilities. Comments are published with an answer.\n\nTo read it, sign in, choose the services at the top, and then “Comments”.',
};

export const settledMessage = (cameBack: boolean) => ({
  template: cameBack ? 'service-change-returned' : 'service-change-public',
  subject: cameBack ? 'A change to the directory came back' : 'A change to the directory is public now',
  body: cameBack
    ? 'An editor has sent a change of yours back, and says what is to be put right.\n\nTo read it, sign in and choose “My services”. Nothing that was typed is lost.'
    : 'A change that your organisation sent is public now.\n\nTo see it, sign in and choose “My services”.',
});

/** A made-up request, as the documentation shows it and its test sends it. */
export const aRequestSent = {
  isDanger: false,
  isSignificantHarm: false,
  family: [
    { kind: 'child', givenName: 'Rosa', familyName: 'Bramble', bornOn: '2018-05-04', school: 'Oakfield Primary School' },
    { kind: 'adult', givenName: 'Mina', familyName: 'Bramble', ageAbout: 34, relationship: 'Mother' },
  ],
  address: { where: 'address', lines: '3 Copper Lane\nFernbury', postcode: 'FN1 4AA', isProtected: false },
  answers: {
    'going-well': 'Rosa reads with her mum every evening.',
    'worry-topics': ['learning', 'home'],
    'worried-about': 'Rosa is often late and says she is hungry.',
    'how-long': 'months',
    'would-help': 'Somebody to go through the money with mum.',
  },
  agreement: { given: 'yes', by: 'Mina Bramble, mother', how: 'Face to face', on: '2026-11-02' },
  helpers: [{ name: 'Lena Frost, school nurse', doing: 'Weight and sleep', contact: '01632 960140' }],
  sender: { name: 'Tom Ashby', email: 'tom.ashby@example.org', phone: '01632 960123' },
};

export const anAnswer = {
  reference: 'R-7KQ2MX',
  state: 'waiting',
  sentAt: '2026-11-03T09:12:31Z',
  dueAt: '2026-11-04T17:00:00Z',
  whatHappensNext: ['We will decide what happens next and tell you by 5pm on Wednesday 4 November 2026.'],
};

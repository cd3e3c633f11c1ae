import { sendRequest, type NewRequest, type NewRequestPerson } from '#modules/front-door/index.ts';
import { somebody } from '#platform/actor.ts';
import { doWork } from '#platform/work.ts';
import type { Person, World } from '#test/world.ts';

export const aPerson = (more: Partial<NewRequestPerson> = {}): NewRequestPerson => ({
  givenName: 'Rosa',
  familyName: 'Bramble',
  bornOn: Temporal.PlainDate.from('2018-05-04'),
  dueOn: null,
  ageAbout: null,
  isChild: true,
  relationship: null,
  school: 'Oakfield Primary School',
  ...more,
});

/** A request from somebody who works with the family, whole and ordinary. */
export const aRequest = (more: Partial<NewRequest> = {}): NewRequest => ({
  who: 'practitioner',
  form: 'request-practitioner',
  formVersion: 1,
  answers: {
    'going-well': 'Rosa reads with her mum every evening.',
    'worry-topics': ['learning', 'home'],
    'worried-about': 'Rosa is often late and says she is hungry.',
    'how-long': 'months',
    'would-help': 'Somebody to go through the money with mum.',
  },
  isDanger: false,
  isSignificantHarm: false,
  sender: { name: 'Tom Ashby', email: 'tom.ashby@example.org', phone: '01632 960123' },
  safeContact: null,
  agreement: { given: 'yes', by: 'Mina Bramble, mother', how: 'Face to face', on: Temporal.PlainDate.from('2027-02-26'), why: null },
  people: [aPerson(), aPerson({ givenName: 'Mina', bornOn: null, ageAbout: 34, isChild: false, relationship: 'Mother', school: null })],
  address: { hasNoFixedAddress: false, lines: '3 Copper Lane, Fernbury', postcode: 'FN1 4AA', isProtected: false },
  helpers: [{ name: 'Lena Frost, school nurse', doing: 'Weight and sleep', contact: '01632 960140' }],
  ...more,
});

/** A parent's request, from somebody without an account. */
export const aFamilysRequest = (more: Partial<NewRequest> = {}): NewRequest =>
  aRequest({
    who: 'parent-or-carer',
    form: 'request-family',
    answers: { 'worry-topics': ['money-work'], 'worried-about': 'The rent went up.', 'would-help': 'I do not know.' },
    sender: { name: 'Mina Bramble', email: 'mina@example.org', phone: '07700 900321' },
    safeContact: { ways: ['text'], when: 'In school hours', mayLeaveMessage: false, through: null, postTo: null },
    agreement: null,
    helpers: [],
    ...more,
  });

/** Sends a request as a worker. */
export const sendAs = (world: World, who: Person, more: Partial<NewRequest> = {}) => world.doAs(who, work => sendRequest(work, aRequest(more)));

/** Sends a request as somebody without an account, in a session of their own. */
export const sendAsSomebody = (world: World, more: Partial<NewRequest> = {}) =>
  doWork(world.platform, somebody(world.platform.newId()), 'change', work => sendRequest(work, aFamilysRequest(more)));

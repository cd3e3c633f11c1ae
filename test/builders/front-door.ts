import assert from 'node:assert/strict';
import { sendRequest, type NewRequest, type NewRequestPerson } from '#modules/front-door/index.ts';
import { somebody } from '#platform/actor.ts';
import { doWork } from '#platform/work.ts';
import type { Browser, Page } from '#test/browser.ts';
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

type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What a teacher types, page by page. */
export const answersOfATeacher = (): Record<string, Typed> => ({
  danger: { isDanger: 'no' },
  'significant-harm': { isSignificantHarm: 'no' },
  'family/1': {
    givenName: 'Rosa',
    familyName: 'Bramble',
    kind: 'child',
    birth: 'date',
    'bornOn-day': '4',
    'bornOn-month': '5',
    'bornOn-year': '2018',
    school: 'Oakfield Primary School',
  },
  family: { another: 'no' },
  address: { where: 'address', lines: '3 Copper Lane\nFernbury', postcode: 'fn1 4aa', isProtected: 'no' },
  'going-well': { 'going-well': 'Rosa reads with her mum every evening.' },
  worried: { 'worry-topics': ['learning', 'home'], 'worried-about': 'Rosa is often late and says she is hungry.', 'how-long': 'months' },
  'would-help': { 'would-help': 'Somebody to go through the money with mum.' },
  agreement: { given: 'yes', by: 'Mina Bramble, mother', how: 'Face to face', 'on-day': '26', 'on-month': '2', 'on-year': '2027' },
  helpers: { another: 'no' },
});

/** What a parent types, page by page; a text is safe, nothing else. */
export const answersOfAParent = (): Record<string, Typed> => ({
  who: { who: 'parent-or-carer' },
  'safe-contact': { ways: 'text' },
  'your-phone': { phone: '07700 900321', when: 'In school hours', mayLeaveMessage: 'no' },
  danger: { isDanger: 'no' },
  'about-you': { givenName: 'Mina', familyName: 'Bramble' },
  'family/1': { givenName: 'Rosa', kind: 'child', birth: 'about', ageAbout: '8', relationship: 'My daughter' },
  family: { another: 'no' },
  address: { where: 'no-fixed', isProtected: 'no' },
  worried: { 'worry-topics': 'money-work', 'worried-about': 'The rent went up.' },
  helpers: { another: 'no' },
});

/** Goes from page to page, typing what is given for each over what it says, until there is nothing more to answer. */
export async function walk(browser: Browser, from: string, answers: Readonly<Record<string, Typed>>): Promise<{ seen: string[]; last: Page }> {
  const seen: string[] = [];
  let page = await browser.visit(from);
  for (let steps = 0; steps < 40; steps += 1) {
    page = await browser.follow(page);
    const slug = page.url
      .split('/')
      .slice(page.url.startsWith('/requests/new') ? 4 : 3)
      .join('/');
    seen.push(slug);
    if (slug === 'check-answers') return { seen, last: page };
    const isFirst = slug === 'family' && `${slug}/1` in answers && !seen.includes(`${slug}/1`);
    page = await browser.sendFrom(page, isFirst ? { another: 'yes' } : (answers[slug] ?? {}));
    assert.equal(page.status, 303, `${slug} should be answered, and says: ${page.text.slice(0, 400)}`);
  }
  throw new Error('This journey does not end');
}

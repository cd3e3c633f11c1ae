import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersOfATeacher, walk } from '#test/builders/front-door.ts';
import { aRequestSent, askBy, sendBy, systemIn } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2026-11-03T09:00Z' });
const system = await systemIn(world);
const tom = await world.worker('Tom Ashby', { roles: ['referrer'], phone: '01632 960123' });
const lead = await world.worker('Ada Quill', { roles: ['safeguarding-lead'] });
const officer = await world.worker('Olive Reed', { roles: ['front-door-officer'], agency: 'Early help hub' });

const idOf = async (reference: unknown) => (await world.stored<{ id: string }>('select id from front_door.request where reference = $1', [reference]))[0]?.id;
/** Everything kept of a request, without what differs between any two. */
async function kept(id: string | undefined) {
  const [request] = await world.stored(
    'select who, form, form_version, answers, is_danger, is_significant_harm, sender_agency_id, sender_name, sender_email, sender_phone, safe_contact, agreement, agreement_by, agreement_how, agreement_on, agreement_why, due_at, state from front_door.request where id = $1',
    [id],
  );
  const people = await world.stored(
    'select number, given_name, family_name, born_on, due_on, age_about, is_child, relationship, school, is_sender from front_door.request_person where request_id = $1 order by number',
    [id],
  );
  const address = await world.stored('select has_no_fixed_address, lines, postcode, is_protected from front_door.request_address where request_id = $1', [id]);
  const helpers = await world.stored('select number, name, doing, contact from front_door.request_helper where request_id = $1 order by number', [id]);
  const events = await world.stored(`select kind, details - 'requestId' as details from platform.event where subject_id = $1 and kind like 'front-door.%'`, [
    id,
  ]);
  const messages = await world.stored('select channel, send_to, template from platform.message where about_id = $1', [id]);
  return { request, people, address, helpers, events, messages };
}

test('what a system sends is kept as if a teacher had written it on the page', async () => {
  const sent = await sendBy(world, system.token, {
    ...aRequestSent,
    family: [aRequestSent.family[0]],
    agreement: { ...aRequestSent.agreement, on: '2026-10-26' },
    helpers: [],
    sender: { name: 'Tom Ashby', email: `${tom.username}@example.org`, phone: '01632 960123' },
  });
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  const reference = String(sent.body['reference']);
  assert.match(reference, /^R-\w{6}$/);
  assert.equal(sent.headers['location'], `/api/v1/requests/${reference}`);
  assert.deepEqual(sent.body, {
    reference,
    state: 'waiting',
    sentAt: '2026-11-03T09:00:00Z',
    dueAt: '2026-11-04T17:00:00Z',
    whatHappensNext: ['We will decide what happens next and tell you by 5pm on Wednesday 4 November 2026.'],
  });

  const browser = await world.as(tom);
  const begun = await browser.fillIn('/requests/new');
  const answers = { ...answersOfATeacher(), agreement: { ...answersOfATeacher()['agreement'], 'on-month': '10', 'on-year': '2026' } };
  const { last } = await walk(browser, begun.goesTo, answers);
  const typed = await browser.sendFrom(last);
  const onPage = await kept(/requests\/([0-9a-f-]{36})/.exec(typed.goesTo)?.[1]);
  assert.deepEqual(await kept(await idOf(reference)), onPage);
});

test('the front door reads that it came by the API, and from which system of whom', async () => {
  const { body } = await sendBy(world, system.token, aRequestSent);
  const id = await idOf(body['reference']);
  const page = await (await world.as(officer)).visit(`/requests/${id}`);
  assert.match(page.text, /Came By the API, from Oakfield Primary School’s system “pupil records”/);
  assert.match(page.text, /Oakfield Primary School’s system “pupil records” asked for support/);
  const agency = await (await world.as(lead)).visit('/requests/mine');
  assert.match(agency.text, /Your system “pupil records”/);
  const [message] = await world.stored<{ body: string }>('select body from platform.message where about_id = $1', [id]);
  assert.match(message?.body ?? '', /The system you sent it from hears what is decided/);
});

test('mistakes come back where they are, in the words of the page; nothing that was sent comes back', async () => {
  const { status, headers, body } = await sendBy(world, system.token, {
    ...aRequestSent,
    family: [
      { kind: 'child', bornOn: '2030-01-01' },
      { kind: 'adult', givenName: 'Mina', bornOn: '1990-01-01', ageAbout: 30 },
      { kind: 'cat', givenName: 'Vexleigh' },
    ],
    answers: { 'worry-topics': ['learning', 'Vexleigh'], 'worried-about': 5 },
    sender: { name: 'Vexleigh', email: 'Vexleigh' },
    Vexleigh: 1,
  });
  assert.equal(status, 422);
  assert.equal(headers['content-type'], 'application/problem+json; charset=utf-8');
  assert.equal(body.type, '/api/problems/invalid');
  const errors = Object.fromEntries((body.errors ?? []).map(({ pointer, detail }) => [pointer, detail]));
  assert.equal(errors['/family/2/kind'], 'Must be one of: child, unborn, adult');
  assert.match(errors['/answers/worry-topics/1'] ?? '', /^Must be one of: /);
  assert.equal(errors['/answers/worried-about'], 'Must be text');
  assert.equal(errors['/answers/would-help'], 'Must be given');
  assert.equal(errors['/Vexleigh'], 'There is no such field');

  const rules = await sendBy(world, system.token, {
    ...aRequestSent,
    family: [
      { kind: 'child', bornOn: '2030-01-01' },
      { kind: 'adult', givenName: 'Mina', bornOn: '1990-01-01', ageAbout: 30 },
    ],
    agreement: { ...aRequestSent.agreement, on: '2020-01-01' },
    sender: { name: 'Tom', email: 'Vexleigh', phone: 'Vexleigh' },
  });
  assert.deepEqual(Object.fromEntries((rules.body.errors ?? []).map(({ pointer, detail }) => [pointer, detail])), {
    '/family/0/bornOn': 'Date of birth must be on or before 3 November 2026',
    '/family/1/ageAbout': 'Leave this out where the date of birth is given',
    '/agreement/on': 'When did they tell you must be on or after 3 November 2024',
    '/sender/email': 'Enter an email address in the correct format, like name@example.org',
    '/sender/phone': 'Enter a phone number, like 01632 960 001 or 07700 900 982',
  });
  assert.doesNotMatch(JSON.stringify(rules.body), /Vexleigh|Mina/);
});

test('significant harm, danger, an unborn baby, no address and a protected one, all as on the page', async () => {
  const harm = await sendBy(world, system.token, {
    ...aRequestSent,
    isSignificantHarm: true,
    family: [{ kind: 'unborn', dueOn: '2027-02-01' }],
    address: { where: 'not-known' },
    agreement: { given: 'asking-could-put-someone-at-risk', why: 'He may hurt her.' },
  });
  assert.match(JSON.stringify(harm.body['whatHappensNext']), /A social worker will read it/);
  const { request, people, address } = await kept(await idOf(harm.body['reference']));
  assert.deepEqual([request?.['agreement_why'], people[0]?.['is_child'], people[0]?.['born_on'], address], ['He may hurt her.', true, null, []]);

  const danger = await sendBy(world, system.token, { ...aRequestSent, isDanger: true, address: { where: 'no-fixed', found: 'The hostel', isProtected: true } });
  assert.match(JSON.stringify(danger.body['whatHappensNext']), /call 999/);
  const [row] = await world.stored('select lines, is_protected from front_door.request_address where request_id = $1', [await idOf(danger.body['reference'])]);
  assert.deepEqual(row, { lines: 'The hostel', is_protected: true });
});

test('a token for reading sends nothing, and each refusal is on record', async () => {
  const reader = await systemIn(world, { name: 'only reads', scope: 'requests:read' });
  const { status, body, headers } = await sendBy(world, reader.token, aRequestSent);
  assert.deepEqual([status, body.type], [403, '/api/problems/not-allowed']);
  assert.match(String(headers['www-authenticate']), /error="insufficient_scope", scope="requests:write"/);
  assert.deepEqual(await world.stored(`select kind, details->>'page' as page from platform.event where actor_id = $1 and kind = 'page.refused'`, [reader.id]), [
    { kind: 'page.refused', page: 'front-door.send-request-by-api' },
  ]);
  assert.equal((await askBy(world, reader.token, '/api/v1/requests/R-222222')).status, 404);
});

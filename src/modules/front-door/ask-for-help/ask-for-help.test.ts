import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersOfAParent, walk } from '#test/builders/front-door.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-01T09:00Z' });
const tom = await world.worker('Tom Ashby', { roles: ['referrer'] });

const start = async () => {
  const browser = await world.as();
  const begun = await browser.fillIn('/ask-for-help');
  return { browser, draft: begun.goesTo.replace(/\/who$/, '') };
};
const lastRequest = async () => (await world.stored('select * from front_door.request order by sent_at desc, id desc limit 1'))[0]!;
const kept = async (draft: string) =>
  (await world.stored<{ answers: Record<string, object> }>('select answers from platform.draft where id = $1', [draft.slice(-36)]))[0]?.answers ?? null;

test('a parent without an account asks for help, safe contact first, and learns what happens next', async () => {
  const { browser, draft } = await start();
  const { seen, last } = await walk(browser, `${draft}/who`, answersOfAParent());
  assert.deepEqual(seen.slice(0, 4), ['who', 'safe-contact', 'your-phone', 'danger']);
  assert.ok(!seen.includes('do-they-know') && !seen.includes('your-email'));
  const sent = await browser.follow(await browser.sendFrom(last));
  assert.match(sent.text, /We have your message Your reference number R-\w{6} .* Somebody will read it by 5pm on Tuesday 2 March 2027/);
  assert.doesNotMatch(sent.text, /Mina|07700/);
  const request = await lastRequest();
  assert.partialDeepStrictEqual(request, {
    who: 'parent-or-carer',
    form: 'request-family',
    sender_name: 'Mina Bramble',
    sender_phone: '07700 900321',
    agreement: 'yes',
  });
  assert.deepEqual(request['safe_contact'], { ways: ['text'], when: 'In school hours', mayLeaveMessage: false, through: null, postTo: null });
  const people = await world.stored('select given_name, is_child, is_sender from front_door.request_person where request_id = $1 order by number', [
    request['id'],
  ]);
  assert.deepEqual(people, [
    { given_name: 'Mina', is_child: false, is_sender: true },
    { given_name: 'Rosa', is_child: true, is_sender: false },
  ]);
  assert.equal(await kept(draft), null);
});

test('every page can be left quickly, and leaving throws away what was written', async () => {
  const { browser, draft } = await start();
  for (const url of ['/ask-for-help', `${draft}/who`]) assert.match((await browser.visit(url)).html, /govuk-exit-this-page/);
  await browser.fillIn(`${draft}/who`, { who: 'parent-or-carer' });
  await browser.visit('/exit');
  assert.equal(await kept(draft), null);
  const gone = await browser.visit(`${draft}/who`);
  assert.equal(gone.status, 404);
  assert.match(gone.text, /Your answers are not here any more/);
});

test('before safe contact is answered no later page opens, and nothing that is typed is kept', async () => {
  const { browser, draft } = await start();
  const who = await browser.fillIn(`${draft}/who`, { who: 'parent-or-carer' });
  assert.doesNotMatch(who.html, /data-keep-url/);
  assert.equal((await browser.visit(`${draft}/worried`)).goesTo, `${draft}/safe-contact`);
  const page = await browser.visit(`${draft}/safe-contact`);
  assert.doesNotMatch(page.html, /data-keep-url/);
  assert.equal((await browser.sendFrom(page, { 'worried-about': 'He hits us' }, `${draft}/worried`)).goesTo, `${draft}/safe-contact`);
  assert.equal((await browser.sendFrom(page, { ways: 'phone' }, `${draft}/safe-contact/keep`)).status, 404);
  assert.equal((await browser.sendFrom(page, { ways: ['phone', 'none'] })).status, 422);
  assert.deepEqual(Object.keys((await kept(draft)) ?? {}).sort(), ['started', 'who']);
  await browser.sendFrom(page, { ways: 'phone' });
  assert.match((await browser.visit(`${draft}/your-phone`)).html, /data-keep-url/);
});

test('a draft belongs to its browser, and lasts 30 minutes', async () => {
  const { browser, draft } = await start();
  await browser.fillIn(`${draft}/who`, { who: 'young-person' });
  assert.equal((await (await world.as()).visit(`${draft}/safe-contact`)).status, 404);
  assert.equal((await (await world.as(tom)).visit(`${draft}/safe-contact`)).status, 403);
  const page = await browser.visit(`${draft}/safe-contact`);
  world.wait({ minutes: 31 });
  const late = await browser.sendFrom(page, { ways: 'through-somebody', through: 'Mr Khan, my form tutor at Hillside School' });
  assert.equal(late.status, 404);
  assert.match(late.text, /This is the last thing you wrote.*Mr Khan, my form tutor/);
});

test('a young person asks by themself, and no parent is asked for', async () => {
  const { browser, draft } = await start();
  const answers = {
    ...answersOfAParent(),
    who: { who: 'young-person' },
    'safe-contact': { ways: 'through-somebody' },
    'through-whom': { through: 'Mr Khan at school' },
  };
  const { last } = await walk(browser, `${draft}/who`, answers);
  assert.doesNotMatch(last.text, /parent/i);
  await browser.sendFrom(last);
  const request = await lastRequest();
  assert.partialDeepStrictEqual(request, { who: 'young-person', agreement: 'yes', agreement_how: 'Asked for themself', sender_phone: null });
  const [sender] = await world.stored('select is_child from front_door.request_person where request_id = $1 and is_sender', [request['id']]);
  assert.deepEqual(sender, { is_child: true });
});

test('a neighbour who is not to be contacted gives no name', async () => {
  const { browser, draft } = await start();
  const { seen, last } = await walk(browser, `${draft}/who`, {
    who: { who: 'relative-or-neighbour' },
    'safe-contact': { ways: 'none' },
    danger: { isDanger: 'no' },
    'their-family': { another: 'no' },
    address: { where: 'not-known' },
    'their-worried': { 'worried-about': 'I hear a small child cry every night.' },
    'do-they-know': { given: 'not-asked-yet' },
  });
  assert.ok(seen.includes('no-contact') && !seen.includes('about-you') && !seen.includes('your-name'));
  await browser.sendFrom(last);
  assert.partialDeepStrictEqual(await lastRequest(), {
    who: 'anonymous',
    form: 'request-relative',
    sender_name: null,
    sender_phone: null,
    agreement: 'not-asked-yet',
  });
});

test('danger shows 999 first, and lets them go on', async () => {
  const { browser, draft } = await start();
  const answers = { ...answersOfAParent(), danger: { isDanger: 'yes' } };
  const { seen, last } = await walk(browser, `${draft}/who`, answers);
  assert.deepEqual(seen.slice(3, 5), ['danger', 'call-999']);
  const sent = await browser.follow(await browser.sendFrom(last));
  assert.match(sent.text, /If anyone is in danger now, call 999\. Do not wait for us/);
});

test('mistakes are told beside their questions, with what was typed', async () => {
  const { browser, draft } = await start();
  const missing = await browser.fillIn(`${draft}/who`);
  assert.match(missing.text, /There is a problem Select who you are/);
  await browser.fillIn(`${draft}/who`, { who: 'parent-or-carer' });
  await browser.fillIn(`${draft}/safe-contact`, { ways: ['phone', 'email'] });
  const wrong = await browser.fillIn(`${draft}/your-phone`, { phone: '12', when: 'Mornings' });
  for (const words of ['Enter a phone number, like 01632 960 001', 'Select yes if we may leave a voice message']) assert.ok(wrong.text.includes(words), words);
  assert.match(wrong.html, /value="Mornings"/);
});

test('a public visitor reads nothing but that their own request arrived', async () => {
  const { browser, draft } = await start();
  const { last } = await walk(browser, `${draft}/who`, answersOfAParent());
  const sent = await browser.sendFrom(last);
  const id = sent.goesTo.slice(-36);
  assert.equal((await browser.visit(sent.goesTo)).status, 200);
  assert.equal((await (await world.as()).visit(sent.goesTo)).status, 404);
  for (const url of ['/requests', '/requests/mine', `/requests/${id}`, `/requests/${id}/sent`]) {
    assert.match((await browser.visit(url)).goesTo, /^\/sign-in/, url);
  }
});

test('a parent who has an account may ask as well, and it is known who asks', async () => {
  const mina = await world.worker('Mina Bramble', { roles: ['parent'], agencyId: null, personId: world.platform.newId() });
  const browser = await world.as(mina);
  const { goesTo } = await browser.fillIn('/ask-for-help');
  const { last } = await walk(browser, goesTo, answersOfAParent());
  const sent = await browser.follow(await browser.sendFrom(last));
  assert.match(sent.text, /We have your message/);
  assert.partialDeepStrictEqual(await lastRequest(), { who: 'parent-or-carer', sent_by: mina.id, sender_agency_id: null });
});

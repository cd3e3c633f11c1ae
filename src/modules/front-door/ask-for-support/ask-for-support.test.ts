import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersOfATeacher, walk } from '#test/builders/front-door.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-01T09:00Z' });
const tom = await world.worker('Tom Ashby', { roles: ['referrer'], phone: '01632 960123' });
const other = await world.worker('Una Marsh', { roles: ['referrer'], agency: 'Hillside School' });
const auditor = await world.worker('Rex Holt', { roles: ['auditor'] });

const start = async (who = tom) => {
  const browser = await world.as(who);
  const begun = await browser.fillIn('/requests/new');
  return { browser, draft: begun.goesTo.replace(/\/danger$/, '') };
};

test('a teacher answers every page and sends; the request is kept whole, recorded, and the draft is gone', async () => {
  const { browser, draft } = await start();
  const { seen, last } = await walk(browser, `${draft}/danger`, answersOfATeacher());
  assert.deepEqual(seen, [
    'danger',
    'significant-harm',
    'family/1',
    'family',
    'address',
    'going-well',
    'worried',
    'would-help',
    'agreement',
    'helpers',
    'contact',
    'check-answers',
  ]);
  for (const words of ['Rosa Bramble', '4 May 2018', '3 Copper Lane', 'reads with her mum', 'Mina Bramble, mother', '01632 960123'])
    assert.ok(last.text.includes(words), words);

  const sent = await browser.follow(await browser.sendFrom(last));
  assert.match(sent.text, /Request sent Your reference number R-\w{6}/);
  assert.match(sent.text, /tell you by 5pm on Tuesday 2 March 2027/);
  const id = /requests\/([0-9a-f-]{36})/.exec(sent.html)?.[1];
  const [request] = await world.stored('select who, is_danger, is_significant_harm, agreement, sender_email, answers from front_door.request where id = $1', [
    id,
  ]);
  assert.partialDeepStrictEqual(request, {
    who: 'practitioner',
    is_danger: false,
    is_significant_harm: false,
    agreement: 'yes',
    sender_email: `${tom.username}@example.org`,
  });
  assert.deepEqual(await world.stored('select kind from platform.event where subject_id = $1 and kind like $2', [id, 'front-door.%']), [
    { kind: 'front-door.request-sent' },
  ]);
  assert.deepEqual(await world.stored('select id from platform.draft where owner_id = $1', [tom.id]), []);
  assert.match((await browser.visit(`/requests/${id}`)).text, /reads with her mum/);
});

test('danger shows 999, keeps what was typed, and lets them go on', async () => {
  const { browser, draft } = await start();
  const shown = await browser.follow(await browser.fillIn(`${draft}/danger`, { isDanger: 'yes' }));
  assert.match(shown.text, /Call 999 and ask for the police or an ambulance/);
  assert.match((await browser.visit('/requests/new')).text, /Carry on with what you began/);
  const { last } = await walk(browser, `${draft}/call-999`, { ...answersOfATeacher(), danger: { isDanger: 'yes' } });
  await browser.sendFrom(last);
  const [request] = await world.stored('select is_danger, due_at = sent_at as is_due_now from front_door.request order by sent_at desc, id desc limit 1');
  assert.deepEqual(request, { is_danger: true, is_due_now: true });
});

test('significant harm goes to social care from the same answers, and needs no agreement', async () => {
  const { browser, draft } = await start();
  const answers = { ...answersOfATeacher(), 'significant-harm': { isSignificantHarm: 'yes' }, 'what-they-know': { given: 'not-asked-yet' } };
  const { seen, last } = await walk(browser, `${draft}/danger`, answers);
  assert.ok(seen.includes('what-they-know') && !seen.includes('agreement'));
  assert.match(last.text, /This goes to children’s social care/);
  const sent = await browser.follow(await browser.sendFrom(last));
  assert.match(sent.text, /A social worker will read it and decide what to do by 5pm on Tuesday 2 March 2027/);
});

test('mistakes come back beside their fields with what was typed, and are kept', async () => {
  const { browser, draft } = await start();
  const wrong = await browser.fillIn(`${draft}/family/1`, {
    familyName: 'Bramble',
    birth: 'date',
    'bornOn-day': '31',
    'bornOn-month': '2',
    'bornOn-year': '2018',
  });
  assert.equal(wrong.status, 422);
  for (const words of ['There is a problem', 'Select if this is a child or an adult', 'Date of birth must be a real date'])
    assert.ok(wrong.text.includes(words), words);
  assert.match(wrong.html, /href="#kind"[\s\S]*value="Bramble"/);
  assert.match((await browser.visit(`${draft}/family/1`)).html, /value="Bramble"/);
  const noName = await browser.fillIn(`${draft}/family/1`, { familyName: '', kind: 'child', birth: 'not-known' });
  assert.match(noName.text, /Enter a name, or what they are called/);
  const noAgreement = await browser.fillIn(`${draft}/agreement`, { given: 'yes' });
  for (const words of ['Enter who agreed', 'Select how they told you', 'Enter when they told you']) assert.ok(noAgreement.text.includes(words), words);
});

test('somebody can be added, changed and taken away', async () => {
  const { browser, draft } = await start();
  await browser.fillIn(`${draft}/family/1`, { givenName: 'Rosa', kind: 'child' });
  const list = await browser.visit(`${draft}/family`);
  assert.match(list.text, /Rosa Change Rosa Remove Rosa Do you need to add another person\?/);
  const next = await browser.sendFrom(list, { another: 'yes' });
  assert.equal(next.goesTo, `${draft}/family/2`);
  await browser.fillIn(next.goesTo, { givenName: 'Mina', kind: 'adult' });
  await browser.sendFrom(list, {}, `${draft}/family/1/remove`);
  const left = await browser.visit(`${draft}/family`);
  assert.ok(left.text.includes('Mina') && !left.text.includes('Rosa'));
});

test('sent three times at once, and again from the page before, it is one request', async () => {
  const { browser, draft } = await start();
  const { last } = await walk(browser, `${draft}/danger`, answersOfATeacher());
  const count = async () => Number((await world.stored<{ n: string }>('select count(*) as n from front_door.request'))[0]?.n);
  const before = await count();
  const answers = await Promise.all([1, 2, 3].map(() => browser.sendFrom(last)));
  assert.equal(new Set(answers.map(answer => answer.goesTo)).size, 1);
  assert.equal((await browser.sendFrom(last, { once: world.platform.newId() })).goesTo, answers[0]!.goesTo);
  assert.equal((await browser.visit(last.url)).goesTo, answers[0]!.goesTo);
  assert.equal(await count(), before + 1);
});

test('nothing is sent while a question is open', async () => {
  const { browser, draft } = await start();
  assert.equal((await browser.visit(`${draft}/check-answers`)).goesTo, `${draft}/danger`);
  const page = await browser.visit(`${draft}/danger`);
  assert.equal((await browser.sendFrom(page, {}, `${draft}/check-answers`)).goesTo, `${draft}/danger`);
});

test('somebody else’s draft does not exist, nor does the page for those who may not ask', async () => {
  const { draft } = await start();
  assert.equal((await (await world.as(other)).visit(`${draft}/danger`)).status, 404);
  assert.equal((await (await world.as(auditor)).visit('/requests/new')).status, 403);
  assert.match((await (await world.as()).visit('/requests/new')).goesTo, /^\/sign-in/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addAgency } from '#modules/access/index.ts';
import { addAttends, addPerson, relate } from '#modules/people/index.ts';
import { addAction, changeGoal, checkSafeRoute, joinTeam } from '#modules/plans/index.ts';
import { accountOf, addGoalOf, release, twoHomes } from '#test/builders/copies.ts';
import { assertShutOut, happened } from '#test/builders/plans.ts';
import { nameFor, officerOf } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah', { jobTitle: 'Family worker', phone: '01632 960010' });
const teacher = await world.worker('Amira Hussain', { phone: '01632 960011' });

const urlFor = ({ planId }: { planId: string }, personId: string) => `/plans/${planId}/copies/new/${personId}`;
const copies = (familyId: string) => world.stored<{ person_id: string; content: object }>('select * from plans.released_copy where family_id = $1', [familyId]);

test('the lead practitioner chooses the reader, sees the plan as that person, and releases exactly that', async () => {
  const plan = await twoHomes(world, { lead });
  const browser = await world.as(lead);
  const chosen = await browser.visit(`/plans/${plan.planId}/copies/new`);
  assert.match(chosen.text, /See the plan as Farah Has no copy yet/);
  const seen = await browser.visit(urlFor(plan, plan.mumId));
  assert.match(seen.text, /Farah sleeps without thinking of money/);
  assert.match(seen.text, /What you do next Read together before school/);
  assert.match(seen.text, /Not for Farah Karim has a job he likes It is about an adult who lives apart/);
  const sent = await browser.sendFrom(seen, { note: 'This is what we agreed.' });
  assert.match(sent.goesTo, /^\/copies\//);
  const page = await browser.follow(sent);
  assert.match(page.text, /The copy for Farah/);
  assert.match(page.text, /This is what we agreed\. Priya Shah/);
  const [copy] = await copies(plan.familyId);
  assert.doesNotMatch(JSON.stringify(copy?.content), /Karim/);
  assert.equal((await happened(world, plan.familyId, 'plans.copy-released')).length, 1);
  assert.equal((await world.stored('select shared_on from plans.plan where id = $1', [plan.planId]))[0]?.['shared_on'] === null, false);
});

test('what is ticked is what goes: a need left out is not there, and a need of another adult comes only when let in', async () => {
  const plan = await twoHomes(world, { lead });
  const browser = await world.as(lead);
  const url = `${urlFor(plan, plan.mumId)}?chosen=yes&goals=${plan.goalId}`;
  const seen = await browser.visit(url);
  const sent = await browser.sendFrom(seen);
  assert.match(sent.goesTo, /^\/copies\//);
  assert.doesNotMatch(JSON.stringify((await copies(plan.familyId))[0]?.content), /money/);
});

test('a plan that changed after it was looked at is looked at again: nothing goes, and what was typed is kept', async () => {
  const plan = await twoHomes(world, { lead });
  const browser = await world.as(lead);
  const seen = await browser.visit(urlFor(plan, plan.mumId));
  await world.doAs(lead, work => changeGoal(work, { goalId: plan.goalId, wanted: 'Aisha likes school' }));
  const page = await browser.sendFrom(seen, { note: 'A word to you' });
  assert.equal(page.status, 409);
  assert.match(page.text, /This is not the copy you looked at/);
  assert.match(page.text, /Aisha likes school/);
  assert.match(page.html, /A word to you/);
  assert.deepEqual(await copies(plan.familyId), []);
  assert.match((await browser.sendFrom(page, { note: 'A word to you' }, urlFor(plan, plan.mumId))).goesTo, /^\/copies\//);
});

test('a copy for nobody of this family does not exist, and an unborn child has none', async () => {
  const [plan, other] = [await twoHomes(world, { lead }), await twoHomes(world, { lead })];
  assert.equal((await (await world.as(lead)).visit(urlFor(plan, other.mumId))).status, 404);
  await assert.rejects(release(world, plan, other.mumId), { mistakes: { personId: 'Choose who the copy is for' } });
});

test('only the lead practitioner and managers release; to others there is no such plan', async () => {
  const plan = await twoHomes(world, { lead });
  await world.doAs(lead, work => joinTeam(work, { episodeId: plan.episodeId, workerId: teacher.id, role: 'Class teacher' }));
  assert.equal((await (await world.as(teacher)).visit(urlFor(plan, plan.mumId))).status, 403);
  await assert.rejects(release(world, { ...plan, lead: teacher }, plan.mumId), { kind: 'not-allowed' });
  await assertShutOut(world, urlFor(plan, plan.mumId));
  const mum = await accountOf(world, 'Farah Rahimi', plan.mumId);
  for (const url of [urlFor(plan, plan.mumId), `/plans/${plan.planId}/copies/new`]) assert.notEqual((await (await world.as(mum)).visit(url)).status, 200);
});

// The worker is not named for the address: they cannot know what the text may not hold, and are told where it stands all the same.
const telling: readonly [string, string][] = [
  ['the address', 'Walk past 12 Juniper Close on the way'],
  ['the street without its number', 'The bus stops in Juniper Close'],
  ['the street written short', 'meet at the end of Juniper Cl.'],
  ['the postcode', 'Parking at fn72ab is free'],
  ['the first half of the postcode', 'Look for a club in FN7'],
  ['the town', 'The pool in Northwick is warm'],
  ['a school told under protection', 'Ask for Mr Ó at Saint Brigid’s Primary'],
  ['a school in other letters', 'st brigids primary has a breakfast club'],
  ['the number of the mother', 'Call 07700 900107 when late'],
  ['the number with the country before it', 'Call +44 7700 900107'],
  ['the number said in words', 'Call oh double seven oh oh, nine oh oh, one oh seven'],
  ['the name of a refuge', 'Staff of Larch House will drive'],
  ['what nobody writes but of a refuge', 'Her key worker at the refuge reads with her'],
  ['invisible letters between', 'Juni\u200bper Close'],
];
test('a text that could tell where somebody hides stops the copy, and the worker is told where it stands, not what it is', async () => {
  const plan = await twoHomes(world, { lead, hidden: true });
  const officer = await officerOf(world);
  await world.asService(async work => {
    await addAgency(work, { slug: 'larch-house', name: 'Larch House', kind: 'charity', sourceCode: '6', isProtected: true });
  });
  await world.doAs(officer, work =>
    addAttends(work, plan.familyId, { personId: plan.childId, what: 'school', name: 'St Brigid’s Primary', isProtected: true }),
  );
  const browser = await world.as(lead);
  for (const [what, words] of telling) {
    const goalId = await addGoalOf(world, plan, { personIds: [plan.childId], need: words, wanted: 'Aisha swims' });
    const url = `${urlFor(plan, plan.dadId)}?chosen=yes&goals=${goalId}`;
    const page = await browser.fillIn(url);
    assert.equal(page.status, 422, `${what} should stop the copy`);
    assert.match(page.text, /This cannot go to them: .* Look at what is hard of “Aisha swims”/, what);
    assert.match(page.html, /id="goals-error"/, 'told beside its field');
  }
  const harmless = await addGoalOf(world, plan, {
    personIds: [plan.childId],
    need: 'Aisha has refugee friends and wants to swim in Fernbury',
    wanted: 'She swims',
  });
  assert.match((await browser.fillIn(`${urlFor(plan, plan.dadId)}?chosen=yes&goals=${harmless}`)).goesTo, /^\/copies\//);
});

test('the words of the worker are looked through as well, and an action, and who helps', async () => {
  const plan = await twoHomes(world, { lead, hidden: true });
  const browser = await world.as(lead);
  const noted = await browser.fillIn(urlFor(plan, plan.dadId), { note: 'She is well in Northwick' });
  assert.equal(noted.status, 422);
  assert.match(noted.html, /id="note-error"/);
  assert.match(noted.html, /She is well in Northwick<\/textarea>/);
  await world.doAs(lead, work =>
    addAction(work, { goalId: plan.goalId, what: 'Fetch her from Juniper Close', doer: { words: 'Grandma' }, byWhen: world.today }),
  );
  const page = await browser.fillIn(`${urlFor(plan, plan.dadId)}?chosen=yes&goals=${plan.goalId}`);
  assert.match(page.text, /Look at the action “Fetch her from Juniper Close” of “Aisha is in school every day”/);
});

test('where somebody hides, a separated father gets no role, no agency and no helper whom nobody let in', async () => {
  const plan = await twoHomes(world, { lead, hidden: true });
  await world.doAs(lead, work => joinTeam(work, { episodeId: plan.episodeId, workerId: teacher.id, role: 'Teacher at her new school' }));
  await release(world, plan, plan.dadId, { goals: [plan.goalId] });
  const [copy] = await copies(plan.familyId);
  assert.match(JSON.stringify(copy?.content), /Priya Shah/);
  assert.doesNotMatch(JSON.stringify(copy?.content), /Oakfield|new school|Family worker|"helpers":\[[^\]]*Amira/);
});

test('no day of a review while nobody has confirmed that the adults can safely be brought together', async () => {
  const plan = await twoHomes(world, { lead });
  await addGoalOf(world, plan, { personIds: [plan.childId], need: 'She hears rows', wanted: 'Calm', outcomeNeed: '5.2' });
  const page = await (await world.as(lead)).visit(urlFor(plan, plan.dadId));
  assert.match(page.text, /Priya Shah will tell you when we look at this plan again/);
  assert.match(page.text, /Not for Karim .*The day of the next review/);
  await world.doAs(lead, work =>
    checkSafeRoute(work, { familyId: plan.familyId, state: 'safe', personId: null, tool: null, maracOn: null, words: 'Looked at' }),
  );
  assert.match((await (await world.as(lead)).visit(urlFor(plan, plan.dadId))).text, /We look at this plan with you on/);
});

test('a text that names the other parent is read once more before it goes', async () => {
  const plan = await twoHomes(world, { lead });
  const goalId = await addGoalOf(world, plan, { personIds: [plan.childId], need: 'Aisha cries when Farah is late', wanted: 'Calm handovers' });
  const browser = await world.as(lead);
  const url = `${urlFor(plan, plan.dadId)}?chosen=yes&goals=${goalId}`;
  const page = await browser.fillIn(url);
  assert.equal(page.status, 422);
  assert.match(page.text, /Read what names others of the family/);
  assert.match((await browser.fillIn(url, { namesRead: 'yes' })).goesTo, /^\/copies\//);
});

test('a pregnancy is not told by anybody’s role, whoever looks', async () => {
  const plan = await twoHomes(world, { lead });
  const officer = await officerOf(world);
  await nameFor(world, officer, plan.familyId, 'pregnancy', officer);
  await world.doAs(officer, async work => {
    const unborn = await addPerson(work, plan.familyId, {
      givenName: 'Baby',
      familyName: 'Rahimi',
      dueOn: world.today.add({ months: 4 }),
      isChild: true,
      household: 'A',
    });
    await relate(work, plan.familyId, { fromPersonId: plan.mumId, toPersonId: unborn, kind: 'parent', hasParentalResponsibility: true, evidence: null });
  });
  const midwife = await world.worker('Ines Duarte', { agency: 'Fernbury Surgery' });
  await world.doAs(lead, work => joinTeam(work, { episodeId: plan.episodeId, workerId: midwife.id, role: 'Community midwife' }));
  const members = await world.stored<{ id: string }>('select id from plans.team_member where worker_id = $1', [midwife.id]);
  const helpers = members.map(member => member.id);
  await assert.rejects(release(world, plan, plan.dadId, { helpers }), (error: { mistakes: object }) => 'helpers' in error.mistakes);
  await release(world, plan, plan.mumId, { helpers });
});

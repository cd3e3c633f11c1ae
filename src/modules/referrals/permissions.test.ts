import '../../../tools/routes.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disableAccount, labelFamily, noteConflict, openFamily } from '#modules/access/index.ts';
import { sendAs } from '#test/builders/front-door.ts';
import { officerOf } from '#test/builders/people.ts';
import { addTestAction, startTestPlan } from '#test/builders/plans.ts';
import { joinTestTeam, referTestAction, referringPeople, writeTestReferral } from '#test/builders/referrals.ts';
import { newWorld, type Person } from '#test/world.ts';
import { pagesOf } from '../../../tools/routes.ts';

// Who comes to which page of referrals: role, relation to the family, and relation to the service. A new page fails here until it has its line.

const world = await newWorld();
const given = await referringPeople(world);
const { lead, familyId, episodeId, serviceId, actionId } = given;
const agency = 'Doorstep Family Friends';
const at = async (name: string, roles: string[], more: object = {}) => world.worker(name, { roles, ...more });
const member = await at('Amira Hussain', ['practitioner']);
const referrer = await at('Tom Ashby', ['referrer']);
const auditor = await at('Ada Audit', ['auditor']);
const relative = await at('Ros Abbot', ['referral-taker', 'practitioner'], { agency });
const left = await at('Lou Left', ['referral-taker'], { agency });
const people: Readonly<Record<string, Person | undefined>> = {
  visitor: undefined,
  lead,
  'member of the team': member,
  'referrer in the team': referrer,
  'auditor of the family': auditor,
  coordinator: await at('Cara Quinn', ['coordinator']),
  'front door': await at('Grace Adeyemi', ['front-door-officer']),
  'information-governance lead': await at('Owen Pryce', ['information-governance-lead']),
  'practitioner elsewhere': await at('Ola Brandt', ['practitioner', 'team-manager']),
  taker: given.taker,
  'taker elsewhere': given.elsewhere,
  'colleague of the taker': given.colleague,
  'practitioner of that agency': await at('Una Marsh', ['practitioner'], { agency }),
  'taker who is a relative': relative,
};
for (const who of [member, referrer]) await joinTestTeam(world, { episodeId, lead }, who);
await world.doAs(await officerOf(world), work => openFamily(work, familyId, { accountId: auditor.id }, 'audit'));
await world.asService(work => noteConflict(work, familyId, relative.id));

const sent = await referTestAction(world, given);
const draft = await writeTestReferral(world, { ...given, actionId: await addTestAction(world, given) });

/** What each of them is answered, in the order of `people`: somebody else's referral does not exist (404), what they may see and not do is refused (403). */
const of = (visitor: number, ...others: number[]) => [visitor, ...others];
//                      lead mem  ref  aud  coor door gov  else take tkel coll prac rel
const reads = of(303, ...[200, 200, 200, 200, 200, 404, 404, 404, 200, 404, 404, 404, 404]);
const answers = of(303, ...[200, 200, 403, 403, 200, 404, 404, 404, 200, 404, 404, 404, 404]);
const withdraws = of(303, ...[200, 200, 403, 403, 200, 404, 404, 404, 403, 404, 404, 404, 404]);
const readsDraft = of(303, ...[200, 200, 200, 200, 200, 404, 404, 404, 404, 404, 404, 404, 404]);
const sends = of(303, ...[200, 200, 403, 403, 200, 404, 404, 404, 404, 404, 404, 404, 404]);
const lists = of(303, ...[403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403, 403, 200]);
const begins = of(303, ...[200, 200, 403, 403, 200, 404, 404, 404, 404, 404, 404, 404, 404]);

const table: Readonly<Record<string, readonly [path: string, expected: readonly number[]][]>> = {
  'referrals.see-referrals': [['/referrals', lists]],
  'referrals.see-referral': [
    [`/referrals/${sent}`, reads],
    [`/referrals/${draft}`, readsDraft],
  ],
  'referrals.send-referral': [[`/referrals/${draft}/send`, sends]],
  'referrals.answer-referral': [[`/referrals/${sent}/answer`, answers]],
  'referrals.withdraw-referral': [
    [`/referrals/${sent}/withdraw`, withdraws],
    [`/referrals/${draft}/withdraw`, sends],
  ],
  'plans.find-offer': [[`/actions/${actionId}/services`, begins]],
  'plans.refer-action': [[`/actions/${actionId}/services/${serviceId}`, begins]],
};

test('every page of referrals has its line, and every line its page', () => {
  const names = new Set(pagesOf(world.app).map(({ name }) => name));
  const ours = [...names].filter(name => name.startsWith('referrals.'));
  assert.deepEqual(
    Object.keys(table)
      .filter(name => name.startsWith('referrals.'))
      .toSorted(),
    ours.toSorted(),
  );
  for (const name of Object.keys(table)) assert.ok(names.has(name), name);
});

for (const [place, [name, who]] of Object.entries(people).entries())
  test(`what somebody comes to: ${name}`, async () => {
    const browser = await world.as(who);
    const wrong: string[] = [];
    for (const [page, rows] of Object.entries(table))
      for (const [path, expected] of rows) {
        const { status } = await browser.visit(path);
        if (status !== expected[place]) wrong.push(`${page} ${path}: ${status}, not ${expected[place]}`);
        // What may not be looked at may not be sent either.
        if (status === 200 || page === 'referrals.see-referrals' || page === 'referrals.see-referral' || !who) continue;
        const token = await browser.visit('/sign-out');
        const { status: answered } = await browser.sendFrom(token, { version: '1' }, path);
        if (answered !== status) wrong.push(`POST ${path}: ${answered}, not ${status}`);
      }
    assert.deepEqual(wrong, []);
  });

test('a request’s referral is the front door’s; whoever sent the request, and the team of another family, see none of it', async () => {
  const grace = people['front door']!;
  const { id } = await sendAs(world, referrer);
  const answer = await (await world.as(grace)).fillIn(`/requests/${id}/services/${serviceId}`, { answer: 'themselves', by: 'Mina' });
  assert.equal(answer.status, 303, answer.text);
  const [row] = await world.stored<{ id: string }>('select id from referrals.referral where request_id = $1', [id]);
  const statusFor = async (who: Person) => (await (await world.as(who)).visit(`/referrals/${row?.id}`)).status;
  assert.equal(await statusFor(grace), 200);
  for (const who of [referrer, lead, given.taker, given.elsewhere]) assert.equal(await statusFor(who), 404, who.name);
  const other = await startTestPlan(world, { lead, name: 'Later' });
  await world.asService(work => labelFamily(work, other.familyId, 'sealed', [{ accountId: lead.id, isCustodian: true }]));
  await world.stored('update front_door.request set family_id = $2 where id = $1', [id, other.familyId]);
  assert.equal(await statusFor(grace), 404, 'once the request is of a sealed family');
});

test('whoever left is out at the next request', async () => {
  const browser = await world.as(left);
  assert.equal((await browser.visit(`/referrals/${sent}`)).status, 200);
  await world.asService(work => disableAccount(work, left.id));
  assert.notEqual((await browser.visit(`/referrals/${sent}`)).status, 200);
});

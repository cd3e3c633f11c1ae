import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listeningSystem } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';
import { setWebhook } from '../set-webhook/set-webhook.ts';
import { tellSystem } from '../webhook/tell-system.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'Fernshire County Council' });

async function givenUp() {
  const { id } = await listeningSystem(world, 'https://records.example.org/told', { name: `records ${world.platform.newId()}` });
  await world.asService(async work => {
    await setWebhook(work, id, 'https://records.example.org/told');
    await tellSystem(work, id, { event: 'request.decided', reference: 'R-222222', state: 'decided' });
  });
  const [delivery] = await world.stored<{ id: string }>(
    `update systems.delivery set tries = 21, given_up_at = now(), failure = 'status 500' where system_id = $1 returning id`,
    [id],
  );
  return { id, deliveryId: delivery?.id ?? '' };
}
const jobs = async () =>
  Number((await world.stored<{ n: string }>(`select count(*) as n from graphile_worker.jobs where task_identifier = 'deliver-webhook'`))[0]?.n);

test('what was given up is told again, from the beginning, and on record', async () => {
  const { id, deliveryId } = await givenUp();
  const before = await jobs();
  const browser = await world.as(admin);
  const page = await browser.follow(await browser.fillIn(`/systems/${id}/deliveries/${deliveryId}/send-again`));
  assert.match(page.text, /R-222222 .* Waiting Tell it again/);
  assert.equal(await jobs(), before + 1);
  const [event] = await world.stored(`select actor_id from platform.event where kind = 'systems.webhook-sent-again' and details->>'deliveryId' = $1`, [
    deliveryId,
  ]);
  assert.deepEqual(event, { actor_id: admin.id });
});

test('not to a system that wants to hear nothing more, and not of another system', async () => {
  const [one, other] = [await givenUp(), await givenUp()];
  const browser = await world.as(admin);
  assert.equal((await browser.visit(`/systems/${one.id}/deliveries/${other.deliveryId}/send-again`)).status, 404);
  const page = await browser.visit(`/systems/${one.id}/deliveries/${one.deliveryId}/send-again`);
  await world.asService(work => setWebhook(work, one.id, null));
  assert.equal((await browser.sendFrom(page)).status, 409);
});

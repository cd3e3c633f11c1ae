import { pagesOf } from '../../tools/routes.ts';
import { aRequestSent, askBy, askToken, sendBy, systemIn } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';
import { canaryOf } from './canaries.ts';
import { makeLives, nameOf } from './lives.ts';
import { addressWith, idsOf } from './subjects.ts';

// Run by log.test.ts in a process of its own, whose output is the log: every route, with words nobody may find there, also where it breaks.
const world = await newWorld({ logLevel: 'trace' });
const { cast, lives } = await makeLives(world);
const pages = pagesOf(world.app);
const ids = await idsOf(
  world,
  lives.own,
  pages.map(({ path }) => path),
);
const words = `${canaryOf('own', 'note')} of ${nameOf('own')}`;

for (const who of [cast.tess, cast.officer, undefined]) {
  const browser = await world.as(who);
  const csrf = /name="csrf" value="([^"]*)"/.exec((await browser.visit(who ? '/sign-out' : '/ask-for-help')).html)?.[1] ?? '';
  for (const route of pages.filter(({ path }) => path !== '/sign-out')) {
    const url = `${addressWith(route.path, { ...ids, draftId: ids['familyId'] ?? '', step: 'who', number: '1', token: words.replaceAll(' ', '-') })}?name=${encodeURIComponent(words)}`;
    if (route.method === 'GET') await browser.visit(url);
    else await browser.post(url, { csrf, text: words, name: words, note: words, version: '1' });
  }
}
// What other systems send, and what they come in with.
const system = await systemIn(world, { name: words });
const ofRequests = [
  { ...aRequestSent, family: [{ kind: 'child', givenName: words }] },
  { [words]: words },
  `{"${words}":`,
  { ...aRequestSent, sender: { name: words, email: words } },
];
for (const token of [system.token, `${system.token}${words}`]) {
  for (const body of ofRequests) await sendBy(world, token, body, { key: words });
  await askBy(world, token, `/api/v1/requests/${encodeURIComponent(words)}?${encodeURIComponent(words)}`);
}
await askToken(world, { client_id: words, client_secret: system.secret, scope: words });
// A fault whose message holds what was typed: the log tells where it happened, not what was said.
await world.stored(`create function public.broken() returns trigger language plpgsql as $$ begin raise exception 'it broke over ${words}'; end $$`);
await world.stored('create trigger broken before insert on people.note for each row execute function public.broken()');
const browser = await world.as(cast.tess);
await browser.fillIn(`/families/${ids['familyId'] ?? ''}/notes/new`, { kind: 'note', text: words });
await world.stored('create trigger broken before insert on front_door.request_person for each row execute function public.broken()');
await sendBy(world, system.token, ofRequests[0]);

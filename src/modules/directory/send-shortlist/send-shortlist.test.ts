import assert from 'node:assert/strict';
import { test } from 'node:test';
import { theService } from '#platform/actor.ts';
import { forgetExpired } from '#platform/forget-expired.ts';
import type { MessageProvider } from '#platform/message-provider.ts';
import type { Job } from '#platform/module.ts';
import { sendMessage } from '#platform/send-message.ts';
import { doWork } from '#platform/work.ts';
import { addTestService } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { forgetShortlists } from './forget-shortlists.ts';

const world = await newWorld();
const sleep = await addTestService(world, { name: 'Sleep clinic' });
const to = 'grace.canary@example.org';
const url = '/services/shortlist/send';

async function visitor() {
  const browser = await world.as();
  await browser.sendFrom(await browser.visit(`/services/${sleep}`), { add: sleep }, '/services/shortlist');
  return browser;
}
type Browser = Awaited<ReturnType<typeof visitor>>;
const send = (browser: Browser, address = to) => browser.fillIn(url, { to: address });
type Row = { id: string; send_to: string; subject: string; body: string };
const messages = () => world.stored<Row>(`select id, send_to, subject, body from platform.message where template = 'shortlist' order by written_at, id`);
const run = (messageId: string, provider: MessageProvider) => doWork(world.platform, theService, 'look', work => sendMessage(provider)(work, { messageId }));
const runJob = (job: Job) => doWork(world.platform, theService, 'look', work => job(work, {}));

test('a visitor has the list sent: public words and links; once it is sent, neither address nor words are here', async () => {
  const answer = await send(await visitor());
  assert.equal(answer.goesTo, `${url}?sent=yes`, answer.text);
  const [waiting] = await messages();
  assert.match(waiting?.body ?? '', new RegExp(`1\\. Sleep clinic .*\\n.*\\nhttp://localhost/services/${sleep}\\n`));
  let handedOver = '';
  await run(waiting?.id ?? '', message => Promise.resolve(((handedOver = message.to), 'ref')));
  assert.equal(handedOver, to);
  const [sent] = await messages();
  assert.deepEqual([sent?.send_to, sent?.body], ['', '']);
  const stored = await world.stored<{ kept: string }>(
    `select (select json_agg(e)::text from platform.event e) || (select json_agg(s)::text from platform.submission s) || (select json_agg(m)::text from platform.message m)
       || (select json_agg(s)::text from directory.shortlist_sent s) || (select json_agg(s)::text from platform.session s) as kept`,
  );
  assert.doesNotMatch(stored[0]?.kept ?? '', /canary/);
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.shortlist-sent'`)).length, 1);
});

test('a fourth list to one address in a day is not sent, and nobody can tell; a day later it is', async () => {
  const other = 'other.canary@example.org';
  const before = (await messages()).length;
  const answers = [];
  for (let nth = 0; nth < 4; nth += 1) {
    const browser = await visitor();
    const answer = await send(browser, nth === 3 ? ` ${other.toUpperCase()}` : other);
    answers.push([answer.status, answer.goesTo, (await browser.follow(answer)).text]);
  }
  assert.equal(new Set(answers.map(answer => JSON.stringify(answer))).size, 1);
  assert.equal((await messages()).length - before, 3);
  world.wait({ hours: 25 });
  await send(await visitor(), other);
  assert.equal((await messages()).length - before, 4);
});

test('one browser is stopped after five in an hour, beside the field, with what was typed', async () => {
  const browser = await visitor();
  for (let nth = 0; nth < 5; nth += 1) assert.equal((await send(browser, `nr${nth}@example.org`)).status, 303);
  const stopped = await send(browser, 'sixth@example.org');
  assert.equal(stopped.status, 422);
  assert.match(stopped.text, /Too many lists were sent in the last hour/);
  assert.match(stopped.html, /value="sixth@example\.org"/);
});

test('what is no address is a mistake beside the field; an empty list is not sent', async () => {
  const browser = await visitor();
  const wrong = await send(browser, 'me');
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Enter an email address in the correct format/);
  for (const address of ['', 'a@b', 'a@b.c, d@e.f']) assert.equal((await send(browser, address)).status, 422, address);
  const empty = await (await world.as()).fillIn(url, { to });
  assert.match(empty.text, /Your shortlist is empty/);
});

test('what could never be sent is given up, and then neither address nor words are here', async () => {
  world.wait({ hours: 25 });
  await send(await visitor(), 'unreachable@example.org');
  const id = (await messages()).at(-1)?.id ?? '';
  const fails: MessageProvider = () => Promise.reject(Object.assign(new Error('no'), { code: 'EDNS' }));
  for (let tries = 1; tries < 12; tries += 1) assert.equal(await run(id, fails), 'try again');
  assert.notEqual((await messages()).at(-1)?.send_to, '');
  assert.equal(await run(id, fails), undefined);
  assert.deepEqual([(await messages()).at(-1)?.send_to, (await messages()).at(-1)?.body], ['', '']);

  await send(await visitor(), 'forgotten@example.org');
  await runJob(forgetExpired);
  assert.equal((await messages()).at(-1)?.send_to, 'forgotten@example.org');
  world.wait({ hours: 49 });
  await runJob(forgetExpired);
  assert.equal((await messages()).at(-1)?.send_to, '');
});

test('who sent one, and where to, is forgotten with its key after a day', async () => {
  await send(await visitor(), 'last@example.org');
  world.wait({ hours: 25 });
  await runJob(forgetShortlists);
  assert.deepEqual(await world.stored('select from directory.shortlist_sent union all select from directory.shortlist_key'), []);
});

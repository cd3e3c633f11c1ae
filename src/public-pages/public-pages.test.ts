import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';
import { publicPages } from './index.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');

test('the pages for everybody open with and without a session, and every link of the footer leads to one', async () => {
  for (const who of [undefined, priya]) {
    const browser = await world.as(who);
    for (const { path } of publicPages) {
      const page = await browser.visit(path);
      assert.equal(page.status, 200);
      assert.equal(page.html.match(/<h1/g)?.length, 1, path);
    }
    const [footer = ''] = /<footer[\s\S]*<\/footer>/.exec((await browser.visit('/cookies')).html) ?? [];
    for (const [, href = ''] of footer.matchAll(/href="([^"]+)"/g)) assert.equal((await browser.visit(href)).status, 200, href);
  }
});

test('what a council must still write is marked', async () => {
  const browser = await world.as();
  for (const path of ['/accessibility', '/privacy', '/cookies'])
    assert.match((await browser.visit(path)).text, /For the council: this page is a first version/);
});

test('the cookies page names every cookie the service sets', async () => {
  const browser = await world.as(priya);
  await browser.visit('/sign-out');
  await browser.visit('/sign-in/start');
  const stranger = await world.as();
  await stranger.visit('/sign-in/start');
  const { html } = await browser.visit('/cookies');
  for (const name of [...browser.cookies.keys(), ...stranger.cookies.keys()]) assert.ok(html.includes(name), name);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './html.ts';
import { layout, type Layout } from './layout.ts';

const council = { name: 'Fernshire County Council', serviceName: 'Early help', colour: '#1d5c4d' };
const page = (p: Partial<Layout> = {}) => layout({ title: 'Requests', council, width: 'full', ...p }, html`<h1>Requests</h1>`).markup;

test('a page has its title, its heading once, a way past the navigation and the links that must be there', () => {
  const shown = page();
  assert.match(shown, /<title>Requests – Early help – Fernshire County Council<\/title>/);
  assert.equal(shown.match(/<h1/g)?.length, 1);
  assert.match(shown, /href="#main-content"[^>]*>Skip to main content/);
  for (const path of ['/accessibility', '/privacy', '/cookies']) assert.ok(shown.includes(`href="${path}"`));
});

test('mistakes stand first, each linked to its field, and the title says so', () => {
  const shown = page({ mistakes: { outcome: 'Select what the review decided', '': 'Two people are needed' } });
  assert.match(shown, /<title>Error: Requests/);
  assert.match(shown, /<a href="#outcome"\s*>Select what the review decided<\/a>/);
  assert.match(shown, /<li>\s*Two people are needed/);
  assert.ok(shown.indexOf('There is a problem') < shown.indexOf('<h1>'));
});

test('nothing is written inline, so that the content security policy can forbid it', () => {
  const shown = page({
    quickExit: true,
    demo: true,
    actorName: 'Priya Raman',
    signOut: '/sign-out',
    session: { endsAt: Temporal.Instant.from('2026-11-22T10:00Z'), stayUrl: '/stay', signOutUrl: '/sign-out' },
  });
  assert.doesNotMatch(shown, /\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
});

test('quick exit is on the pages that ask for it only', () => {
  assert.match(page({ quickExit: true }), /href="\/exit"/);
  assert.doesNotMatch(page(), /href="\/exit"/);
});

test('no crown and no font of the government', () => {
  assert.doesNotMatch(page({ demo: true }), /crown|GOV\.UK|GDS/i);
});

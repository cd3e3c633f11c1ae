import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asHtml, html } from './html.ts';

test('what a person typed is escaped', () => {
  const typed = `<script>alert("x")</script> & 'more' \`still\``;
  assert.equal(html`<p title="${typed}">${typed}</p>`.markup.includes('<script>'), false);
  assert.equal(html`${`a & "b" <c> 'd' \`e\``}`.markup, 'a &amp; &quot;b&quot; &lt;c&gt; &#39;d&#39; &#96;e&#96;');
});

test('markup goes in as it is, lists are joined, and what is not there shows nothing', () => {
  const items = ['one', 'two'].map(item => html`<li>${item}</li>`);
  assert.equal(html`${items}${null}${undefined}${false}${0}`.markup, '<li>one</li><li>two</li>0');
});

test('only what html made is markup', () => {
  const forged = { markup: '<b>forged</b>' };
  assert.throws(() => asHtml(forged), TypeError);
  assert.throws(() => html`${forged as never}`, TypeError);
  assert.equal(asHtml(html`<b>made</b>`).markup, '<b>made</b>');
});

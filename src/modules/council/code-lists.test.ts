import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesOf, codeInWords, codeList, codeLists, isOffered } from './code-lists.ts';

test('each list says where it comes from, and holds each code once', () => {
  assert.equal(new Set(codeLists.map(list => list.key)).size, 12);
  for (const { key, source, version, codes } of codeLists) {
    assert.ok(source && version, key);
    assert.equal(new Set(codes.map(({ code }) => code)).size, codes.length, key);
    assert.equal(codeList(key).codes, codes);
  }
});

test('the lists are as long as the guides say', () => {
  const sizes = {
    sex: 3,
    ethnicity: 20,
    disability: 13,
    'referral-source': 22,
    'primary-need': 8,
    'closure-reason': 9,
    'contact-outcome': 5,
    'after-assessment': 6,
  } as const;
  for (const [key, size] of Object.entries(sizes) as [keyof typeof sizes, number][]) assert.equal(choicesOf(key).length, size, key);
});

test('a withdrawn code is not offered, but is still said where it was used', () => {
  for (const code of ['18A', '19A']) {
    assert.equal(isOffered('assessment-factor', code), false);
    assert.equal(codeInWords('assessment-factor', code), code);
  }
  assert.equal(isOffered('assessment-factor', '18B'), true);
});

test('codes in words', () => {
  assert.equal(codeInWords('referral-source', '2A'), 'Schools');
  assert.equal(codeInWords('closure-reason', 'RC9'), 'Closed after assessment, referred to early help');
  assert.equal(codeInWords('ethnicity', 'no such code'), 'no such code');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { howUrgent, tellsOfSomebody } from './comment.ts';

test('what would tell who somebody is, is seen', () => {
  assert.equal(tellsOfSomebody('Write to asha@example.org'), 'an email address');
  assert.equal(tellsOfSomebody('Ring 01632 960 123 after six'), 'a phone number');
  assert.equal(tellsOfSomebody('Ring +44 7700 900123'), 'a phone number');
  assert.equal(tellsOfSomebody('We live in fn1 2ab'), 'a postcode');
  assert.equal(tellsOfSomebody('Mrs Okoro never rang'), 'a name');
  for (const fine of ['We waited 18 months, from 3 to 12 May 2026.', 'There are 0 clubs for 16 to 25', 'The doctor was kind, and FN1 is far'])
    assert.equal(tellsOfSomebody(fine), null, fine);
});

test('a comment is late a year after it came, and soon two months before', () => {
  const came = Temporal.PlainDate.from('2026-03-01');
  const urgency = (today: string) => howUrgent(came, Temporal.PlainDate.from(today));
  assert.deepEqual(['2026-12-31', '2027-01-01', '2027-03-01', '2027-03-02'].map(urgency), ['plain', 'soon', 'soon', 'late']);
});

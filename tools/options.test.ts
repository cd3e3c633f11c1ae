import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseUnknown } from './options.ts';

test('an option that is not known is refused; a known one and what follows it are not', () => {
  refuseUnknown(['--only', 'guards', 'src/one.test.ts'], ['--only']);
  assert.throws(() => refuseUnknown(['--onyl', 'guards'], ['--only']), /^CannotStart: --onyl is not understood/);
});

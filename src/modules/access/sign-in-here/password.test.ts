import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { decrypt, encrypt, keysOfDemo, readKeys } from './keys.ts';
import { networkOf } from './guesses.ts';
import { checkPassword, hashPassword, passwordMistake } from './password.ts';

const secret = () => randomBytes(32).toString('base64');
const [old, current] = [secret(), secret()];
const keysWith = (...given: string[]) => readKeys({ LOCAL_SIGN_IN_KEY: given.join(',') }) ?? assert.fail('no keys');

test('a password is argon2id as OWASP asks, and of no use without the key', async () => {
  const keys = keysWith(current);
  const hash = await hashPassword(keys, 'violet tractor meadow');
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1,keyid=[0-9a-f]{8}\$/);
  assert.notEqual(hash, await hashPassword(keys, 'violet tractor meadow'), 'its own salt each time');
  assert.deepEqual(await checkPassword(keys, 'violet tractor meadow', hash), { isRight: true, isOld: false });
  assert.deepEqual(await checkPassword(keys, 'violet tractor meadoW', hash), { isRight: false, isOld: false });
  assert.equal((await checkPassword(keysWith(old), 'violet tractor meadow', hash)).isRight, false);
  for (const kept of [null, '', 'nonsense', hash.slice(0, -5)]) assert.equal((await checkPassword(keys, 'violet tractor meadow', kept)).isRight, false);
});

test('the key is changed without anybody noticing', async () => {
  const hash = await hashPassword(keysWith(old), 'violet tractor meadow');
  assert.deepEqual(await checkPassword(keysWith(current, old), 'violet tractor meadow', hash), { isRight: true, isOld: true });
  const sealed = encrypt(keysWith(old), 'account', 'SECRET');
  assert.equal(decrypt(keysWith(current, old), 'account', sealed), 'SECRET');
  assert.throws(() => decrypt(keysWith(current), 'account', sealed), /LOCAL_SIGN_IN_KEY/);
});

test('a secret is of no use in another account’s row, or changed', () => {
  const keys = keysOfDemo('');
  const sealed = encrypt(keys, 'one', 'SECRET');
  assert.ok(!sealed.includes('SECRET'));
  assert.throws(() => decrypt(keys, 'other', sealed));
  sealed[sealed.length - 1]! ^= 1;
  assert.throws(() => decrypt(keys, 'one', sealed));
});

test('a key that is short, or none, is told at the start; without one nobody signs in here', () => {
  assert.equal(readKeys({}), null);
  assert.throws(() => readKeys({ LOCAL_SIGN_IN_KEY: 'short' }), /32 bytes or more/);
});

test('passwords that are guessed first are refused, however they are dressed up; long ones of any kind are not', () => {
  const refused = [
    'password1234',
    'P@ssw0rd2027!',
    'Qwerty123456',
    'aaaaaaaaaaaa',
    '123456789012',
    'abcabcabcabc',
    'Liverpool1892',
    'letmeinletmein',
    'qwertyuiopas',
    'Summer2027!!',
    'iloveyou1234',
    '121212121212',
  ];
  for (const password of refused) assert.match(passwordMistake(password, []) ?? 'nothing', /guessed first/, password);
  const good = ['violet tractor meadow', 'correct horse battery', 'ten small wet otters', 'ghjT6!9skdlw', 'zwölf kleine Füße', '犬が三匹、猫が二匹、鳥が一羽'];
  for (const password of good) assert.equal(passwordMistake(password, ['Kim Novak', 'kim.novak@example.org', 'Fern School']), null, password);
  assert.match(passwordMistake('kimnovak.kim', ['Kim Novak', 'kim.novak@example.org']) ?? '', /more than your name/);
  assert.match(passwordMistake('short', []) ?? '', /12 characters/);
  assert.match(passwordMistake('x'.repeat(201), []) ?? '', /200 characters/);
});

test('a household or a school is one network, whichever of its addresses is used', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7');
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7');
  assert.equal(networkOf('2001:db8:1:2::7'), networkOf('2001:db8:1:2:aaaa:bbbb:cccc:dddd'));
  assert.notEqual(networkOf('2001:db8:1:2::7'), networkOf('2001:db8:1:3::7'));
});

import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keys } from './keys.ts';

// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const shortest = 12;
const longest = 200;

type Hashing = { salt: Buffer; key: Buffer; memory: number; passes: number; parallelism: number };

const hashOf = (password: string, { salt, key, ...at }: Hashing): Promise<Buffer> => {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const message = Buffer.from(password.normalize('NFC'));
  argon2('argon2id', { ...at, message, nonce: salt, tagLength: 32, secret: key }, (fault, hash) => {
    if (fault) reject(fault);
    else resolve(hash);
  });
  return promise;
};

/** A password as it is kept: argon2id, with the key of the service mixed in, so that the database alone gives nobody a guess. */
export async function hashPassword([{ id, forPasswords }]: Keys, password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await hashOf(password, { ...cost, salt, key: forPasswords });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism},keyid=${id}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+),keyid=([0-9a-f]{8})\$([\w-]+)\$([\w-]+)$/;

/**
 * Whether this is the password. Without a hash (nobody of that name, or no password) it takes as long and says no. `isOld`: right, but made with an
 * older key or cost, so to be made again.
 */
export async function checkPassword(keys: Keys, password: string, kept: string | null): Promise<{ isRight: boolean; isOld: boolean }> {
  const [, memory, passes, parallelism, id, salt = '', hash = ''] = shape.exec(kept ?? '') ?? [];
  const key = keys.find(one => one.id === id);
  const at = key ? { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) } : cost;
  const found = await hashOf(password, { ...at, salt: key ? Buffer.from(salt, 'base64url') : Buffer.alloc(16), key: (key ?? keys[0]).forPasswords });
  const expected = Buffer.from(hash, 'base64url');
  const isRight = key !== undefined && expected.length === found.length && timingSafeEqual(expected, found);
  return { isRight, isOld: isRight && (key !== keys[0] || at.memory !== cost.memory || at.passes !== cost.passes) };
}

const common = new Set(JSON.parse(readFileSync(join(import.meta.dirname, 'common-passwords.json'), 'utf8')) as string[]);

/** The letters of a password alone, as people dress them up: P@ssw0rd2027! is password. */
const bare = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[@4]/g, 'a')
    .replaceAll('0', 'o')
    .replaceAll('3', 'e')
    .replaceAll(/[1!|]/g, 'i')
    .replaceAll(/[$5]/g, 's')
    .replaceAll(/[^a-z]/g, '');
const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z]/g, '');

/**
 * What is wrong with a new password, if anything. Long, and not one that is guessed first; no rules of capitals and signs, which make passwords worse
 * (NCSC, "Three random words"; NIST SP 800-63B). `about` are words that whoever knows this person would try.
 */
export function passwordMistake(password: string, about: readonly string[]): string | null {
  if (password === '') return 'Enter a password';
  if ([...password].length < shortest) return `The password must be ${shortest} characters or more`;
  if (password.length > longest) return `The password must be ${longest} characters or fewer`;
  if (isCommon(password)) return 'This is one of the passwords that are guessed first. Choose another';
  const own = about.flatMap(words => words.toLowerCase().split(/[^a-z0-9]+/)).filter(word => word.length > 2);
  const rest = own.reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase());
  return rest.length < 6 && rest.length < password.length ? 'The password must be more than your name, email address or agency. Choose another' : null;
}

function isCommon(password: string): boolean {
  const small = password.toLowerCase();
  if (new Set(small).size < 5 || common.has(small)) return true;
  if (/^(.{1,6})\1+.{0,5}$/.test(small) || isRun(small)) return true;
  // A common word with numbers and signs round it, or twice.
  return [letters(password), bare(password), bare(password.replaceAll(/^[\d\W_]+|[\d\W_]+$/g, ''))].some(
    word => word.length > 0 && password.length - word.length < 8 && (common.has(word) || isTwice(word)),
  );
}

const isTwice = (word: string) => word.length % 2 === 0 && common.has(word.slice(0, word.length / 2)) && word.endsWith(word.slice(0, word.length / 2));

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm', '1q2w3e4r5t6y7u8i9o0p'];
const isRun = (text: string) => rows.some(row => [row, [...row].reverse().join('')].some(one => (one + one).includes(text)));

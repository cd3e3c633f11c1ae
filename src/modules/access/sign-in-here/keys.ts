import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '#platform/start/progress.ts';

/** One key of the service: its first eight letters in what was made with it, and the two keys that come from it. */
type Key = { id: string; forPasswords: Buffer; forSecrets: Buffer };
/** The first makes what is new; all of them read what is there. */
export type Keys = readonly [Key, ...Key[]];

const keyOf = (secret: Buffer): Key => {
  const derived = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `open early help ${use}`, 32));
  return { id: createHash('sha256').update('id').update(secret).digest('hex').slice(0, 8), forPasswords: derived('passwords'), forSecrets: derived('secrets') };
};

/**
 * LOCAL_SIGN_IN_KEY  what passwords and the secrets of code apps are of no use without: 32 bytes or more in base64 (openssl rand -base64 32). The same on
 *                    every process, and kept apart from the database and its backups. To change it, put the new one first and the old one after a
 *                    comma. Without it nobody signs in here, only with the identity provider
 */
export function readKeys(environment: Readonly<Record<string, string | undefined>>): Keys | null {
  const given = (environment['LOCAL_SIGN_IN_KEY'] ?? '').split(',').map(text => text.trim());
  const keys = given.filter(text => text !== '').map(text => Buffer.from(text, 'base64'));
  if (keys.some(key => key.length < 32)) throw new CannotStart('LOCAL_SIGN_IN_KEY must be 32 bytes or more in base64, as openssl rand -base64 32 gives them');
  const [first, ...others] = keys.map(keyOf);
  return first ? [first, ...others] : null;
}

/** For a demonstration: a key of its own, kept in the data folder, readable by its owner alone; without a folder, made anew. */
export function keysOfDemo(dataFolder: string): Keys {
  const file = dataFolder && join(dataFolder, 'local-sign-in.key');
  if (file && existsSync(file)) return [keyOf(Buffer.from(readFileSync(file, 'utf8'), 'base64'))];
  const secret = randomBytes(32);
  if (file) writeFileSync(file, secret.toString('base64'), { mode: 0o600 });
  return [keyOf(secret)];
}

const ivLength = 12;
const tagLength = 16;

/** Encrypts what only this account's sign-in needs; moved to another account's row it cannot be read. */
export function encrypt([{ id, forSecrets }]: Keys, accountId: string, text: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', forSecrets, iv).setAAD(Buffer.from(accountId));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from(id, 'hex'), iv, cipher.getAuthTag(), sealed]);
}

export function decrypt(keys: Keys, accountId: string, sealed: Buffer): string {
  const id = sealed.subarray(0, 4).toString('hex');
  const key = keys.find(one => one.id === id);
  if (!key) throw new Error('A secret was encrypted with a key that LOCAL_SIGN_IN_KEY does not hold');
  const [iv, tag, rest] = [
    sealed.subarray(4, 4 + ivLength),
    sealed.subarray(4 + ivLength, 4 + ivLength + tagLength),
    sealed.subarray(4 + ivLength + tagLength),
  ];
  const decipher = createDecipheriv('aes-256-gcm', key.forSecrets, iv).setAAD(Buffer.from(accountId)).setAuthTag(tag);
  return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
}

import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { CannotStart } from '../start/progress.ts';

// A backup on the disk: a beginning of fixed length, then frames of AES-256-GCM. Each frame's nonce is its place in the file and whether it is the last, so
// frames cannot be exchanged, repeated, left out or cut off at the end. Without a passphrase the key stands in the beginning: then this is a checksum and no secret.

const magic = 'open-early-help backup ';
const version = '1\n';
const saltLength = 32;
const tagLength = 16;
const frameLength = 1 << 18;
const lastMark = 0x8000_0000;
export const fewestCharacters = 12;

type Lock = 'passphrase' | 'open';
const marks: Readonly<Record<Lock, string>> = { passphrase: 'P', open: 'O' };
const beginningLength = magic.length + version.length + 1 + saltLength;

/** Slow on purpose, and the same for every file: what a stranger's file could ask for would be memory and time of ours. */
const keyFrom = (passphrase: string, salt: Buffer) => scryptSync(passphrase.normalize('NFC'), salt, 32, { N: 1 << 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 });

const nonceOf = (place: number, isLast: boolean) => {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(place));
  nonce[11] = isLast ? 1 : 0;
  return nonce;
};

/** Everything that comes in, sealed. */
export async function* seal(pieces: AsyncIterable<Buffer>, passphrase: string | null): AsyncGenerator<Buffer> {
  if (passphrase !== null && passphrase.length < fewestCharacters) throw new CannotStart(`BACKUP_PASSPHRASE must have ${fewestCharacters} characters or more.`);
  const salt = randomBytes(saltLength);
  const key = passphrase === null ? salt : keyFrom(passphrase, salt);
  const beginning = Buffer.concat([Buffer.from(magic + version + marks[passphrase === null ? 'open' : 'passphrase']), salt]);
  yield beginning;
  let place = 0;
  const frame = (plain: Buffer, isLast: boolean) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(plain.length + (isLast ? lastMark : 0));
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place++, isLast)).setAAD(Buffer.concat([beginning, length]));
    return Buffer.concat([length, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  let waiting: Buffer[] = [];
  let held = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    held += piece.length;
    if (held <= frameLength) continue;
    let rest = Buffer.concat(waiting);
    for (; rest.length > frameLength; rest = rest.subarray(frameLength)) yield frame(rest.subarray(0, frameLength), false);
    waiting = [rest];
    held = rest.length;
  }
  yield frame(Buffer.concat(waiting), true);
}

const damaged = (where: string) => new CannotStart(`The backup is damaged ${where}. Nothing was changed.`);
const cutOff = () => new CannotStart('The backup was cut off: its end is missing. Nothing was changed.');

/** What was sealed, as long as every frame is whole and in its place; stops at the first that is not. */
export async function* unseal(pieces: AsyncIterable<Buffer>, passphrase: string | null): AsyncGenerator<Buffer> {
  const take = takingFrom(pieces);
  const beginning = await take(beginningLength);
  const key = keyOf(beginning, passphrase);
  for (let place = 0; ; place += 1) {
    const word = await take(4);
    if (word.length === 0) throw cutOff();
    const number = word.length < 4 ? 0 : word.readUInt32BE();
    const isLast = number >= lastMark;
    const length = number % lastMark;
    if (length > frameLength) throw damaged('or is none');
    const sealed = await take(length + tagLength);
    if (word.length < 4 || sealed.length < length + tagLength) throw cutOff();
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place, isLast)).setAAD(Buffer.concat([beginning, word]));
    decipher.setAuthTag(sealed.subarray(length));
    const plain = decipher.update(sealed.subarray(0, length));
    try {
      decipher.final();
    } catch {
      throw place === 0 && passphrase !== null && beginning.includes(marks.passphrase, magic.length + version.length)
        ? new CannotStart('BACKUP_PASSPHRASE is not the one of this backup, or its beginning is damaged. Nothing was changed.')
        : damaged(`near byte ${(beginningLength + place * (frameLength + 4 + tagLength)).toLocaleString('en-GB')}`);
    }
    yield plain;
    if (!isLast) continue;
    if ((await take(1)).length > 0) throw damaged('after its end');
    return;
  }
}

function keyOf(beginning: Buffer, passphrase: string | null): Buffer {
  const text = beginning.toString('latin1');
  if (!text.startsWith(magic)) throw new CannotStart('This file is not a backup of Open Early Help. Nothing was changed.');
  if (beginning.length < beginningLength) throw cutOff();
  if (!text.startsWith(version, magic.length)) throw new CannotStart('This backup was made by a newer release. Use that one. Nothing was changed.');
  const mark = text[magic.length + version.length];
  const salt = beginning.subarray(-saltLength);
  if (mark === marks.open) return salt;
  if (mark !== marks.passphrase) throw damaged('at its beginning');
  if (passphrase === null) throw new CannotStart('This backup is encrypted. Set BACKUP_PASSPHRASE to the passphrase it was made with.');
  return keyFrom(passphrase, salt);
}

/** Takes so many bytes at a time; fewer only at the end. */
function takingFrom(pieces: AsyncIterable<Buffer>): (length: number) => Promise<Buffer> {
  const source = pieces[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return async length => {
    const parts: Buffer[] = [rest];
    let held = rest.length;
    while (held < length) {
      const next = await source.next();
      if (next.done === true) break;
      parts.push(next.value);
      held += next.value.length;
    }
    const all = parts.length === 1 ? rest : Buffer.concat(parts);
    rest = all.subarray(length);
    return all.subarray(0, length);
  };
}

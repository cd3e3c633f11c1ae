import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What a forger changes of an answer, before or after it is signed. */
export type Tampering = {
  challenge?: string;
  origin?: string;
  type?: string;
  rpId?: string;
  flags?: number;
  counter?: number;
  key?: KeyObject;
  userHandle?: string;
  id?: string;
  after?: (answer: Answer) => Answer;
};
type Answer = { id: string; rawId: string; type: string; clientExtensionResults: object; response: Record<string, unknown> };

const [userPresent, userVerified, hasKey] = [0x01, 0x04, 0x40];
const base64 = (bytes: Buffer) => bytes.toString('base64url');

/** As much of CBOR as a passkey needs: whole numbers, bytes, text and maps. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  const head = (major: number, n: number) => {
    if (n < 24) return Buffer.from([(major << 5) | n]);
    return n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
  };
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, inner]) => [cbor(key), cbor(inner as Buffer)])]);
}

/** A device that makes passkeys and signs with them, as a browser would send it. */
export function device({ origin = 'http://localhost', rpId = 'localhost' } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let counter = 0;
  let userHandle = '';

  const clientData = (type: string, challenge: string, more: Tampering) =>
    Buffer.from(JSON.stringify({ type: more.type ?? type, challenge: more.challenge ?? challenge, origin: more.origin ?? origin, crossOrigin: false }));
  const authData = (flags: number, more: Tampering, rest = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(more.counter ?? ++counter);
    return Buffer.concat([
      createHash('sha256')
        .update(more.rpId ?? rpId)
        .digest(),
      Buffer.from([more.flags ?? flags]),
      count,
      rest,
    ]);
  };
  const sent = (response: Record<string, unknown>, more: Tampering): string => {
    const own = more.id ?? base64(id);
    const answer = { id: own, rawId: own, type: 'public-key', clientExtensionResults: {}, response };
    return JSON.stringify(more.after ? more.after(answer) : answer);
  };

  return {
    /** Makes a passkey for what the server offered. */
    make({ challenge, user }: { challenge: string; user: { id: string } }, more: Tampering = {}): string {
      userHandle = user.id;
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const key = new Map<number, number | Buffer>([
        ...([
          [1, 2],
          [3, -7],
          [-1, 1],
        ] as const),
        ...([
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ] as const),
      ]);
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cbor(key)]);
      const signed = authData(userPresent | userVerified | hasKey, more, credential);
      const attestation = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', signed],
        ]),
      );
      const response = {
        clientDataJSON: base64(clientData('webauthn.create', challenge, more)),
        attestationObject: base64(attestation),
        transports: ['internal'],
      };
      return sent(response, more);
    },

    /** Signs what the server asks. */
    use({ challenge }: { challenge: string }, more: Tampering = {}): string {
      const client = clientData('webauthn.get', challenge, more);
      const authenticator = authData(userPresent | userVerified, more);
      const signed = Buffer.concat([authenticator, createHash('sha256').update(client).digest()]);
      const signature = sign('sha256', signed, more.key ?? privateKey);
      const response = {
        clientDataJSON: base64(client),
        authenticatorData: base64(authenticator),
        signature: base64(signature),
        userHandle: more.userHandle ?? userHandle,
      };
      return sent(response, more);
    },
  };
}

export type Device = ReturnType<typeof device>;

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the demonstration's identity provider signs with, and the secret it shares with the service. */
export type Keys = { jwks: { keys: object[] }; cookieKeys: string[]; clientSecret: string };

/** Made once and kept in the data folder, readable by its owner alone, so that a restart does not forget who is signed in; without a folder, made anew. */
export function keysIn(dataFolder: string): Keys {
  const file = dataFolder && join(dataFolder, 'identity-provider.json');
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Keys;
  const keys = makeKeys();
  if (file) writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}

function makeKeys(): Keys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secret = () => randomBytes(32).toString('base64url');
  return {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: secret().slice(0, 8), alg: 'ES256', use: 'sig' }] },
    cookieKeys: [secret()],
    clientSecret: secret(),
  };
}

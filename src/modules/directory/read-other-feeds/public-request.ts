import { lookup } from 'node:dns/promises';
import { request as plain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from '#modules/systems/index.ts';

/** `mayBeLocal`: in a demonstration, this machine itself too. `mayBePlain`: http as well as https. */
export type Bounds = {
  mayBeLocal: boolean;
  mayBePlain?: boolean;
  patience?: number;
  resolve?: (host: string) => Promise<string[]>;
};

/** Why nothing came of it, in words for an editor; never what the other side said. */
export class NotGot extends Error {}

const resolveAll = async (host: string) => (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Asks the public internet alone: the name is looked up once, every address it stands for must be public, and the connection goes to the address that was
 * looked at. Nothing is followed. The answer is given as it begins; whoever asks reads it or lets it go.
 */
export async function publicRequest(
  url: string,
  { mayBeLocal, mayBePlain = false, patience = 30_000, resolve = resolveAll }: Bounds,
  { method, accept }: { method: 'GET' | 'HEAD'; accept: string },
): Promise<IncomingMessage> {
  const at = new URL(url);
  const isSecure = at.protocol === 'https:';
  const host = at.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
  const [address] = addresses;
  if (address === undefined) throw new NotGot('There is no such address');
  const isLocal = mayBeLocal && addresses.every(isLoopbackAddress);
  const isAllowed = (isSecure || (mayBePlain && at.protocol === 'http:')) && addresses.every(isPublicAddress);
  if (!isLocal && !isAllowed) throw new NotGot('This address is not allowed');
  const options: RequestOptions = {
    method,
    host: address,
    port: at.port || (isSecure ? 443 : 80),
    path: `${at.pathname}${at.search}`,
    headers: { host: at.host, accept, 'user-agent': 'Open-Early-Help' },
    agent: false,
    signal: AbortSignal.timeout(patience),
    maxHeaderSize: 16 * 1024,
    ...(isSecure && !isIP(host) && { servername: host }),
  };
  const { promise, resolve: answered, reject } = Promise.withResolvers<IncomingMessage>();
  const outgoing = (isSecure ? secure : plain)(options, answered);
  outgoing.on('error', fault => reject(new NotGot(wordsOf((fault as { code?: string }).code ?? ''))));
  outgoing.end();
  return promise;
}

const wordsOf = (code: string): string => {
  if (code === 'ABORT_ERR') return 'No answer came in time';
  return /CERT|SELF_SIGNED|UNABLE_TO/.test(code) ? 'Its certificate is not valid' : 'The connection broke';
};

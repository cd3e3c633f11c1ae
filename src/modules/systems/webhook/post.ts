import { lookup } from 'node:dns/promises';
import { request as plain, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

export type Outgoing = { url: string; headers: Readonly<Record<string, string>>; body: string };
/** Posts one message. Null: it was taken. Otherwise why not, in a word or a status; never what the receiver said. */
export type Post = (message: Outgoing) => Promise<string | null>;

type Bounds = { mayBeLocal: boolean; patience?: number; resolve?: (host: string) => Promise<string[]> };

const resolveAll = async (host: string) => (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Posts to where a partner's system listens. The name is looked up once, every address it stands for must be public, and the connection goes
 * to the address that was looked at. Nothing is followed, nothing of the answer but its status is read, and no answer is waited for longer
 * than ten seconds.
 */
export function webhookPost({ mayBeLocal, patience = 10_000, resolve = resolveAll }: Bounds): Post {
  return async ({ url, headers, body }) => {
    const at = new URL(url);
    const isSecure = at.protocol === 'https:';
    const host = at.hostname.replace(/^\[|\]$/g, '');
    const deadline = AbortSignal.timeout(patience);
    const addresses = isIP(host) ? [host] : await Promise.race([resolve(host).catch(() => []), aborted(deadline)]);
    const [address] = addresses;
    if (address === undefined) return deadline.aborted ? 'no answer in time' : 'no such address';
    const isLocal = mayBeLocal && addresses.every(isLoopbackAddress);
    if (!isLocal && !(isSecure && addresses.every(isPublicAddress))) return 'this address is not allowed';
    const options: RequestOptions = {
      method: 'POST',
      host: address,
      port: at.port || (isSecure ? 443 : 80),
      path: `${at.pathname}${at.search}`,
      headers: { ...headers, host: at.host, 'content-length': Buffer.byteLength(body) },
      agent: false,
      signal: deadline,
      maxHeaderSize: 16 * 1024,
    };
    return send(isSecure, { ...options, ...(isSecure && !isIP(host) && { servername: host }) }, body);
  };
}

function send(isSecure: boolean, options: RequestOptions, body: string): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const outgoing = (isSecure ? secure : plain)(options, response => {
    const { statusCode = 0 } = response;
    // Whatever else it would say, and however long it would take: it is not heard.
    response.destroy();
    resolve(statusCode >= 200 && statusCode < 300 ? null : `status ${statusCode}`);
  });
  outgoing.on('error', fault => resolve(reasonOf(fault)));
  outgoing.end(body);
  return promise;
}

function reasonOf(fault: Error): string {
  const { code = '' } = fault as Error & { code?: string };
  if (code === 'ABORT_ERR') return 'no answer in time';
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  return /CERT|TLS|SSL|ALTNAME/.test(code) ? 'its certificate is not good' : 'the connection broke';
}

function aborted(signal: AbortSignal): Promise<string[]> {
  const { promise, resolve } = Promise.withResolvers<string[]>();
  signal.addEventListener('abort', () => resolve([]), { once: true });
  return promise;
}

import { lookup } from 'node:dns/promises';
import { request as plain, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from '#modules/systems/index.ts';

/** Asks a feed of others for JSON. */
export type Get = (url: string) => Promise<unknown>;

type Bounds = { mayBeLocal: boolean; patience?: number; mostBytes?: number; resolve?: (host: string) => Promise<string[]> };

/** Why nothing came of it, in words for an editor; never what the other side said. */
export class NotGot extends Error {}

const resolveAll = async (host: string) => (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Reads JSON from the public internet alone: the name is looked up once, every address it stands for must be public, and the connection goes to the address
 * that was looked at. Nothing is followed; an answer may be so long and take so much time.
 */
export function publicGet({ mayBeLocal, patience = 30_000, mostBytes = 20_000_000, resolve = resolveAll }: Bounds): Get {
  return async url => {
    const at = new URL(url);
    const isSecure = at.protocol === 'https:';
    const host = at.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
    const [address] = addresses;
    if (address === undefined) throw new NotGot('There is no such address');
    const isLocal = mayBeLocal && addresses.every(isLoopbackAddress);
    if (!isLocal && !(isSecure && addresses.every(isPublicAddress))) throw new NotGot('This address is not allowed');
    const options: RequestOptions = {
      host: address,
      port: at.port || (isSecure ? 443 : 80),
      path: `${at.pathname}${at.search}`,
      headers: { host: at.host, accept: 'application/json', 'user-agent': 'Open-Early-Help' },
      agent: false,
      signal: AbortSignal.timeout(patience),
      maxHeaderSize: 16 * 1024,
    };
    const text = await read(isSecure, { ...options, ...(isSecure && !isIP(host) && { servername: host }) }, mostBytes);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new NotGot('What came is not JSON');
    }
  };
}

function read(isSecure: boolean, options: RequestOptions, mostBytes: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const outgoing = (isSecure ? secure : plain)(options, response => {
    const { statusCode = 0 } = response;
    if (statusCode !== 200) {
      response.destroy();
      reject(new NotGot(`It answered ${statusCode}`));
      return;
    }
    const parts: Buffer[] = [];
    let bytes = 0;
    response.on('data', (part: Buffer) => {
      parts.push(part);
      bytes += part.length;
      if (bytes > mostBytes) {
        response.destroy();
        reject(new NotGot('The answer is too long'));
      }
    });
    response.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    response.on('error', () => reject(new NotGot('The connection broke')));
  });
  outgoing.on('error', fault => reject(new NotGot((fault as { code?: string }).code === 'ABORT_ERR' ? 'No answer came in time' : 'The connection broke')));
  outgoing.end();
  return promise;
}

import { NotGot, publicRequest, type Bounds } from './public-request.ts';

/** Asks a feed of others for JSON. */
export type Get = (url: string) => Promise<unknown>;

/** Reads JSON from the public internet alone (public-request.ts); an answer may be so long and take so much time. */
export function publicGet({ mostBytes = 20_000_000, ...bounds }: Bounds & { mostBytes?: number }): Get {
  return async url => {
    const response = await publicRequest(url, bounds, { method: 'GET', accept: 'application/json' });
    if (response.statusCode !== 200) {
      response.destroy();
      throw new NotGot(`It answered ${response.statusCode}`);
    }
    const parts: Buffer[] = [];
    let bytes = 0;
    try {
      for await (const part of response as AsyncIterable<Buffer>) {
        parts.push(part);
        bytes += part.length;
        if (bytes > mostBytes) throw new NotGot('The answer is too long');
      }
    } catch (fault) {
      throw fault instanceof NotGot ? fault : new NotGot((fault as { code?: string }).code === 'ABORT_ERR' ? 'No answer came in time' : 'The connection broke');
    }
    try {
      return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
    } catch {
      throw new NotGot('What came is not JSON');
    }
  };
}

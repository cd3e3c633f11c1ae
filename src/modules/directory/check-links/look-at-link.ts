import { NotGot, publicRequest, type Bounds } from '../read-other-feeds/public-request.ts';

/** Asks a web address whether it leads anywhere: null if it does, else why not, in words for whoever keeps it. */
export type Look = (url: string) => Promise<string | null>;

const mostSteps = 5;
/** They say no to a machine, or ask for a sign-in: there is something, and people may get it. */
const isThere = (status: number) => [401, 402, 403, 405, 406, 407, 418, 429, 451, 999].includes(status);

/** Looks with HEAD, and with GET where that finds nothing, since many servers know only one. Where it leads on it is followed, each step only to public addresses. */
export function lookAtLink(bounds: Bounds): Look {
  return async url => {
    try {
      const byHead = await follow(url, bounds, 'HEAD').catch((fault: unknown) => (fault instanceof NotGot ? fault : Promise.reject(fault as Error)));
      if (byHead === null) return null;
      return await follow(url, bounds, 'GET');
    } catch (fault) {
      if (fault instanceof NotGot) return fault.message;
      // An address that nobody can read as one.
      if (fault instanceof TypeError) return 'This is no web address';
      throw fault;
    }
  };
}

async function follow(url: string, bounds: Bounds, method: 'HEAD' | 'GET'): Promise<string | null> {
  let at = url;
  for (let step = 0; step <= mostSteps; step += 1) {
    const response = await publicRequest(at, { patience: 10_000, mayBePlain: true, ...bounds }, { method, accept: 'text/html,*/*' });
    const { statusCode = 0, headers } = response;
    // What the page says is not read.
    response.destroy();
    if (statusCode >= 200 && statusCode < 300) return null;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      at = new URL(headers.location, at).href;
      continue;
    }
    if (isThere(statusCode)) return null;
    return statusCode === 404 || statusCode === 410 ? `There is no such page (${statusCode})` : `It answered ${statusCode}`;
  }
  return 'It leads from one address to another without end';
}

import { Agent, request } from 'node:http';

export type Answer = { status: number; goesTo: string; bytes: number; text(): string };
export type Sent = { method: 'GET' | 'POST'; path: string; form?: Readonly<Record<string, string>> };

/** Somebody signed in, as a browser sends what they do: with their cookies, over connections that stay open. */
export type Visitor = { username: string; csrf: string; send(sent: Sent): Promise<Answer> };

export async function signIn(address: string, username: string, connections: number): Promise<Visitor> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const cookies = new Map<string, string>();
  const send = (sent: Sent) => ask(agent, address, sent, cookies);
  const answer = await send({ method: 'POST', path: '/dev/sign-in', form: { as: username } });
  if (answer.status !== 303) throw new Error(`${username} could not sign in: ${answer.status}`);
  const csrf = /name="csrf" value="([^"]*)"/.exec((await send({ method: 'GET', path: '/sign-out' })).text())?.[1];
  if (!csrf) throw new Error('The page for signing out has no token');
  return { username, csrf, send };
}

function ask(agent: Agent, address: string, { method, path, form }: Sent, cookies: Map<string, string>): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const body = form ? new URLSearchParams(form).toString() : undefined;
  const headers = {
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
  };
  const asked = request(`${address}${path}`, { method, agent, headers }, answer => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('error', reject);
    answer.on('end', () => {
      for (const cookie of answer.headers['set-cookie'] ?? []) {
        const [pair = ''] = cookie.split(';');
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      const bytes = parts.reduce((sum, part) => sum + part.length, 0);
      resolve({ status: answer.statusCode ?? 0, goesTo: answer.headers.location ?? '', bytes, text: () => Buffer.concat(parts).toString() });
    });
  });
  asked.on('error', reject);
  asked.end(body);
  return promise;
}

import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';

type Backend = { port: number; isReady: boolean };

/** A load balancer as plain as can be: in turn to those whose /readyz says 200, over connections it keeps, and never a second try. */
export type Balancer = { address: string; answered: ReadonlyMap<number, number>; close(): void };

export async function balance(ports: readonly number[]): Promise<Balancer> {
  const backends: Backend[] = ports.map(port => ({ port, isReady: false }));
  const agent = new Agent({ keepAlive: true });
  const answered = new Map<number, number>();
  let turn = 0;

  const ask = async () => {
    for (const backend of backends) {
      backend.isReady = await fetch(`http://127.0.0.1:${backend.port}/readyz`, { headers: { connection: 'close' } }).then(
        answer => answer.ok,
        () => false,
      );
    }
  };
  const asking = setInterval(() => void ask(), 100);
  await ask();

  const server = createServer((incoming, outgoing) => {
    const ready = backends.filter(({ isReady }) => isReady);
    const backend = ready[(turn += 1) % ready.length];
    if (!backend) {
      outgoing.writeHead(503).end('nobody is ready');
      return;
    }
    const passed = request({ port: backend.port, host: '127.0.0.1', method: incoming.method, path: incoming.url, headers: incoming.headers, agent }, answer => {
      answered.set(backend.port, (answered.get(backend.port) ?? 0) + 1);
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', fault => outgoing.writeHead(502).end(`${backend.port}: ${fault.message}`));
    incoming.pipe(passed);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  return {
    address: `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`,
    answered,
    close: () => {
      clearInterval(asking);
      agent.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import phrases from '../offer-search/phrases.json' with { type: 'json' };
import { steadily } from '../speed/load.ts';

// The flood, in a thread of its own, so that sending it does not hold up whoever measures. Each asks when due, whether or not those before were answered.

export type Flood = { address: string; perSecond: number; seconds: number; addresses: number };
export type Answered = { status: number; comesBack: boolean };

const { address, perSecond, seconds, addresses } = workerData as Flood;
const answered: Answered[] = [];

const agent = new Agent({ keepAlive: true, maxSockets: 400 });

function ask(number: number): Promise<{ fault: null; bytes: number }> {
  const words = phrases[number % phrases.length]?.says ?? '';
  const isFeed = number % 3 === 2;
  const url = isFeed ? `${address}/open-referral-uk/v3/services?search=${encodeURIComponent(words)}&age=${number % 17}` : `${address}/services`;
  const headers = {
    'x-forwarded-for': `10.1.${Math.floor((number % addresses) / 200)}.${(number % addresses) % 200}`,
    ...(!isFeed && { cookie: `__Host-kept-search=${encodeURIComponent(JSON.stringify({ words }))}` }),
  };
  const { promise, resolve, reject } = Promise.withResolvers<{ fault: null; bytes: number }>();
  // Not fetch, which takes the machine more than the answer does.
  request(url, { agent, headers, timeout: 30_000 }, answer => {
    answer.on('error', reject);
    answer.on('end', () => {
      answered.push({ status: answer.statusCode ?? 0, comesBack: Number(answer.headers['retry-after']) > 0 });
      resolve({ fault: null, bytes: 0 });
    });
    answer.resume();
  })
    .on('error', reject)
    .end();
  return promise;
}

const took = await steadily(ask, { perSecond, seconds });
parentPort?.postMessage({ answered, unanswered: took.filter(({ fault }) => fault !== null).length });

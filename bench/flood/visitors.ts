import { parentPort, workerData } from 'node:worker_threads';
import phrases from '../offer-search/phrases.json' with { type: 'json' };
import { steadily } from '../speed/load.ts';

// The flood, in a thread of its own, so that sending it does not hold up whoever measures. Each asks when due, whether or not those before were answered.

export type Flood = { address: string; perSecond: number; seconds: number; addresses: number };
export type Answered = { status: number; comesBack: boolean };

const { address, perSecond, seconds, addresses } = workerData as Flood;
const answered: Answered[] = [];

async function ask(number: number) {
  const words = phrases[number % phrases.length]?.says ?? '';
  const isFeed = number % 3 === 2;
  const url = isFeed ? `${address}/open-referral-uk/v3/services?search=${encodeURIComponent(words)}&age=${number % 17}` : `${address}/services`;
  const headers = {
    'x-forwarded-for': `10.1.${Math.floor((number % addresses) / 200)}.${(number % addresses) % 200}`,
    ...(!isFeed && { cookie: `__Host-kept-search=${encodeURIComponent(JSON.stringify({ words }))}` }),
  };
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(30_000) });
  const body = await answer.arrayBuffer();
  answered.push({ status: answer.status, comesBack: Number(answer.headers.get('retry-after')) > 0 });
  return { fault: null, bytes: body.byteLength };
}

const took = await steadily(ask, { perSecond, seconds });
parentPort?.postMessage({ answered, unanswered: took.filter(({ fault }) => fault !== null).length });

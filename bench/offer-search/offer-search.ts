import { loadavg } from 'node:os';
import { startEmbedded } from '#platform/start/embedded-postgres.ts';
import { say, sayNothing } from '#platform/start/progress.ts';
import { platformOn } from '#platform/start/start.ts';
import { keep, type Target } from '../keep.ts';
import { largeOffer, madeFolder } from '../made-folder.ts';
import { measurePages, most, mostKilobytes, services } from './pages.ts';
import { judgePhrases, sharesOf, tellMisses } from './phrases.ts';

// npm run bench -- offer-search   whether a hundred phrases of parents find what they mean among Fernshire's services, and how fast /services is among 10,000.
// Both databases are made first where they are not there (.data-offer, .data-offer-10000). Kept in bench/results/offer-search.json.

const percent = (share: number) => `${(share * 100).toFixed(0)}%`;

async function judge() {
  const { urls, stop } = await startEmbedded(madeFolder('.data-offer', []), sayNothing);
  try {
    const platform = platformOn(urls.web);
    const judged = await judgePhrases(platform);
    await platform.db.destroy();
    return judged;
  } finally {
    await stop();
  }
}

export async function benchOfferSearch(seconds: number): Promise<Target[]> {
  const judged = await judge();
  tellMisses(judged);
  const [all, heldOut, others] = [sharesOf(judged), sharesOf(judged.filter(one => one.heldOut)), sharesOf(judged.filter(one => !one.heldOut))];
  say(JSON.stringify({ all, heldOut, others }));
  const pages = process.argv.includes('--phrases') ? [] : await measurePages(largeOffer(services), seconds);
  for (const { page, p50, p95, kilobytes, faults, appCpu, databaseCpu } of pages)
    say(`  ${page.padEnd(40)} p50 ${p50} ms  p95 ${p95} ms  ${kilobytes} kB  ${faults} faults  processor ${appCpu} + ${databaseCpu} ms`);
  const slowest = Math.max(...pages.map(({ p95 }) => p95));
  const heaviest = Math.max(...pages.map(({ kilobytes }) => kilobytes));
  const targets: Target[] = [
    { name: 'phrases with a right answer among the first three', goal: '≥90%', value: percent(all.firstThree), met: all.firstThree >= 0.9 },
    { name: `of the ${heldOut.phrases} held out`, goal: '≥90%', value: percent(heldOut.firstThree), met: heldOut.firstThree >= 0.9 },
    { name: 'phrases that find nothing', goal: '<3%', value: percent(all.nothing), met: all.nothing < 0.03 },
    ...(pages.length === 0
      ? []
      : [
          { name: `/services at 20/s among ${services} services, p95`, goal: `≤${most} ms`, value: `${slowest} ms`, met: slowest <= most },
          { name: 'its HTML', goal: `≤${mostKilobytes} kB`, value: `${heaviest} kB`, met: heaviest <= mostKilobytes },
        ]),
  ];
  if (pages.length > 0) keep('offer-search', targets, { all, heldOut, others, pages, loadMeanwhile: loadavg().map(load => Number(load.toFixed(1))) });
  return targets;
}

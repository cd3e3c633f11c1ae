import { theService } from '#platform/actor.ts';
import type { LongJob } from '#platform/module.ts';
import { doWork } from '#platform/work.ts';
import { linksChecked } from '../directory.events.ts';
import { findLinksToCheck, forgetLinks, keepLinks, type LinkSeen, type LinkToCheck } from '../link.queries.ts';
import type { Look } from './look-at-link.ts';

/** So many hosts are asked beside each other; of one host, one address after the other. */
const hostsAtOnce = 4;
const keptAtOnce = 40;

/** Nightly, where a council wants it: asks every web address in the directory, each at most once a day, whether it leads anywhere. */
export const checkLinks =
  (look: Look): LongJob =>
  async platform => {
    const due = await doWork(platform, theService, 'look', findLinksToCheck);
    const hosts = [...Map.groupBy(due, ({ url }) => hostOf(url)).values()];
    for (let from = 0; from < hosts.length; from += keptAtOnce) {
      const seen: LinkSeen[] = [];
      const waiting = hosts.slice(from, from + keptAtOnce);
      await Promise.all(
        Array.from({ length: hostsAtOnce }, async () => {
          for (let links = waiting.shift(); links; links = waiting.shift()) seen.push(...(await lookAtHost(look, links)));
        }),
      );
      // What is known is kept now and then, so that a night that is cut short is not lost.
      await doWork(platform, theService, 'change', async work => {
        await keepLinks(work, seen);
        const failing = seen.filter(({ failure }) => failure !== null).length;
        await work.record(linksChecked, { familyId: null, details: { links: seen.length, failing } });
      });
    }
    await doWork(platform, theService, 'look', forgetLinks);
  };

async function lookAtHost(look: Look, links: readonly LinkToCheck[]): Promise<LinkSeen[]> {
  const answers = new Map<string, string | null>();
  for (const { url } of links) if (!answers.has(url)) answers.set(url, await look(url));
  return links.map(link => ({ ...link, failure: answers.get(link.url) ?? null }));
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

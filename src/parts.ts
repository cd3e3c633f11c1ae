import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp, modules } from '#app';
import { offerFirstAdministrator, readSignIn } from '#modules/access/index.ts';
import { checkLinks, lookAtLink, publicGet, readLinkChecks, readOtherFeeds } from '#modules/directory/index.ts';
import { publishForms } from '#modules/forms/index.ts';
import { readFeeds, runLinkage, watchFolder } from '#modules/targeting/index.ts';
import { deliverWebhook, webhookPost } from '#modules/systems/index.ts';
import { startSealer } from '#platform/audit/sealer.ts';
import { openDatabase } from '#platform/database.ts';
import { forgetExpired } from '#platform/forget-expired.ts';
import { prepareJobs, startJobs } from '#platform/jobs.ts';
import { measureJobs } from '#platform/metrics/queue.ts';
import { messageProvider, readMessages, throughNotify, type MessageProvider } from '#platform/message-provider.ts';
import type { LongJob } from '#platform/module.ts';
import { sendMessage } from '#platform/send-message.ts';
import type { Parts } from '#platform/start/start.ts';
import { readApi } from './api/index.ts';
import { standInNotify } from './dev/notify-stand-in.ts';

async function prepare(ownerUrl: string): Promise<void> {
  await prepareJobs(ownerUrl);
  const owner = openDatabase(ownerUrl, { connections: 1 });
  await publishForms(owner).finally(() => owner.destroy());
}

/** Fernshire is a folder of its own, which a council may leave out. It is read only when it is to be told: later starts are quicker. */
function findStory(): Parts['tell'] {
  const file = join(import.meta.dirname, '..', 'seed', 'tell.ts');
  if (!existsSync(file)) return undefined;
  return async (platform, tell) => ((await import(file)) as { tellFernshire: NonNullable<Parts['tell']> }).tellFernshire(platform, tell);
}

/** What the start puts together: the application, its jobs, and the made-up council if it is there. */
export function findParts(environment: Readonly<Record<string, string | undefined>> = process.env): Parts {
  const tell = findStory();
  const signIn = readSignIn(environment);
  const messages = readMessages(environment);
  const { requestsAMinute } = readApi(environment);
  const feeds = readFeeds(environment);
  const { checksLinks } = readLinkChecks(environment);
  let running: FastifyInstance | undefined;

  return {
    prepare,
    ...(tell && { tell }),
    buildApp: async (platform, serving) => {
      running = await buildApp(platform, serving, { signIn, requestsAMinute, mostFileBytes: feeds.mostFileBytes });
      return running;
    },
    offer: async (platform, publicUrl) => {
      const link = await offerFirstAdministrator(platform, publicUrl);
      return link ? [`Nobody can sign in yet. Within the hour, one person can become the first administrator at ${link}`] : [];
    },
    startJobs: async (platform, url, { dataFolder, metrics }) => {
      const isSet = messages.notify ?? messages.smtp;
      // Jobs run before the web listens: where its stand-in answers is asked at each message.
      const throughStandIn: MessageProvider = message => throughNotify(standInNotify(addressOf(running)))(message);
      const send = platform.demo && !isSet && running ? throughStandIn : messageProvider(messages);
      const jobs = Object.assign(
        { 'send-message': sendMessage(send), 'forget-expired': forgetExpired, 'deliver-webhook': deliverWebhook(webhookPost({ mayBeLocal: platform.demo })) },
        ...modules.map(module => module.jobs ?? {}),
      ) as Parameters<typeof startJobs>[2];
      const worker = await startJobs(platform, url, jobs, {
        long: Object.assign(
          {
            'watch-folder': watchFolder(feeds),
            'run-linkage': runLinkage(join(dataFolder, 'linkage')),
            'read-other-feeds': readOtherFeeds(publicGet({ mayBeLocal: platform.demo })),
            'check-links': checkLinks(lookAtLink({ mayBeLocal: platform.demo })),
          },
          ...modules.map(module => module.longJobs ?? {}),
        ) as Readonly<Record<string, LongJob>>,
        hourly: ['forget-expired', 'review-accounts', 'find-families-nightly', 'keep-statuses', 'read-other-feeds', 'forget-shortlists'],
        everyMinute: ['take-up-loads', 'take-up-postcodes', ...(feeds.folder === null ? [] : ['watch-folder'])],
        nightly: ['forget-feeds', 'run-linkage', 'remind-keepers', 'chase-referrals', 'count-needs', ...(checksLinks ? ['check-links'] : [])],
      });
      const sealer = startSealer(url, join(dataFolder, 'audit-heads'), platform.clock);
      const db = openDatabase(url, { connections: 1 });
      if (metrics) measureJobs(metrics, db);
      return { stop: () => Promise.all([worker.stop(), sealer.stop(), db.destroy()]) };
    },
  };
}

const addressOf = (app: FastifyInstance | undefined) => {
  const at = app?.server.address();
  return typeof at === 'object' && at ? `http://${at.family === 'IPv6' ? `[${at.address}]` : at.address}:${at.port}` : '';
};

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp, modules } from '#app';
import { offerFirstAdministrator, readSignIn } from '#modules/access/index.ts';
import { publishForms } from '#modules/forms/index.ts';
import { openDatabase } from '#platform/database.ts';
import { prepareJobs, startJobs } from '#platform/jobs.ts';
import { messageProvider, readMessages } from '#platform/message-provider.ts';
import { sendMessage } from '#platform/send-message.ts';
import { say } from '#platform/start/progress.ts';
import type { Parts } from '#platform/start/start.ts';
import { standInNotify } from './dev/notify-stand-in.ts';

async function prepare(ownerUrl: string): Promise<void> {
  await prepareJobs(ownerUrl);
  const owner = openDatabase(ownerUrl, { connections: 1 });
  await publishForms(owner).finally(() => owner.destroy());
}

/** Fernshire is a folder of its own, which a council may leave out. */
async function findStory(): Promise<Parts['tell']> {
  const file = join(import.meta.dirname, '..', 'seed', 'tell.ts');
  return existsSync(file) ? ((await import(file)) as { tellFernshire: NonNullable<Parts['tell']> }).tellFernshire : undefined;
}

/** What the start puts together: the application, its jobs, and the made-up council if it is there. */
export async function findParts(environment: Readonly<Record<string, string | undefined>> = process.env): Promise<Parts> {
  const tell = await findStory();
  const signIn = readSignIn(environment);
  const messages = readMessages(environment);
  let address = '';

  return {
    prepare,
    ...(tell && { tell }),
    buildApp: async (platform, serving) => {
      const app = await buildApp(platform, serving, { signIn });
      app.addHook('onListen', async () => {
        address = addressOf(app);
        const link = await offerFirstAdministrator(platform, serving.publicUrl);
        if (link) say(`Nobody can sign in yet. Within the hour, one person can become the first administrator at ${link}`);
      });
      return app;
    },
    startJobs: (platform, url) => {
      const isSet = messages.notify ?? messages.smtp;
      const provider = messageProvider(platform.demo && !isSet ? { notify: standInNotify(address), smtp: null } : messages);
      const jobs = Object.assign({ 'send-message': sendMessage(provider) }, ...modules.map(module => module.jobs ?? {})) as Parameters<typeof startJobs>[2];
      return startJobs(platform, url, jobs);
    },
  };
}

const addressOf = ({ server }: FastifyInstance) => {
  const at = server.address();
  return typeof at === 'object' && at ? `http://${at.family === 'IPv6' ? `[${at.address}]` : at.address}:${at.port}` : '';
};

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp, modules } from '#app';
import { publishForms } from '#modules/forms/index.ts';
import { openDatabase } from '#platform/database.ts';
import { prepareJobs, startJobs } from '#platform/jobs.ts';
import type { Parts } from '#platform/start/start.ts';

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
export async function findParts(): Promise<Parts> {
  const tell = await findStory();
  const jobs = Object.assign({}, ...modules.map(module => module.jobs ?? {})) as Parameters<typeof startJobs>[2];
  return { buildApp, prepare, startJobs: (platform, url) => startJobs(platform, url, jobs), ...(tell && { tell }) };
}

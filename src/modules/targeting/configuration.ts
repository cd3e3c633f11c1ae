import { statSync } from 'node:fs';
import { CannotStart } from '#platform/start/progress.ts';

type Environment = Readonly<Record<string, string | undefined>>;
export type FeedSettings = {
  /** Where files that come by themselves are put, in a folder for each feed; nothing: nowhere. */
  folder: string | null;
  mostFileBytes: number;
};

/** The longest file taken, in megabytes, unless MOST_FILE_MB says otherwise. */
const ordinaryMegabytes = 500;
export const ordinaryMostFileBytes = ordinaryMegabytes * 1024 * 1024;

/** What the start reads of the environment for partners' files. */
export function readFeeds(environment: Environment): FeedSettings {
  const folder = environment['FEEDS_DIR']?.trim() || null;
  const megabytes = Number(environment['MOST_FILE_MB']?.trim() || ordinaryMegabytes);
  const mistakes = [
    ...(Number.isInteger(megabytes) && megabytes >= 1 && megabytes <= 10_000 ? [] : ['MOST_FILE_MB must be a number from 1 to 10000']),
    ...(folder === null || statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? [] : ['FEEDS_DIR must be a folder that is there']),
  ];
  if (mistakes.length > 0) throw new CannotStart(mistakes.join('\n'));
  return { folder, mostFileBytes: megabytes * 1024 * 1024 };
}

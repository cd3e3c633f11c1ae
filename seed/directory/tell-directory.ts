import {
  findServicePage,
  findTerms,
  importPostcodes,
  importWards,
  proposeChange,
  publishRecords,
  readWards,
  type RecordToPublish,
} from '#modules/directory/index.ts';
import type { Telling } from '../telling.ts';
import { makeDirectory } from './make-directory.ts';
import { makeWards } from './make-wards.ts';
import { tellOffer } from './tell-offer.ts';

const editor = 'noor.rahman';

/** The local offer, told by its editor over half a year; and a change that an organisation has sent and nobody has looked at yet. */
export async function tellDirectory(telling: Telling): Promise<number> {
  const { platform, today, now, agencies } = telling;
  const daysAgo = (days: number) => now.subtract({ hours: 24 * days });
  const made = await telling.as(editor, daysAgo(200), async work => {
    const termIds = new Map((await findTerms(work)).map(({ name, id }) => [name, id]));
    const directory = makeDirectory({ today, newId: platform.newId, termIds, agencyId: key => agencies.get(key) ?? null });
    await importPostcodes(work, directory.postcodes);
    await importWards(work, readWards(makeWards(), ''));
    await publishRecords(work, [...directory.organizations, ...directory.locations]);
    return directory;
  });
  // What depends on the day is told today; the rest was there before.
  const isDated = ({ content }: RecordToPublish) => ['opensOn', 'closed', 'endsOn'].some(key => key in (content as object));
  const lasting = made.services.filter(one => !isDated(one));
  const half = Math.floor(lasting.length / 2);
  await telling.as(editor, daysAgo(120), work => publishRecords(work, lasting.slice(0, half)));
  await telling.as(editor, daysAgo(20), work => publishRecords(work, lasting.slice(half)));
  await telling.as(editor, now, work => publishRecords(work, made.services.filter(isDated)));
  await tellOffer(telling, lasting, made.organizationIds);
  await tellWaiting(telling, made.services, made.organizationIds.get('doorstep') ?? '');
  return made.services.length;
}

async function tellWaiting(telling: Telling, services: readonly RecordToPublish[], doorstep: string): Promise<void> {
  const visits = services.find(({ organizationId }) => organizationId === doorstep);
  if (!visits) throw new Error('Doorstep has no service in the directory');
  await telling.as('dawn.fisher', telling.now.subtract({ hours: 26 }), async work => {
    const page = await findServicePage(work, visits.id);
    if (!page) throw new Error('The visits are not public');
    const content = { ...page.content, waitingTime: 'Three to four weeks', referral: 'anyone' as const };
    await proposeChange(work, visits.id, { content, basedOn: page.number, note: 'We have six new volunteers in Saltmere.' });
  });
}

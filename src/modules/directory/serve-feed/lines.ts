import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { nobody } from '#platform/serve.ts';
import { doWork, type Platform } from '#platform/work.ts';
import { placeOf } from '../place.ts';
import { withPlace, type Asked } from './asked.ts';
import { linesAfter, sourceOf, type Source } from './lists.queries.ts';
import type { ListName } from './parameters.ts';
import { findTaxonomiesWanted, findTermsWanted } from './terms.queries.ts';

const atOnce = 500;

/** All of a list, a few hundred at a time: no connection is held while a slow reader reads. */
export async function* batchesOf(platform: Platform, source: Source, { isMinimal, trace }: { isMinimal: boolean; trace: string }): AsyncGenerator<string[]> {
  let after: string | null = null;
  for (;;) {
    const rows: { id: string; line: string }[] = await doWork(
      platform,
      nobody,
      'look',
      work => linesAfter(work, source, { after, most: atOnce, isMinimal }),
      trace,
    );
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < atOnce) return;
    after = rows.at(-1)?.id ?? null;
  }
}

/** Every record of a list that is wanted, a line each, without pages. */
export async function streamed(platform: Platform, reply: FastifyReply, list: ListName, asked: Asked, trace: string): Promise<FastifyReply> {
  return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(await linesOf(platform, list, asked, trace)));
}

async function linesOf(platform: Platform, list: ListName, asked: Asked, trace: string): Promise<AsyncIterable<string> | Iterable<string>> {
  if (list === 'taxonomies' || list === 'taxonomy_terms') {
    const find = list === 'taxonomies' ? findTaxonomiesWanted : findTermsWanted;
    return (await doWork(platform, nobody, 'look', work => find(work, asked), trace)).map(one => `${JSON.stringify(one)}\n`);
  }
  // What is wrong with the postcode is said before the first line is sent.
  const wanted = await doWork(platform, nobody, 'look', work => withPlace(asked, postcode => placeOf(work, postcode)), trace);
  return joined(batchesOf(platform, sourceOf(list, wanted, asked), { isMinimal: asked.isMinimal, trace }));
}

async function* joined(batches: AsyncIterable<string[]>): AsyncGenerator<string> {
  for await (const lines of batches) yield `${lines.join('\n')}\n`;
}

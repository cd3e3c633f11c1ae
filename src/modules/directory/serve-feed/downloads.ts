import { PassThrough, Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { nobody } from '#platform/serve.ts';
import { doWork, type Platform } from '#platform/work.ts';
import { csvLine } from '#platform/csv-line.ts';
import { csvTables, csvWriter, type CsvTable } from './csv-tables.ts';
import type { FeedSettings } from './feed.routes.ts';
import { licence } from './licence.ts';
import { batchesOf } from './lines.ts';
import { organizationsWanted, servicesWanted } from './lists.queries.ts';
import { findTaxonomies, findTerms } from '../taxonomies.queries.ts';
import { given } from '../standard/given.ts';
import { termWritten } from '../standard/parts.ts';

/** Everything that is public in one file: JSON as the feed has it, or the standard's tables as CSV in a zip. */
export function serveDownloads(scope: FastifyInstance, platform: Platform, settings: FeedSettings): void {
  const named = (extension: string) => `attachment; filename="local-offer-${platform.clock().toString().slice(0, 10)}.${extension}"`;
  scope.get('/everything.json', async (request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', named('json'))
      .send(Readable.from(everything(platform, settings, request.id))),
  );
  scope.get('/everything.zip', async (request, reply) => {
    const out = new PassThrough();
    writeZip(platform, settings, request.id, out).catch((fault: unknown) => out.destroy(fault as Error));
    return reply.type('application/zip').header('content-disposition', named('zip')).send(out);
  });
}

const about = (platform: Platform, { publisher }: FeedSettings) => ({
  publisher,
  licence: licence.name,
  licence_url: licence.url,
  version: 'HSDS-UK-3.0',
  made_at: platform.clock().toString(),
});

const findLists = (platform: Platform, trace: string) =>
  doWork(
    platform,
    nobody,
    'look',
    async work => {
      const terms = await findTerms(work);
      return (await findTaxonomies(work)).map(({ isDefault: _, ...taxonomy }) => ({
        ...given(taxonomy),
        taxonomy_terms: terms.filter(({ taxonomyId }) => taxonomyId === taxonomy.id).map(termWritten),
      }));
    },
    trace,
  );

async function* everything(platform: Platform, settings: FeedSettings, trace: string): AsyncGenerator<string> {
  yield `${JSON.stringify(about(platform, settings)).slice(0, -1)},"taxonomies":${JSON.stringify(await findLists(platform, trace))}`;
  for (const [name, source] of [
    ['organizations', organizationsWanted({}, true, false)],
    ['services', servicesWanted({}, true)],
  ] as const) {
    yield `,"${name}":[`;
    let first = true;
    for await (const lines of batchesOf(platform, source, { isMinimal: false, trace })) {
      yield (first ? '' : ',') + lines.join(',');
      first = false;
    }
    yield ']';
  }
  yield '}';
}

async function writeZip(platform: Platform, settings: FeedSettings, trace: string, out: PassThrough): Promise<void> {
  const zip = new Zip((fault, bytes, isLast) => {
    if (fault) out.destroy(fault);
    else if (isLast) out.end(bytes);
    else out.write(bytes);
  });
  const readme = new ZipDeflate('LICENCE.txt');
  zip.add(readme);
  const { publisher, made_at } = about(platform, settings);
  readme.push(strToU8(`${publisher}: the local offer as it was public on ${made_at}.\n\nYou may use it under the ${licence.name}: ${licence.url}\n`), true);
  const files = new Map<CsvTable, ZipDeflate>();
  for (const table of Object.keys(csvTables) as CsvTable[]) {
    const file = new ZipDeflate(csvTables[table].file, { level: 3 });
    zip.add(file);
    file.push(strToU8(csvLine(csvTables[table].columns.split(' '))));
    files.set(table, file);
  }
  let waiting = new Map<CsvTable, string[]>();
  const tell = csvWriter((table, line) => (waiting.get(table) ?? waiting.set(table, []).get(table))?.push(line));
  const flush = () => {
    for (const [table, lines] of waiting) files.get(table)?.push(strToU8(lines.join('')));
    waiting = new Map();
  };
  for (const taxonomy of await findLists(platform, trace)) tell('taxonomies', taxonomy);
  for (const [table, source] of [
    ['organizations', organizationsWanted({}, true, false)],
    ['services', servicesWanted({}, true)],
  ] as const)
    for await (const lines of batchesOf(platform, source, { isMinimal: false, trace })) {
      for (const line of lines) tell(table, JSON.parse(line) as Record<string, unknown>);
      flush();
      // Whoever reads slowly holds up this file, and nothing else.
      if (out.writableNeedDrain) await new Promise(go => out.once('drain', go).once('close', go));
      if (out.destroyed) return;
    }
  flush();
  for (const file of files.values()) file.push(new Uint8Array(0), true);
  zip.end();
}

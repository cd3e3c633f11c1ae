import pg from 'pg';
import { demoIssuer } from '#modules/access/index.ts';
import { sealEvents } from '#platform/audit/sealer.ts';
import type { Say } from '#platform/start/progress.ts';
import { makeCouncil } from './council.ts';
import { writeCouncil } from './council-rows.ts';
import { dayOf } from './days.ts';
import { writeEpisode } from './episode-rows.ts';
import { familyOf } from './family.ts';
import { writeRequest } from './front-door-rows.ts';
import { dropIndexes, makeIndexes } from './indexes.ts';
import { beginMaking, type Place } from './making.ts';
import { writeFamily, writeNotes } from './people-rows.ts';
import { fillTables, tables, type Table } from './tables.ts';

/** `size` 1 is 350,000 families with a million people; the same seed, size and day give the same rows. */
export type LargeSize = { size: number; seed: number; today: Temporal.PlainDate };

/** Makes a big council by COPY, beside whoever is there, as the superuser of the database. Gives the rows of each table. */
export async function tellLarge(superuserUrl: string, { size, seed, today }: LargeSize, say: Say): Promise<Record<Table, number>> {
  const clients = [new pg.Client({ connectionString: superuserUrl }), new pg.Client({ connectionString: superuserUrl })] as const;
  for (const client of clients) await client.connect();
  try {
    const place = await findPlace(clients[0]);
    const indexes = await dropIndexes(clients[0], tables);
    let rows: Record<Table, number>;
    try {
      rows = await fill(superuserUrl, { size, seed, today }, place, say);
    } finally {
      say('  Making the indexes …');
      await makeIndexes(clients, indexes);
    }
    await clients[0].query('vacuum (analyze)');
    say('  Sealing what happened …');
    await sealEvents(clients[0], () => Temporal.Now.instant());
    return rows;
  } finally {
    for (const client of clients) await client.end();
  }
}

async function findPlace(client: pg.Client): Promise<Place> {
  const localities = await client.query<{ id: string }>('select id from access.locality order by name');
  const taken = await client.query<{ reference: string }>('select reference from front_door.request');
  return { localities: localities.rows.map(({ id }) => id), takenReferences: new Set(taken.rows.map(({ reference }) => reference)) };
}

async function fill(url: string, { size, seed, today }: LargeSize, place: Place, say: Say): Promise<Record<Table, number>> {
  const filling = await fillTables(url);
  const families = Math.round(350_000 * size);
  const making = beginMaking(makeCouncil(seed, size), dayOf(today), place, filling.write);
  writeCouncil(making, demoIssuer);
  for (let number = 0; number < families; number += 1) {
    const family = familyOf(making.council, number, making.today);
    writeFamily(making, family);
    for (const request of family.requests) {
      writeRequest(making, family, request);
      if (!request.episode) continue;
      writeEpisode(making, family, request, request.episode);
      writeNotes(making, family, request.episode);
    }
    await filling.keepUp();
    if (number > 0 && number % 50_000 === 0) say(`  ${number.toLocaleString('en-GB')} of ${families.toLocaleString('en-GB')} families`);
  }
  return filling.end();
}

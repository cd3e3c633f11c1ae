import pg from 'pg';
import { atServer, databaseName, type DatabaseUrls } from './embedded-postgres.ts';

/** Throws the embedded database away and makes an empty one. Only for one whose made-up people were never told to their end. */
export async function remakeDatabase(urls: DatabaseUrls): Promise<void> {
  const client = new pg.Client({ connectionString: atServer(urls) });
  await client.connect();
  try {
    await client.query(`drop database ${databaseName} with (force)`);
    await client.query(`create database ${databaseName} owner owner_`);
  } finally {
    await client.end();
  }
}

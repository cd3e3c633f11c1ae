import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { query } from '../crash/people.ts';

const logged = { log_statement: `'all'`, log_line_prefix: `'%u|'` };

/** How many statements the web sends to the database for one request, counted in the database's own log while nobody else asks anything. */
export async function countStatements(superuserUrl: string, folder: string, task: () => Promise<unknown>): Promise<number> {
  const set = async (statement: (setting: string, value: string) => string) => {
    for (const [setting, value] of Object.entries(logged)) await query(superuserUrl, statement(setting, value));
    await query(superuserUrl, 'select pg_reload_conf()');
    // Each connection reads its settings again before its next statement, once the signal has arrived.
    await pause(300);
  };
  const file = join(folder, 'postgres.log');
  await set((setting, value) => `alter system set ${setting} = ${value}`);
  try {
    const before = statSync(file).size;
    await task();
    await pause(100);
    return (textAfter(file, before).match(/^web\|\s*LOG: {2}(execute|statement)/gm) ?? []).length;
  } finally {
    await set(setting => `alter system reset ${setting}`);
  }
}

function textAfter(file: string, from: number): string {
  const text = Buffer.alloc(statSync(file).size - from);
  const opened = openSync(file, 'r');
  readSync(opened, text, 0, text.length, from);
  closeSync(opened);
  return text.toString();
}

import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { query } from '../crash/people.ts';

const logged = { log_min_duration_statement: '0', log_line_prefix: `'%u|'` };

/** What one request costs in the database: how many statements, and the milliseconds they took there. */
export type InDatabase = { statements: number; ms: number };

/** Does something so many times, one after another while nobody else asks anything, and reads in the database's own log what each did there. */
export async function watchDatabase(superuserUrl: string, folder: string, times: number, doing: (number: number) => Promise<unknown>): Promise<InDatabase[]> {
  const set = async (statement: (setting: string, value: string) => string) => {
    for (const [setting, value] of Object.entries(logged)) await query(superuserUrl, statement(setting, value));
    await query(superuserUrl, 'select pg_reload_conf()');
    // Each connection reads its settings again before its next statement, once the signal has arrived.
    await pause(300);
  };
  const file = join(folder, 'postgres.log');
  await set((setting, value) => `alter system set ${setting} = ${value}`);
  try {
    const seen: InDatabase[] = [];
    for (let number = 0; number < times; number += 1) {
      const before = statSync(file).size;
      await doing(number);
      await pause(20);
      seen.push(countedIn(textAfter(file, before)));
    }
    return seen;
  } finally {
    await set(setting => `alter system reset ${setting}`);
  }
}

// A prepared statement is told in steps, each with its time: parse, bind and execute.
function countedIn(log: string): InDatabase {
  const told = [...log.matchAll(/^web\|\s*LOG: {2}duration: ([\d.]+) ms {2}(parse|bind|execute|statement)/gm)];
  return {
    statements: told.filter(([, , step]) => step === 'execute' || step === 'statement').length,
    ms: told.reduce((sum, [, ms]) => sum + Number(ms), 0),
  };
}

function textAfter(file: string, from: number): string {
  const text = Buffer.alloc(statSync(file).size - from);
  const opened = openSync(file, 'r');
  readSync(opened, text, 0, text.length, from);
  closeSync(opened);
  return text.toString();
}

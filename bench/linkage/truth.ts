import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Council } from './council/make-council.ts';

export type Truth = {
  rows: number;
  person: Int32Array;
  household: Int32Array;
  dwelling: Int32Array;
  slips: string[];
  /** Where the rows of a feed begin; a feed's rows count from 1. */
  starts: ReadonlyMap<string, number>;
  /** The feed of each row, by number. */
  feed: Uint8Array;
};
/** `home`: the household a person is of on the last day of all, and when any row last tells of them. */
export type Known = { background: string; sex: string; forename: string; surname: string; born: string; home: { lastDay: number; lastTold: number } };

/** The lines of a file after its heading, without holding the file. */
function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  const decoder = new TextDecoder();
  const bytes = new Uint8Array(1 << 22);
  let rest = '';
  let isHeading = true;
  for (let read = readSync(file, bytes); read > 0; read = readSync(file, bytes)) {
    const lines = (rest + decoder.decode(bytes.subarray(0, read), { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      if (!isHeading) yield line;
      isHeading = false;
    }
  }
  closeSync(file);
  if (rest !== '') yield rest;
}

/** Who each row of a made-up council is truly about: the last four columns of every feed. */
export function readTruth({ rows, files }: Council): Truth {
  const truth = {
    rows,
    person: new Int32Array(rows),
    household: new Int32Array(rows),
    dwelling: new Int32Array(rows),
    feed: new Uint8Array(rows),
    slips: new Array<string>(rows),
    starts: new Map<string, number>(),
  };
  let row = 0;
  for (const [nth, { name, path }] of files.entries()) {
    truth.starts.set(name, row);
    for (const line of linesOf(path)) {
      let end = line.lastIndexOf(',');
      truth.slips[row] = line.slice(end + 1);
      for (const column of [truth.dwelling, truth.household, truth.person]) {
        const start = line.lastIndexOf(',', end - 1);
        column[row] = Number(line.slice(start + 1, end));
        end = start;
      }
      truth.feed[row] = nth;
      row += 1;
    }
  }
  return truth;
}

export function readPeople({ folder }: Council): Map<number, Known> {
  const people = new Map<number, Known>();
  for (const line of linesOf(join(folder, 'people.csv'))) {
    const [number, background, sex, forename, surname, born, lastDay, lastTold] = line.split(',') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    people.set(Number(number), { background, sex, forename, surname, born, home: { lastDay: Number(lastDay), lastTold: Number(lastTold) } });
  }
  return people;
}

/** Person and household of each row as an engine wrote them (feed,row,id,person,household,…). */
export function readClusters(path: string, { rows, starts }: Truth): { person: Int32Array; household: Int32Array } {
  const found = { person: new Int32Array(rows), household: new Int32Array(rows) };
  for (const line of linesOf(path)) {
    const [feed, number, , person, household] = line.split(',') as [string, string, string, string, string];
    const row = starts.get(feed)! + Number(number) - 1;
    found.person[row] = Number(person);
    found.household[row] = Number(household);
  }
  return found;
}

/** Calls back for every pair of rows that an engine wrote, with how sure it was (feed_a,row_a,feed_b,row_b,probability,band,…). */
export function eachPair(path: string, { starts }: Truth, told: (one: number, other: number, sure: number, isLink: boolean, reasons: string) => void): void {
  for (const line of linesOf(path)) {
    const [feed, row, otherFeed, otherRow, sure, band, ...reasons] = line.split(',') as [string, string, string, string, string, string, ...string[]];
    told(starts.get(feed)! + Number(row) - 1, starts.get(otherFeed)! + Number(otherRow) - 1, Number(sure), band === 'link', reasons.join(','));
  }
}

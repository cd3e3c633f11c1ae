import { readFileSync } from 'node:fs';
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
};
export type Known = { background: string; sex: string; forename: string; surname: string; born: string };

const linesOf = (path: string): string[] => {
  const lines = readFileSync(path, 'utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

/** Who each row of a made-up council is truly about: the last four columns of every feed. */
export function readTruth({ rows, files }: Council): Truth {
  const truth = {
    rows,
    person: new Int32Array(rows),
    household: new Int32Array(rows),
    dwelling: new Int32Array(rows),
    slips: new Array<string>(rows),
    starts: new Map<string, number>(),
  };
  let row = 0;
  for (const { name, path } of files) {
    truth.starts.set(name, row);
    for (const line of linesOf(path).slice(1)) {
      let end = line.lastIndexOf(',');
      truth.slips[row] = line.slice(end + 1);
      for (const column of [truth.dwelling, truth.household, truth.person]) {
        const start = line.lastIndexOf(',', end - 1);
        column[row] = Number(line.slice(start + 1, end));
        end = start;
      }
      row += 1;
    }
  }
  return truth;
}

export function readPeople({ folder }: Council): Map<number, Known> {
  return new Map(
    linesOf(join(folder, 'people.csv'))
      .slice(1)
      .map(line => {
        const [number, background, sex, forename, surname, born] = line.split(',') as [string, string, string, string, string, string];
        return [Number(number), { background, sex, forename, surname, born }];
      }),
  );
}

/** Person and household of each row as an engine wrote them (feed,row,id,person,household,…). */
export function readClusters(path: string, { rows, starts }: Truth): { person: Int32Array; household: Int32Array } {
  const found = { person: new Int32Array(rows), household: new Int32Array(rows) };
  for (const line of linesOf(path).slice(1)) {
    const [feed, number, , person, household] = line.split(',') as [string, string, string, string, string];
    const row = starts.get(feed)! + Number(number) - 1;
    found.person[row] = Number(person);
    found.household[row] = Number(household);
  }
  return found;
}

/** Calls back for every pair of rows that an engine wrote, with how sure it was (feed_a,row_a,feed_b,row_b,probability,band,…). */
export function eachPair(path: string, { starts }: Truth, told: (one: number, other: number, sure: number, isLink: boolean, reasons: string) => void): void {
  for (const line of linesOf(path).slice(1)) {
    const [feed, row, otherFeed, otherRow, sure, band, ...reasons] = line.split(',') as [string, string, string, string, string, string, ...string[]];
    told(starts.get(feed)! + Number(row) - 1, starts.get(otherFeed)! + Number(otherRow) - 1, Number(sure), band === 'link', reasons.join(','));
  }
}

import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '#platform/start/progress.ts';
import { keep, numberAfter, type Target } from '../keep.ts';
import { makeCouncil, type Council } from './council/make-council.ts';
import { linkByReference, linkCouncil } from './engines.ts';
import { explainHouseholds, countHouseholds } from './households.ts';
import { calibrate, countFalse, countMissed, countPairs } from './judge.ts';
import { benchIncrement } from './increment.ts';
import { tryKnown } from './known.ts';
import { showErrors } from './show-errors.ts';
import { readClusters, readPeople, readTruth } from './truth.ts';

// npm run bench -- linkage: who is who among the rows of a made-up council's partners, by our engine and by DuckDB in Splink's shape, side by side
// --size N (1; N million rows; the judging of 5 asks for NODE_OPTIONS=--max-old-space-size=12000) · --seed N (1) · --ours (leave the reference out) · --undated (leave out on which day rows were so) · --errors FILE (what was missed and what was wrong, with examples) · --json

const root = join(import.meta.dirname, '../..');

export async function benchLinkage(size: number): Promise<Target[]> {
  const seed = numberAfter('--seed', 1);
  const withReference = !process.argv.includes('--ours');
  const errors = process.argv.includes('--errors') ? process.argv[process.argv.indexOf('--errors') + 1] : undefined;
  const council = councilOf(size, seed);
  say(`${council.rows} rows about ${council.people} made-up people, seed ${seed}. Of the rows, by what is wrong with them:`);
  for (const [words, share] of Object.entries(council.slips)) say(`  ${(share * 100).toFixed(2).padStart(6)}% ${words}`);

  const isDated = !process.argv.includes('--undated');
  // A second thread is worth its memory only for many millions of rows.
  const ours = linkCouncil(council, isDated, size >= 5 ? 2 : 1);
  const reference = withReference ? linkByReference(council) : null;
  const [truth, people] = [readTruth(council), readPeople(council)];
  const found = readClusters(ours.clusters, truth);
  const [person, household] = [countPairs(found.person, truth.person), countHouseholds(truth, found.household, people)];
  const [wrong, calibration, missed] = [countFalse(truth, found, people), calibrate(ours.pairsFile, truth), countMissed(truth, found, people)];
  const homes = explainHouseholds(truth, found.household, people);
  const lastDay = countHouseholds(truth, found.household, people, 'lastDay');
  const byThreshold = (reference?.thresholds ?? []).map(({ threshold, clusters }) => ({
    threshold,
    ...countPairs(readClusters(clusters, truth).person, truth.person),
  }));
  const best = byThreshold.toSorted((one, other) => other.f1 - one.f1)[0];
  if (errors !== undefined) writeFileSync(errors, showErrors(council, truth, found, people, ours.pairsFile));

  say(table('', 'CPU s', 'wall s', 'peak MB', 'pairs', 'precision', 'recall', 'person F1'));
  say(table('ours', ours.cpuSeconds, ours.wallSeconds, ours.peakMegabytes, ours.pairs, person.precision, person.recall, person.f1));
  if (reference)
    for (const one of byThreshold)
      say(
        table(
          `reference at ${one.threshold}`,
          reference.cpuSeconds,
          reference.wallSeconds,
          reference.peakMegabytes,
          reference.pairs,
          one.precision,
          one.recall,
          one.f1,
        ),
      );
  const between = countPairs(found.person, truth.person, truth.feed);
  say(`between two feeds alone: precision ${percent(between.precision)}, recall ${percent(between.recall)}, F1 ${between.f1.toFixed(4)}`);
  say(
    `households, by where people lived when last told of: precision ${percent(household.precision)}, recall ${percent(household.recall)}; F1 without those together part of the time ${homes.lenient.f1.toFixed(4)}; with moves that no row tells of ${lastDay.f1.toFixed(4)}`,
  );
  say(`households wrong: ${JSON.stringify(homes.wrong)}; missed: ${JSON.stringify(homes.missed)}`);
  say(`people taken for one, pairs of rows: ${JSON.stringify(wrong.kinds)}`);
  for (const { from, to, pairs, true: share } of calibration.bands)
    say(`said to be ${from * 100}–${to * 100}% sure: ${pairs} pairs, ${percent(share ?? 0)} true`);
  for (const { kind, pairs, missed: count, share } of missed.slice(0, 25))
    say(`missed ${String(count).padStart(7)} of ${String(pairs).padStart(8)} (${percent(share)}) ${kind}`);

  const increment = benchIncrement(council, truth);
  const millions = council.rows / 1e6;
  const targets: Target[] = [
    target('person F1', '≥.95', person.f1.toFixed(4), person.f1 >= 0.95),
    target('household pair F1', '≥.97', household.f1.toFixed(4), household.f1 >= 0.97),
    target('false merges within a household, of automatic links', '≤0.1%', percent(wrong.share), wrong.share <= 0.001),
    target('of pairs said to be 95–100% sure, true', '≥95%', percent(calibration.atLeast95), calibration.atLeast95 >= 0.95),
    ...(size <= 1 ? [target(`peak memory at ${millions} million rows`, '≤500 MB', `${ours.peakMegabytes.toFixed(0)} MB`, ours.peakMegabytes <= 500)] : []),
    ...(size >= 5 ? [target(`${millions} million rows, process and all`, '≤60 s', `${ours.wallSeconds.toFixed(1)} s`, ours.wallSeconds <= 60)] : []),
    ...(reference ? [lessWork(reference.cpuSeconds / ours.cpuSeconds)] : []),
    ...(reference && best ? [target('person F1 beside the reference at its best', `>${best.f1.toFixed(4)}`, person.f1.toFixed(4), person.f1 > best.f1)] : []),
    ...increment.targets,
    ...tryKnown(join(council.folder, 'known')),
  ];
  const more = {
    rates: JSON.parse(readFileSync(join(council.folder, 'council.json'), 'utf8')) as object,
    ours,
    person,
    household,
    homes: { ...homes, lastDay, examples: undefined },
    isDated,
    increment: increment.measured,
  };
  keep(`linkage-${size}`, targets, {
    size,
    seed,
    rows: council.rows,
    ...more,
    wrong,
    calibration,
    missed,
    reference: reference && { ...reference, byThreshold },
  });
  return targets;
}

/** The council of a folder, made anew if it is not there or the making has changed since. */
function councilOf(size: number, seed: number): Council {
  const folder = join(root, `.data-linkage-${size}-${seed}`);
  const made = createHash('sha256');
  for (const file of globSync('bench/linkage/council/*', { cwd: root, exclude: ['**/*.test.ts'] }).sort()) made.update(readFileSync(join(root, file)));
  const [mark, print] = [join(folder, 'made-by'), made.digest('hex')];
  if (existsSync(mark) && readFileSync(mark, 'utf8') === print) return JSON.parse(readFileSync(join(folder, 'council.json'), 'utf8')) as Council;
  const began = performance.now();
  const council = makeCouncil(folder, Math.round(size * 1e6), seed);
  say(`Made in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  writeFileSync(mark, print);
  return council;
}

const target = (name: string, goal: string, value: string, met: boolean): Target => ({ name, goal, value, met });
const lessWork = (times: number) => target('processor time beside the reference', '≥4 times less', `${times.toFixed(1)} times less`, times >= 4);
const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
const table = (...cells: readonly (string | number)[]) =>
  cells
    .map((cell, place) =>
      place === 0
        ? String(cell).padEnd(20)
        : (typeof cell === 'number' ? (cell > 1000 ? String(Math.round(cell)) : cell.toFixed(cell > 1 ? 1 : 4)) : cell).padStart(11),
    )
    .join('');

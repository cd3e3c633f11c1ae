import { readFileSync } from 'node:fs';
import type { Council } from './council/make-council.ts';
import { explainHouseholds } from './households.ts';
import { countFalse, countMissed } from './judge.ts';
import { eachPair, type Known, type Truth } from './truth.ts';

const mostOfAKind = 12;

/** What went wrong, with the rows themselves: pairs of one person that were not linked, people who were taken for one, households. */
export function showErrors(
  { files }: Council,
  truth: Truth,
  found: { person: Int32Array; household: Int32Array },
  people: ReadonlyMap<number, Known>,
  pairsFile: string,
): string {
  const lines = files.flatMap(({ name, path }) =>
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map(line => `${name}: ${line}`),
  );
  const said = new Map<string, string>();
  eachPair(pairsFile, truth, (one, other, sure, _, reasons) => said.set(`${Math.min(one, other)} ${Math.max(one, other)}`, `${sure.toFixed(4)} ${reasons}`));
  const rowsOf = Map.groupBy(truth.person.keys(), row => truth.person[row]!);
  const kinds = new Map<string, string[]>();
  const told = (kind: string, example: string) => {
    const own = kinds.get(kind) ?? [];
    if (own.length < mostOfAKind) own.push(example);
    kinds.set(kind, own);
  };
  countMissed(truth, found, people, (one, other) => {
    const sure = said.get(`${Math.min(one, other)} ${Math.max(one, other)}`) ?? 'not among the pairs that were written';
    const slips = new Set(`${truth.slips[one]!} ${truth.slips[other]!}`.split(' ').filter(slip => slip !== '' && slip !== 'h0'));
    for (const slip of slips.size === 0 ? ['nothing'] : slips) told(`missed: ${slip}`, `${lines[one]!}\n  ${lines[other]!}\n  ${sure}`);
  });
  countFalse(truth, found, people, (kind, one, other) => {
    const pair = rowsOf
      .get(one)!
      .flatMap(row => rowsOf.get(other)!.flatMap(second => (found.person[row] === found.person[second] ? [[row, second] as const] : [])))[0];
    if (pair)
      told(`wrong: ${kind}`, `${lines[pair[0]]!}\n  ${lines[pair[1]]!}\n  ${said.get(`${Math.min(...pair)} ${Math.max(...pair)}`) ?? 'linked through others'}`);
  });
  for (const example of explainHouseholds(truth, found.household, people).examples) {
    const persons = example.match(/\d+/g)!.slice(-2).map(Number);
    const rows = persons.flatMap(person => rowsOf.get(person)!.map(row => `  ${lines[row]!} → household ${found.household[row]!}`));
    told(example.slice(0, example.indexOf(': persons')), `${example}\n${rows.join('\n')}`);
  }
  return [...kinds].map(([kind, examples]) => `## ${kind}\n\n${examples.map(example => `- ${example}`).join('\n')}\n`).join('\n');
}

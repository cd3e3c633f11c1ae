import type { Changed } from '../exchange.ts';
import type { Known } from './gather-rows.ts';

type Found = { persons: Float64Array; households: Float64Array; sureness: Float32Array };
/** Less than this is no news: how sure a row is moves a little with every file. */
const noNews = 0.005;

/** Only what differs from what is kept is written. */
export function changesOf(
  { rowId, personId, current }: Known,
  { persons, households, sureness }: Found,
): { changedRows: Changed<Float64Array>; changedPeople: Changed<string[]> } {
  const differs = (row: number) =>
    current.person[row] !== persons[row] || current.household[row] !== households[row] || Math.abs(current.sureness[row]! - sureness[row]!) > noNews;
  const firstPerson = rowId.length - personId.length;
  const [rows, people]: [number[], number[]] = [[], []];
  for (let row = 0; row < rowId.length; row++) if (differs(row)) (row < firstPerson ? rows : people).push(row);
  const picked = (from: readonly number[]) => ({
    persons: Float64Array.from(from, row => persons[row]!),
    households: Float64Array.from(from, row => households[row]!),
    sureness: Float32Array.from(from, row => sureness[row]!),
  });
  return {
    changedRows: { ids: Float64Array.from(rows, row => rowId[row]!), ...picked(rows) },
    changedPeople: { ids: people.map(row => personId[row - firstPerson]!), ...picked(people) },
  };
}

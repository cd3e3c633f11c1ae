import { bandOf } from '../../linkage/clusters/gather.ts';
import { link, type Linked } from '../../linkage/link.ts';
import { place } from '../../linkage/pairs/levels.ts';
import { prepare } from '../../linkage/prepare.ts';
import type { Records } from '../../linkage/records.ts';
import { forenameAgrees, keptModel, learntForenames, type Band } from '../../linkage-run.ts';
import { recordFeed, type Said } from '../../match.ts';
import type { OnStage } from '../../run-progress.ts';
import type { HandedFeed, Outcome } from '../exchange.ts';
import { findDoubtful } from './find-doubtful.ts';
import type { Gathered } from './gather-rows.ts';
import { keepDecisions, type Decided } from './keep-decisions.ts';
import type { LastLinked } from './keep-linked.ts';
import { keepNumbers } from './keep-numbers.ts';
import { changesOf } from './changes.ts';

type Asked = { feeds: readonly HandedFeed[]; decisions: readonly Said[]; latestYear: number; seed: number };

/** Links what was gathered, keeps to what people decided, gives everybody the number they had, and says what differs from what is kept. */
export function linkGathered(
  gathered: Gathered,
  { feeds, decisions, latestYear, seed }: Asked,
  onStage: OnStage = () => undefined,
): { outcome: Outcome; last: LastLinked } {
  const { known, codeOfSide } = gathered;
  onStage('preparing', 0, 1);
  const records = prepare(gathered.feeds, gathered.dictionaries, latestYear);
  const holdsOnce = [...feeds.map(({ holdsPersonOnce }) => holdsPersonOnce), true];
  const linked = link(records, { seed, holdsOnce, onStage });
  const sureOf = Float64Array.from(linked.sureness, one => one.person);
  const said = decisions.flatMap(({ id, one, other, answer }): Decided[] =>
    answer === 'not-sure' ? [] : [{ id, one: codeOfSide(one), other: codeOfSide(other), answer }],
  );
  const [found, sideInRecords] = [linked.persons.of, Int32Array.from(records.readAs, row => known.side[row]!)];
  const settled = keepDecisions(found, sideInRecords, said, { pairs: linked.pairs, sureOf });
  const cluster = asGathered(records, settled.cluster);
  const homes = asGathered(records, homesOf(settled.cluster, linked.households));

  const old = (kind: 'person' | 'household') => known.current[kind].map((number, row) => number || known.kept[kind][row]!);
  const persons = keepNumbers(cluster, old('person'), known.rowId);
  const households = keepNumbers(homes, old('household'), known.rowId);
  const sureness = new Float32Array(records.rows);
  for (let row = 0; row < records.rows; row++) sureness[records.readAs[row]!] = settled.byPeople.has(row) ? 1 : linked.persons.sureness[row]!;

  const decided = new Set(said.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]));
  const doubtful = findDoubtful({
    ...{ records, linked, cluster, gathered },
    isDecided: (one, other) => decided.has(`${one} ${other}`),
    isApart: (one, other) => records.feedOf[one] === records.feedOf[other] && holdsOnce[records.feedOf[one]!] === true,
  });
  const { changedRows, changedPeople } = changesOf(known, { persons: persons.numberOf, households: households.numberOf, sureness });
  const outcome: Outcome = {
    ...{ rows: records.rows, pairs: linked.pairs.count, persons: new Set(cluster).size, households: new Set(homes).size },
    ...{ newPersons: persons.made, newHouseholds: households.made, changedRows, changedPeople, doubtful: doubtful.kept },
    model: keptModel(linked.trained.model, records.extraNames),
    report: {
      version: 1,
      feeds: gathered.feeds.map(({ name, rows }) => ({ feedId: name === recordFeed ? null : name, rows })),
      byRule: linked.pairs.byRule,
      training: linked.trained.blocks,
      bands: bandsOf(linked),
      canary: { linkedForenames: linkedForenames(linked), learntForenames: learntForenames(linked.trained.model) },
      doubtful: { found: doubtful.found, kept: doubtful.kept.length },
      decisions: { applied: settled.applied, contradicted: settled.contradicted },
      changed: { rows: changedRows.ids.length, people: changedPeople.ids.length, newPersons: persons.made },
    },
  };
  return { outcome, last: { records, linked, persons: persons.numberOf, households: households.numberOf } };

  function asGathered({ readAs }: Records, of: Int32Array): Int32Array {
    // Clusters are named by a row of theirs; that row, too, is called as it was gathered.
    const named = new Int32Array(of.length);
    for (let row = 0; row < of.length; row++) named[readAs[row]!] = readAs[of[row]!]!;
    return named;
  }
}

/** A person lives where most of their rows say. Where people decided otherwise than the engine, their rows may stand in several households. */
function homesOf(cluster: Int32Array, households: Int32Array): Int32Array {
  const votes = new Map<number, Map<number, number>>();
  for (let row = 0; row < cluster.length; row++) {
    const own = votes.get(cluster[row]!);
    if (!own) votes.set(cluster[row]!, new Map([[households[row]!, 1]]));
    else own.set(households[row]!, (own.get(households[row]!) ?? 0) + 1);
  }
  const homes = new Map<number, number>();
  for (const [person, own] of votes)
    homes.set(person, [...own].reduce((best, next) => (next[1] > best[1] || (next[1] === best[1] && next[0] < best[0]) ? next : best))[0]);
  return Int32Array.from(cluster, person => homes.get(person)!);
}

const edges = [0, 0.1, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.000001];
function bandsOf({ pairs, sureness }: Linked): Band[] {
  const counts = new Float64Array(sureness.length);
  for (let n = 0; n < pairs.count; n++) counts[pairs.pattern[n]!]! += 1;
  return edges.slice(1).map((to, nth) => ({
    ...{ from: edges[nth]!, to: Math.min(1, to) },
    pairs: sureness.reduce((sum, { person }, pattern) => (person >= edges[nth]! && person < to ? sum + counts[pattern]! : sum), 0),
  }));
}

/** Of the pairs that are linked, in how many the forename agrees, where both are known. */
function linkedForenames({ pairs, sureness, levels }: Linked): number | null {
  let [agree, both] = [0, 0];
  for (let n = 0; n < pairs.count; n++) {
    const pattern = pairs.pattern[n]!;
    const level = levels[pattern]![place.forename]!;
    if (bandOf(sureness[pattern]!.person) !== 'link' || level === 0) continue;
    both += 1;
    if (forenameAgrees(level)) agree += 1;
  }
  return both === 0 ? null : agree / both;
}

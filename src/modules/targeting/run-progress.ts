/** The parts of a run, in their order, as the page tells them. */
export const stages = {
  gathering: 'Gathering the rows',
  preparing: 'Putting names, days and addresses into one form',
  comparing: 'Comparing pairs',
  learning: 'Learning what one person’s rows have in common',
  clusters: 'Putting rows together by person and household',
  writing: 'Writing what differs',
} as const;
export type Stage = keyof typeof stages;
export const stageOrder = Object.keys(stages) as Stage[];
export const isStage = (text: string | null): text is Stage => text !== null && Object.hasOwn(stages, text);

/** Told as each stage begins, and while it goes on. */
export type OnStage = (stage: Stage, done: number, of: number) => void;

/** How long each stage of a run took, in seconds. */
export type StageSeconds = Readonly<Partial<Record<Stage, number>>>;
export type Progress = { stage: Stage; done: number; of: number; secondsInStage: number };
/** An earlier run, by which the rest of this one is reckoned. */
export type Earlier = { rows: number; seconds: StageSeconds };

/** Of earlier runs the one of most nearly as many rows; one of far fewer or more tells nothing. */
export function nearest(runs: readonly Earlier[], rows: number): Earlier | null {
  const times = (run: Earlier) => Math.max(run.rows, rows) / Math.max(1, Math.min(run.rows, rows));
  const [best] = runs.toSorted((one, other) => times(one) - times(other));
  return best && times(best) <= mostTimes ? best : null;
}
const mostTimes = 10;

/** Seconds that a run still takes: what is left of its stage by how fast that goes, and the later stages as long as they took before, for as many rows. Null: it cannot be told. */
export function secondsLeft({ stage, done, of, secondsInStage }: Progress, rows: number | null, earlier: Earlier | null): number | null {
  const scale = earlier && rows && earlier.rows > 0 ? rows / earlier.rows : 1;
  const before = (one: Stage) => (earlier?.seconds[one] === undefined ? null : earlier.seconds[one] * scale);
  const usual = before(stage);
  const own = done > 0 && of > 0 ? (secondsInStage / done) * (of - done) : usual === null ? null : Math.max(0, usual - secondsInStage);
  const later = stageOrder.slice(stageOrder.indexOf(stage) + 1).map(before);
  return later.reduce((sum, seconds) => (sum === null || seconds === null ? null : sum + seconds), own);
}

/** How much of a run is done, from 0 to 1: by time where that is known, else by stages. */
export function shareDone(progress: Progress, secondsSoFar: number, left: number | null): number {
  if (left !== null && secondsSoFar + left > 0) return secondsSoFar / (secondsSoFar + left);
  const { stage, done, of } = progress;
  return (stageOrder.indexOf(stage) + (of > 0 ? done / of : 0)) / stageOrder.length;
}

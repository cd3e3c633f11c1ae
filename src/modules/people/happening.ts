/** One thing that happened, as the chronology tells it. */
export type Happening = { id: string; at: Temporal.Instant; kind: string; who: string; sentence: string; about: string | null; note: string | null };

export type Gathered = Happening & { abouts: readonly string[]; times: number };

type Told = { last: Temporal.Instant; one: Happening; abouts: string[]; times: number };

/** The same thing done again and again by the same person within the hour is told once, with all whom it was about. */
export function gathered(happenings: readonly Happening[]): Gathered[] {
  const told: Told[] = [];
  for (const next of happenings) {
    const before = lately(told, next).find(({ one }) => one.sentence === next.sentence && !one.note && !next.note);
    if (before && before.last.since(next.at).total('minutes') <= 60) {
      before.times += 1;
      before.last = next.at;
      if (next.about && !before.abouts.includes(next.about)) before.abouts.push(next.about);
    } else told.push({ last: next.at, one: next, abouts: next.about ? [next.about] : [], times: 1 });
  }
  return told.map(({ one, abouts, times }) => ({ ...one, abouts, times }));
}

/** What this person last did, back to where somebody else did something: two things done by turns are still told once each. */
function lately(told: readonly Told[], next: Happening): Told[] {
  const end = told.findLastIndex(({ one }) => one.who !== next.who);
  return told.slice(end + 1);
}

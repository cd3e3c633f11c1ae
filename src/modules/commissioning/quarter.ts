type Day = Temporal.PlainDate;

/** A quarter of a year, by its first day. Quarters never overlap: of two that did, one could be taken from the other. */
export type Quarter = { startsOn: Day };

export const quarterOf = (day: Day): Quarter => ({ startsOn: day.with({ month: day.month - ((day.month - 1) % 3), day: 1 }) });
export const quarterAfter = ({ startsOn }: Quarter): Quarter => ({ startsOn: startsOn.add({ months: 3 }) });
export const quarterBefore = ({ startsOn }: Quarter): Quarter => ({ startsOn: startsOn.subtract({ months: 3 }) });

/** The quarters that are over, the newest first. One that still runs is never counted: from day to day its number would tell of one person. */
export const quartersOver = (today: Day, many: number): Quarter[] =>
  Array.from({ length: many }, (_, nth) => ({ startsOn: quarterOf(today).startsOn.subtract({ months: 3 * (nth + 1) }) }));

const month = (day: Day) => day.toLocaleString('en-GB', { month: 'long' });

/** "July to September 2026". */
export const sayQuarter = ({ startsOn }: Quarter): string => `${month(startsOn)} to ${month(startsOn.add({ months: 2 }))} ${startsOn.year}`;

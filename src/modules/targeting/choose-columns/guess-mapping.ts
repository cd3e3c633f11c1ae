import { feedKinds } from '../fact.ts';
import { linkageNames, type DateOrder, type Feed, type FeedField } from '../feed.ts';
import { guessColumns, type Field } from '../linkage/read/columns.ts';
import { isMonthFirst } from '../linkage/values/dates.ts';
import type { Look } from '../read-file/asked.ts';

// What the linkage does not ask for, by the headings that files use.
const headings: Partial<Record<FeedField, RegExp>> = {
  forename: /^(legalforename|preferredforename|chosenforename)$/,
  surname: /^(legalsurname|preferredsurname|chosensurname)$/,
  born: /^(born|birth)$/,
  born_day: /^(birthday|dayofbirth|dobday|bornday)$/,
  born_month: /^(birthmonth|monthofbirth|dobmonth|bornmonth)$/,
  born_year: /^(birthyear|yearofbirth|dobyear|bornyear)$/,
  ethnicity: /^(ethnicity|ethnic(group|origin|code))$/,
  ward: /^(ward|wardname|wardcode|electoralward)$/,
  what: /^(what|event|eventtype|incident|incidenttype|type|category|offence|offencetype|reason|fact|status)$/,
  happened_on:
    /^(date|when|dateofoffence|offencedate|eventdate|incidentdate|happenedon|startdate|start|from|began|referraldate|dateofincident|asat|weekending|termtodate)$/,
  ended_on: /^(enddate|end|until|ended|closedon|closuredate|leavingdate)$/,
  amount: /^(amount|attendance|attendancepercent|percent|percentage|arrears|balance|days|value|total)$/,
  service: /^(service|team|school|schoolname|landlord|provider|setting|clinic|surgery)$/,
  worker: /^(worker|workername|keyworker|officer|healthvisitor|caseworker|contact|leadprofessional)$/,
  worker_contact: /^(workercontact|workerphone|workeremail|officercontact|contactdetails)$/,
};

const plain = (heading: string) => heading.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** What each column may be by its heading, and how dates are written by the first rows. The columns chosen before go first, or those of a feed that is read from the same columns. */
export function guessMapping(
  feed: Pick<Feed, 'kind' | 'mapping'>,
  look: Look,
): { columns: Partial<Record<FeedField, string>>; dates: DateOrder; every: string | null } {
  const { columns } = look;
  const known = Object.entries(feed.mapping?.columns ?? {}).filter(([, column]) => columns.includes(column)) as [FeedField, string][];
  const found: Partial<Record<FeedField, string>> = Object.fromEntries(known);
  const isTaken = (column: string) => Object.values(found).includes(column);
  for (const [field, column] of Object.entries(guessColumns(columns)) as [Field, string][]) {
    const name = (linkageNames[field] ?? field) as FeedField;
    if (found[name] === undefined && !isTaken(column)) found[name] = column;
  }
  for (const [field, pattern] of Object.entries(headings) as [FeedField, RegExp][]) {
    const column = found[field] === undefined ? columns.find(one => pattern.test(plain(one)) && !isTaken(one)) : undefined;
    if (column !== undefined) found[field] = column;
  }
  const every = feed.mapping && 'every' in feed.mapping.what ? feed.mapping.what.every : null;
  return {
    columns: found,
    dates: feed.mapping?.dates ?? (isMonthFirst(datesIn(look)) ? 'month-first' : 'day-first'),
    every: every ?? onlyFact(feed.kind, found.what),
  };
}

const datesIn = ({ rows }: Look): string[] => rows.flat().filter(cell => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(cell));

/** A kind of file that holds one kind of fact needs no choice. */
const onlyFact = (kind: string, what: string | undefined): string | null => {
  const facts = feedKinds.find(one => one.key === kind)?.facts ?? [];
  return what === undefined && facts.length === 1 ? (facts[0] ?? null) : null;
};

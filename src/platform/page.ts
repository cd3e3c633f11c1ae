import type { Actor } from './actor.ts';
import type { Decision } from './decision.ts';
import type { Form, Mistakes, Typed } from './form.ts';
import { pageRoutes } from './page-routes.ts';
import type { Audience, Kept, Markup, ParamsOf, Served } from './route.ts';
import type { Work } from './work.ts';

/** What was shown or changed, for the audit trail: ids only. Null: nothing personal is on this page. */
export type About = { familyId?: string | null; subjectId?: string | null; families?: readonly string[]; people?: readonly string[] } | null;

/** One answer that two people have changed at once. */
export type Clash = { label: string; theirs: string; yours: string };

/** What a form on a page needs, whether a page or a step of a journey shows it. */
export type FormView<Input extends object = object> = {
  form: Form<Input>;
  typed: Typed;
  mistakes: Mistakes;
  /** Hidden fields every form carries: the token against forged posts, the key against double posts, the version. */
  hidden: Readonly<Record<string, string>>;
  /** Where the browser keeps what is being typed; null where nothing is kept. */
  keepUrl: string | null;
  /** When the text now in the form was kept, if it comes from an earlier visit. */
  keptAt: Temporal.Instant | null;
  clashes: readonly Clash[];
  notice: string | null;
};

/** Everything a page's `show` may use. It is called inside the transaction but cannot reach the database: `load` has done that. */
export type View<Subject, Input extends object = object, Found = unknown> = FormView<Input> & {
  subject: Subject;
  actor: Actor;
  now: Temporal.Instant;
  today: Temporal.PlainDate;
  /** What a search found; null before it was asked. */
  found: Found | null;
};

/**
 * A page about one thing (`load`), for those allowed it (`allow`), told in the audit trail as `about`, perhaps with a form to send (`form`, `submit`)
 * or a question to ask (`form`, `search`), whose words never stand in the address.
 */
export type Page<Path extends string, Subject, Input extends object, Found> = {
  /** `module.action`: the folder the page lives in. */
  name: string;
  path: Path;
  /** For the browser's tab. Never a name. */
  title: string;
  audience: Audience;
  load: (work: Work, params: ParamsOf<Path>, query: Typed, kept: Kept) => Promise<Subject>;
  allow: (actor: Actor, subject: Subject) => Decision;
  about: (subject: Subject, found: Found | null) => About;
  show: (view: View<Subject, Input, Found>) => Markup;
  back?: (subject: Subject) => { href: string; text: string } | undefined;
  width?: 'full' | 'two-thirds';
  quickExit?: boolean;
  form?: Form<Input> | ((subject: Subject) => Form<Input>);
  /** What the form says at first, from the record. */
  fill?: (subject: Subject) => Partial<Input>;
  /** The version of the record that the form changes: somebody else's change in between is shown, never overwritten. */
  version?: (subject: Subject) => number;
  submit?: (work: Work, subject: Subject, input: Input) => Promise<{ goTo: string }>;
  search?: (work: Work, subject: Subject, input: Input) => Promise<Found>;
  /** What is wrong in what the page was asked for, where the question is not a form of its own. */
  mistakesIn?: (subject: Subject) => Mistakes;
  /** Whether a file may come with the form (received-file.ts). */
  receivesFile?: boolean;
  /** Seconds until the page shows itself anew, while something goes on; null once nothing does. */
  refreshIn?: (subject: Subject) => number | null;
  /** Whether unsent text is kept as it is typed. Off for a form with nothing worth keeping. */
  keeps?: boolean;
  /** Nothing of what is typed may be kept, not even a fingerprint on which answers could be tried. */
  isForgotten?: boolean;
  /** The id that unsent text is kept under, where several forms are about one thing. */
  keptUnder?: (subject: Subject) => string;
};

/** Turns a page into its addresses: GET, and POST where it has a form. */
export function page<const Path extends string, Subject, Input extends object = Record<never, never>, Found = never>(
  definition: Page<Path, Subject, Input, Found>,
): Served {
  return { name: definition.name, path: definition.path, routes: pageRoutes(definition) };
}

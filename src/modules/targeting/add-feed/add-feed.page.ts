import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { oneOf, yesNo } from '#platform/fields.ts';
import { form, type Choice } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { feedKinds } from '../fact.ts';
import { detailFields, detailsOf, mistakesTogether } from '../feed-details.ts';
import { ways, type Way } from '../feed.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { findAgencyChoices, type AgencyChoice } from '../feed.queries.ts';
import { addFeed } from './add-feed.ts';

const wayChoices: Choice<Way>[] = [
  { value: 'replace', label: ways.replace, hint: 'Each file is the whole of what they know, such as who is on roll now' },
  { value: 'append', label: ways.append, hint: 'Each file tells what is new, such as last week’s incidents' },
];

const feedForm = (agencies: readonly AgencyChoice[]) =>
  form(
    {
      agencyId: oneOf({ label: 'Whose file is it?', missing: 'Select whose file it is', asList: true, choices: agencies }),
      kind: oneOf({
        label: 'What kind of file is it?',
        missing: 'Select what kind of file it is',
        asList: true,
        choices: feedKinds.map(({ key, words }) => ({ value: key, label: words })),
      }),
      ...detailFields,
      way: oneOf<Way>({ label: 'What does a new file do?', missing: 'Select what a new file does', choices: wayChoices }),
      holdsPersonOnce: yesNo({
        label: 'Does a file hold each person once?',
        hint: 'If so, two of its rows are never taken for one person',
        missing: 'Select whether a file holds each person once',
      }),
    },
    said => mistakesTogether(said),
  );

/** A partner's file that is to come again and again. */
export const addFeedPage = page({
  name: 'targeting.add-feed',
  path: '/data/feeds/new',
  title: 'Add a feed',
  audience: 'workers',
  load: work => findAgencyChoices(work),
  allow: mayLoadFeeds,
  about: () => null,
  back: () => ({ href: '/data', text: 'Partners’ files' }),
  form: feedForm,
  fill: () => ({ where: 'all' as const }),
  show: view =>
    html`<h1 class="govuk-heading-l">Add a feed</h1>
      <p class="govuk-body">
        A feed is one partner’s file that comes again and again. Say first why it may be held. Until you set who sees it, only analysts do.
      </p>
      ${formOf(view, askAll(view), { button: 'Add the feed' })}`,
  submit: async (work, _agencies, { agencyId, kind, way, holdsPersonOnce, ...said }) => ({
    goTo: `/data/feeds/${await addFeed(work, { agencyId, kind, way, holdsPersonOnce, ...detailsOf(said) })}`,
  }),
});

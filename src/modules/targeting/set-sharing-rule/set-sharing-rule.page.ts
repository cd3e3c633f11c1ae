import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { manyOf, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import type { Feed } from '../feed.ts';
import { getFeed } from '../feed.queries.ts';
import { findRulesOf, findSingleViewRoles, purposeChoices, shownChoices, type SharingRule } from '../sharing-rule.ts';
import { setSharingRule } from './set-sharing-rule.ts';

type Subject = { feed: Feed; rule: SharingRule | null; roles: readonly { value: string; label: string }[] };

const ruleForm = ({ roles }: Subject) =>
  form({
    roles: manyOf({ label: 'Which roles see it?', hint: 'For families they work with, and no others', missing: 'Select at least one role', choices: roles }),
    purposes: manyOf({ label: 'When they are doing what?', missing: 'Select at least one purpose', choices: purposeChoices }),
    shows: manyOf({ label: 'What do they see?', missing: 'Select at least one thing they see', choices: shownChoices }),
    monthsBack: text({
      label: 'How many months back?',
      missing: 'Enter how many months back',
      control: { kind: 'text', width: 4, numeric: true },
      format: { pattern: /^([1-9]\d{0,2}|1[01]\d\d|1200)$/, wrong: 'Enter a number of months from 1 to 1200' },
    }),
  });

/** Who sees what of a feed. Without it, only analysts do. */
export const setSharingRulePage = page({
  name: 'targeting.set-sharing-rule',
  path: '/data/feeds/:feedId/sharing-rule',
  title: 'Set who sees a feed',
  audience: 'workers',
  load: async (work, { feedId }): Promise<Subject> => ({
    feed: await getFeed(work, feedId),
    rule: (await findRulesOf(work, feedId))[0] ?? null,
    roles: await findSingleViewRoles(work),
  }),
  allow: mayLoadFeeds,
  about: ({ feed }) => ({ subjectId: feed.id }),
  back: ({ feed }) => ({ href: `/data/feeds/${feed.id}`, text: 'Back to the feed' }),
  version: ({ rule }) => rule?.version ?? 0,
  form: ruleForm,
  fill: ({ rule }) => (rule ? { roles: [...rule.roles], purposes: [...rule.purposes], shows: [...rule.shows], monthsBack: String(rule.monthsBack) } : {}),
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.feed.name}</span>Set who sees it</h1>
      <p class="govuk-body">
        ${view.subject.rule ? 'A new rule holds from now on. Earlier ones stay on the feed’s page.' : 'A feed without a rule is seen by analysts only.'} Keep to
        what the agreement “${view.subject.feed.agreement}” allows.
      </p>
      ${formOf(view, askAll(view), { button: 'Save the rule' })}`,
  submit: async (work, { feed }, { monthsBack, ...rule }) => {
    await setSharingRule(work, feed, { ...rule, monthsBack: Number(monthsBack) });
    return { goTo: `/data/feeds/${feed.id}` };
  },
});

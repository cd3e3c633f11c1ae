import { sayDate } from '#platform/date-field.ts';
import { lines } from '#design/ask.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import type { CopyAction, CopyContent } from './copy.ts';

type Goal = CopyContent['goals'][number];
/** The level of the copy's own heading: the page's one heading where it is read, a level below where it is looked at. */
type Level = 1 | 2;

const day = (text: string): string => sayDate(Temporal.PlainDate.from(text));

/** One person's copy of the plan, made for a phone and for paper. The worker who looks at it before releasing it sees this, and nothing else is sent. */
export function copyView(copy: CopyContent, level: Level = 1): Html {
  const lead = copy.helpers.find(helper => helper.isLead);
  return html`<div class="app-copy">
    ${heading(level, 'Your plan', 'l')}
    <p class="govuk-body-l">${copy.name}, this is the plan for you and your family.${copy.agreedOn && ` We agreed it on ${day(copy.agreedOn)}.`}</p>
    ${copy.note && html`<div class="govuk-inset-text">${lines(copy.note)}${lead && html`<br /><span class="app-quiet">${lead.name}</span>`}</div>`}
    ${yourPart(copy, level)} ${copy.goals.map(goal => goalPart(goal, level))} ${nextPart(copy, level)} ${helpersPart(copy, level)} ${wordsPart(copy, level)}
  </div>`;
}

function heading(level: number, text: string, size: 's' | 'm' | 'l'): Html {
  const tag = `h${level}`;
  return html`<${tag} class="govuk-heading-${size}">${text}</${tag}>`;
}

const part = (level: Level, title: string, body: Html, kind = ''): Html =>
  html`<section class="app-card ${kind} govuk-!-margin-bottom-5">${heading(level + 1, title, 'm')}${body}</section>`;

/** What the reader does comes first: they should not have to look for it. */
function yourPart({ goals }: CopyContent, level: Level): Html {
  const yours = goals.flatMap(goal => goal.actions).filter(action => action.isYours && !action.isDone);
  if (yours.length === 0) return nothing;
  return part(level, 'What you do next', actionList(yours), 'app-card--next');
}

function goalPart({ about, need, wanted, isMet, actions }: Goal, level: Level): Html {
  const [yours, others] = [actions.filter(action => action.isYours), actions.filter(action => !action.isYours)];
  return part(
    level,
    wanted,
    html`<p class="govuk-body">
        ${isMet && html`${badge('You got there', 'good')}<br />`}<strong>What is hard now:</strong> ${need}<br />
        <strong>Who this is for:</strong> ${about}
      </p>
      ${yours.length > 0 && html`${heading(level + 2, 'What you do', 's')}${actionList(yours)}`}
      ${others.length > 0 && html`${heading(level + 2, 'What others do', 's')}${actionList(others)}`}`,
  );
}

const actionList = (actions: readonly CopyAction[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet govuk-list--spaced">
    ${actions.map(
      action =>
        html`<li>
          ${!action.isYours && html`<strong>${action.who}:</strong> `}${action.what}<br />
          ${action.isDone ? badge('Done', 'good') : html`<span class="app-quiet">By ${day(action.byWhen)}</span>`}
        </li>`,
    )}
  </ul>`;

function nextPart({ nextReviewOn, helpers }: CopyContent, level: Level): Html {
  const lead = helpers.find(helper => helper.isLead)?.name ?? 'Your lead practitioner';
  return part(
    level,
    'What happens next',
    html`<p class="govuk-body">
      ${nextReviewOn ? `We look at this plan with you on ${day(nextReviewOn)}.` : `${lead} will tell you when we look at this plan again.`} If something changes
      before then, tell ${lead}. You can say no to help, and you can change your mind.
    </p>`,
  );
}

const helpersPart = ({ helpers }: CopyContent, level: Level): Html =>
  part(
    level,
    'Who helps, and how to call them',
    html`<ul class="govuk-list govuk-list--spaced">
        ${helpers.map(
          ({ name, role, agency, phone, isLead }) =>
            html`<li>
              <strong>${name}</strong>${isLead && name !== 'Your lead practitioner' && html`<br />Your lead practitioner. Call them first`}
              ${(role || agency) && html`<br />${[role, agency].filter(Boolean).join(', ')}`}
              ${phone && html`<br />Phone <a class="govuk-link" href="tel:${phone.replaceAll(' ', '')}">${phone}</a>`}
            </li>`,
        )}
      </ul>
      <p class="govuk-body">If somebody is in danger now, call <a class="govuk-link" href="tel:999">999</a>.</p>`,
  );

/** What they said themself, and apart from it what a child said that may go to them. */
function wordsPart({ words }: CopyContent, level: Level): Html {
  const [own, others] = [words.filter(said => said.name === 'You'), words.filter(said => said.name !== 'You')];
  return html`${own.length > 0 && part(level, 'In your own words', saidList(own))} ${others.length > 0 && part(level, 'What others said', saidList(others))}`;
}

const saidList = (words: CopyContent['words']): Html =>
  html`${words.map(
    said =>
      html`<blockquote class="app-said">
        <p class="govuk-body govuk-!-margin-bottom-1">“${lines(said.words)}”</p>
        <p class="govuk-body app-quiet govuk-!-margin-bottom-0">${said.name}, ${day(said.saidOn)}</p>
      </blockquote>`,
  )}`;

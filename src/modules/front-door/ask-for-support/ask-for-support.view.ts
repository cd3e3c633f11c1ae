import { formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { checkPage, draftsList, stepPage } from '#design/journey-pages.ts';
import type { CheckView, StartView, StepView } from '#platform/journey.ts';

export const startView = (view: StartView): Html =>
  html`<h1 class="govuk-heading-l">Ask for support for a family</h1>
    ${govuk.warningText({ text: 'If anyone is in immediate danger, call 999 now. Do not fill in this form first.' })}
    <p class="govuk-body">Use this for a family you work with who need more help than you can give alone. It takes about five minutes.</p>
    <p class="govuk-body">You will be asked:</p>
    <ul class="govuk-list govuk-list--bullet">
      <li>who is in the family</li>
      <li>what is going well, what worries you and what would help</li>
      <li>whether the family knows and agrees</li>
      <li>who already helps</li>
    </ul>
    <p class="govuk-body">Leave out what you do not know. Your answers are saved as you go, for 30 days.</p>
    ${formOf(view, html``, { button: 'Start now' })} ${draftsList(view, 'Request')}`;

const before: Readonly<Record<string, Html>> = {
  'call-999': html`${govuk.warningText({ text: 'Call 999 and ask for the police or an ambulance.' })}
    <p class="govuk-body">Say where you are, who is in danger and what is happening. Stay on the line.</p>
    <p class="govuk-body">Your answers so far are saved. Once you have called, come back and go on, so that children’s social care hears of it as well.</p>`,
  family: html`<p class="govuk-body">Add every child, and each adult who matters to them. Say what you know and leave out the rest.</p>`,
};

export const stepView = (view: StepView): Html =>
  stepPage(view, { before: before[view.slug], button: view.slug === 'call-999' ? 'I have called 999, go on' : 'Continue' });

export function checkView(view: CheckView): Html {
  const isForSocialCare = answerOf(view, 'significant-harm', 'isSignificantHarm');
  const where = isForSocialCare
    ? 'This goes to children’s social care. A social worker will read it.'
    : 'This goes to the early help front door. They will decide what happens next and tell you.';
  return checkPage(view, {
    title: 'Check your answers before you send them',
    before: html`${answerOf(view, 'danger', 'isDanger') && govuk.warningText({ text: 'You said that somebody is in danger. If you have not called 999, do it now.' })}
      <p class="govuk-body">${where}</p>`,
    after: html`<p class="govuk-body">The family may ask to see what you wrote about them.</p>`,
    button: isForSocialCare ? 'Send to social care' : 'Send request',
  });
}

const answerOf = (view: CheckView, step: string, question: string) => (view.answers[step] as Record<string, unknown> | undefined)?.[question] === true;

import { formOf, lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { checkPage, stepPage } from '#design/journey-pages.ts';
import { typedText, type Typed } from '#platform/form.ts';
import type { CheckView, StartView, StepView } from '#platform/journey.ts';

export const startView = (view: StartView): Html =>
  html`<h1 class="govuk-heading-l">Ask for help for a family</h1>
    ${govuk.warningText({ text: 'If anyone is in danger now, call 999.' })}
    <p class="govuk-body">Things can get hard for any family. You can ask us for help with home, money, school, feelings or being a parent. It is free.</p>
    <p class="govuk-body">You can ask for your own family, for yourself if you are a young person, or for a family you know.</p>
    <h2 class="govuk-heading-m">How it works</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>It takes about 10 minutes. You can leave questions out.</li>
      <li>We ask first how it is safe to reach you. We use no other way.</li>
      <li>You do not need an account.</li>
    </ul>
    <h2 class="govuk-heading-m">Who will see it</h2>
    <p class="govuk-body">
      The people at the council who help families will read it. They only tell others what they need to know to help you, and they talk to you first. If
      somebody may be badly hurt, they may have to tell others to keep people safe.
    </p>
    <h2 class="govuk-heading-m">If somebody watches what you do</h2>
    <p class="govuk-body">Press “Exit this page” at any time. We then throw away what you wrote. We also throw it away if you stop for 30 minutes.</p>
    ${formOf(view, html``, { button: 'Start now' })}
    <p class="govuk-body">Perhaps you only look for a group, a club or advice near you: <a class="govuk-link" href="/services">find help and activities</a>.</p>
    <p class="govuk-body">If you work with families, or you have an account with us, <a class="govuk-link" href="/sign-in">sign in</a>.</p>`;

// 55 after a silent call: Independent Office for Police Conduct, “Make yourself heard”.
const before: Readonly<Record<string, Html>> = {
  'call-999': html`${govuk.warningText({ text: 'Call 999. Ask for the police or an ambulance.' })}
    <p class="govuk-body">If you cannot speak, call 999, cough or tap the phone, then press 55. This works on a mobile phone.</p>
    <p class="govuk-body">What you told us so far is still here. When everyone is safe, you can go on.</p>`,
  'no-contact': html`<p class="govuk-body">That is fine. We will read what you write, and we will not call, write or come to you.</p>
    <p class="govuk-body">You can talk to a teacher, a doctor or a nurse at any time, and they can ask us for you.</p>`,
};

const buttons: Readonly<Record<string, string>> = { 'call-999': 'Go on' };

export const stepView = (view: StepView): Html => stepPage(view, { before: before[view.slug], button: buttons[view.slug] ?? 'Continue' });

export const checkView = (view: CheckView): Html =>
  checkPage(view, {
    before: html`<p class="govuk-body">You can change anything here before you send it.</p>`,
    button: 'Send',
  });

/** What was just typed is shown once more, so that it can be copied; nothing of it is kept. */
export function goneView(typed: Typed): Html {
  const written = Object.keys(typed)
    .map(name => typedText(typed, name))
    .filter(text => text.length > 20);
  return html`<h1 class="govuk-heading-l">Your answers are not here any more</h1>
    <p class="govuk-body">
      To keep you safe, we throw away what you wrote when you stop for 30 minutes, or when you press “Exit this page”. If you had not pressed “Send”, nothing
      was sent.
    </p>
    ${
      written.length > 0 &&
      html`<p class="govuk-body">This is the last thing you wrote. You can copy it.</p>
        ${written.map(text => govuk.insetText({ html: lines(text) }))}`
    }
    <p class="govuk-body"><a class="govuk-link" href="/ask-for-help">Start again</a></p>
    ${govuk.warningText({ text: 'If anyone is in danger now, call 999.' })}`;
}

import { askAll, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { yes } from '#platform/decision.ts';
import { longText, oneOf } from '#platform/fields.ts';
import { form, typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { aboutWhat, fromWhom, type AboutWhat, type FromWhom } from '../comment.ts';
import { commentOnOffer, type NewComment } from './comment-on-offer.ts';

const choices = <Value extends string>(words: Readonly<Record<Value, string>>) =>
  (Object.keys(words) as Value[]).map(value => ({ value, label: words[value] }));

/** Anybody says what they think of the local offer, without an account. */
export const commentOnOfferPage = page({
  name: 'directory.comment-on-offer',
  path: '/send/comments/new',
  title: 'Say what you think of the local offer',
  audience: 'anyone',
  quickExit: true,
  load: (_work, _params, query) => Promise.resolve({ isSent: typedText(query, 'sent') === 'yes' }),
  // The law asks for everybody's view.
  allow: () => yes,
  about: () => null,
  back: () => ({ href: '/send/comments', text: 'What families said, and what was done' }),
  form: form<NewComment>({
    fromWhom: oneOf<FromWhom>({ label: 'Who are you?', missing: 'Select who you are', choices: choices(fromWhom) }),
    about: oneOf<AboutWhat>({ label: 'What is it about?', missing: 'Select what it is about', choices: choices(aboutWhat) }),
    said: longText({
      label: 'What do you want to say?',
      hint: 'Please leave out names, and anything that tells who a child is. What is good is as welcome as what is missing.',
      missing: 'Write what you want to say',
      rows: 6,
      max: 3000,
    }),
  }),
  keeps: false,
  show: view => {
    if (view.subject.isSent)
      return html`${govuk.panel({ titleText: 'Thank you', headingLevel: 1, text: 'The council reads every comment.' })}
        <p class="govuk-body">
          It is published with an answer, without anything that tells who you are. Look for it among
          <a class="govuk-link" href="/send/comments">what families said, and what was done</a>. We cannot write to you, because we did not ask who you are.
        </p>`;
    return html`<h1 class="govuk-heading-l">Say what you think of the local offer</h1>
      <p class="govuk-body">The council answers comments in public, and says what it did. We do not ask for your name.</p>
      <p class="govuk-body">
        Is it about what was decided for your own child? Then
        <a class="govuk-link" href="/send#disagreeing">see how to complain, or to appeal</a>.
      </p>
      ${formOf(view, askAll(view, { headings: false }), { button: 'Send' })}`;
  },
  submit: async (work, _, input) => {
    await commentOnOffer(work, input);
    return { goTo: '/send/comments/new?sent=yes' };
  },
});

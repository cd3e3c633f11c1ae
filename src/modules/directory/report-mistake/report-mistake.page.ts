import { askAll, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { yes } from '#platform/decision.ts';
import { longText, text } from '#platform/fields.ts';
import { form, typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { findServicePage } from '../find-services.ts';
import { reportMistake } from './report-mistake.ts';

/** Anybody says what is wrong with a service's page, without an account. */
export const reportMistakePage = page({
  name: 'directory.report-mistake',
  path: '/services/:serviceId/report',
  title: 'Report something wrong',
  audience: 'anyone',
  load: async (work, { serviceId }, query) => ({
    service: found(await findServicePage(work, serviceId)),
    isSent: typedText(query, 'sent') === 'yes',
  }),
  // What is public is for anybody, and so is saying what is wrong with it.
  allow: () => yes,
  about: () => null,
  back: ({ service }) => ({ href: `/services/${service.id}`, text: 'Back to the service' }),
  form: form({
    said: longText({
      label: 'What is wrong?',
      hint: 'For example “The phone number does not work”. Please leave out anything about you or your family.',
      missing: 'Say what is wrong',
      rows: 4,
      max: 2000,
    }),
    reach: text({
      label: 'How can we ask you about it?',
      hint: 'An email address or a phone number, only if you want. Nobody but those who keep this page see it.',
      max: 200,
    }),
  }),
  keeps: false,
  show: view => {
    const { service, isSent } = view.subject;
    if (isSent)
      return html`${govuk.panel({ titleText: 'Thank you', headingLevel: 1, text: 'Those who keep this page have been told.' })}
        <p class="govuk-body"><a class="govuk-link" href="/services/${service.id}">Back to ${service.content.name}</a></p>`;
    return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${service.content.name}</span>Report something wrong</h1>
      <p class="govuk-body">What you write goes to ${service.organization.name} and to the council. It is not shown to anybody else.</p>
      ${formOf(view, askAll(view, { headings: false }), { button: 'Send' })}`;
  },
  submit: async (work, { service }, input) => {
    await reportMistake(work, service.id, input);
    return { goTo: `/services/${service.id}/report?sent=yes` };
  },
});

import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { whatHappensNext } from '../ask-for-support/acknowledgement.ts';
import type { Receipt } from '../request.queries.ts';

/** The reference, and what happens by when. */
export const receiptView = (receipt: Receipt, title: string): Html =>
  html`${govuk.panel({ titleText: title, html: html`Your reference number<br /><strong>${receipt.reference}</strong>` })}
    <h2 class="govuk-heading-m">What happens next</h2>
    ${whatHappensNext(receipt).map(sentence => html`<p class="govuk-body">${sentence}</p>`)}`;

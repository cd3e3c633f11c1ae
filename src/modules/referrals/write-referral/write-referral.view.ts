import { reachWords, roomLine, sayWait } from '#modules/directory/index.ts';
import { ask, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { card, columns } from '#design/patterns/page-parts.ts';
import { sayDate } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { sayState } from '../referral.ts';
import type { ToRefer } from './to-refer.ts';
import type { ReferralInput } from './write-referral.form.ts';

/** What the family said to a service, and what the service is to read. */
export function writeReferralView(view: View<{ toRefer: ToRefer }, ReferralInput>): Html {
  const { service, underWay } = view.subject.toRefer;
  const head = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">Refer to a service</span>${service.content.name}</h1>`;
  if (underWay) {
    const { words, kind } = sayState(underWay.state);
    return html`${head}
      <p class="govuk-body">
        They are referred to this service already. ${badge(words, kind)}
        <a class="govuk-link" href="/referrals/${underWay.id}">See how it stands</a>
      </p>`;
  }
  return html`${head} ${columns('main-aside', html`<div>${warnings(view.subject.toRefer)} ${questions(view)}</div>`, aboutService(view))}`;
}

function questions(view: View<{ toRefer: ToRefer }, ReferralInput>): Html {
  return formOf(
    view,
    html`${ask(view, 'answer')} ${ask(view, 'byId')} ${ask(view, 'by')} ${ask(view, 'how')} ${ask(view, 'onDay')}
      <h2 class="govuk-heading-m">If they agree: what the service will read</h2>
      ${ask(view, 'personIds')} ${ask(view, 'why')} ${ask(view, 'asks')} ${ask(view, 'reach')}`,
    { button: 'Continue' },
  );
}

function warnings({ about: { onlyThroughReferrer, sensitive }, saidNo: { toServiceOn, toHelpOn }, draft }: ToRefer): Html {
  const no = toServiceOn ?? toHelpOn;
  return html`${
    no !== null &&
    govuk.insetText({
      text: `On ${sayDate(no)} the family said no ${toServiceOn === null ? 'to being helped' : 'to this service'}. Refer them only if they have asked for it since.`,
    })
  }
  ${
    onlyThroughReferrer &&
    govuk.warningText({
      iconFallbackText: 'Warning',
      text: 'Nobody has confirmed a safe way to reach this family. The service can reach them only through you.',
    })
  }
  ${sensitive !== null && govuk.insetText({ text: 'This action is for people named only. Write to the service no more of it than it must know.' })}
  ${draft && govuk.insetText({ text: 'This is what was written before. It has not been sent.' })}`;
}

function aboutService({ subject: { toRefer }, today }: View<{ toRefer: ToRefer }, ReferralInput>): Html {
  const { service, room, wait, isTakenUpHere } = toRefer;
  const waited = sayWait(wait);
  return card(
    { title: 'The service' },
    html`<p class="govuk-body">${service.organization.name}</p>
      <p class="govuk-body">${roomLine(room, today)}</p>
      ${service.content.waitingTime !== undefined && html`<p class="govuk-body">${service.content.waitingTime}</p>`}
      ${waited && html`<p class="govuk-body">${waited}</p>`}
      <p class="govuk-body govuk-!-text-break-word">${reachWords(service)}</p>
      <p class="govuk-body">
        ${
          isTakenUpHere
            ? 'Its people read referrals here, and answer them here.'
            : 'Nobody there can read this referral here. You speak to them yourself, and write down what they say.'
        }
      </p>
      <p class="govuk-body"><a class="govuk-link" href="/services/${service.id}">Its public page</a></p>`,
  );
}

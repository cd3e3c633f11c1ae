import { formOf, lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { card, columns, emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { sayDate, sayInstant } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { has } from '#modules/access/index.ts';
import { hiddenAddressRule } from '../change.view.ts';
import type { Part } from '../change-record/parts/part.ts';
import { partsOf } from '../change-record/parts/parts.ts';
import type { LocationContent, ServiceContent } from '../content.ts';
import { statusOn } from '../content-rules.ts';
import { isStale, nameOf, type Described } from '../described.queries.ts';
import type { BrokenLink } from '../link.queries.ts';
import type { Room } from '../room.ts';
import { roomLine } from '../room.view.ts';
import { gapsIn } from '../gaps.ts';
import type { Vacancies } from '../vacancy.ts';
import { sayWait, type Wait } from '../wait.ts';
import { vacancyLines } from '../vacancy.view.ts';
import { reviewBadge, statusBadge } from '../standing.view.ts';

export type Seen = Described & { room: Room | null; wait: Wait | undefined; vacancies: Vacancies | null; broken: readonly BrokenLink[] };

export function recordView(view: View<Seen>): Html {
  const { subject, actor } = view;
  const { record, organizationName } = subject;
  const name = nameOf(subject);
  return html`${pageHead({ title: name, ...(organizationName !== name && organizationName !== '' && { caption: organizationName }) })} ${notices(view)}
  ${columns(
    'main-aside',
    partsOf(record.kind).map(part => partCard(part, subject)),
    html`${standing(view)} ${room(view)} ${vacancies(view)} ${brokenLinks(subject)} ${missing(subject)} ${hidden(subject)}
    ${record.kind !== 'organization' && record.organizationId !== null && ofOrganization(record.organizationId, has(actor, 'edit-directory'))}`,
  )}`;
}

function notices({ subject: { waiting, returned, current }, actor }: View<Seen>): Html {
  if (waiting) {
    const stale = isStale(waiting, current);
    const words = stale
      ? 'A change waits, and another version has become public since it was written.'
      : 'A change waits for approval. It is what you see here.';
    const lead = has(actor, 'edit-directory') ? 'See what differs, and decide' : 'See what differs, or take it back';
    return banner(
      html`<p class="govuk-notification-banner__heading">${words}</p>
        <p class="govuk-body">
          <a class="govuk-notification-banner__link" href="/directory/changes/${waiting.id}">${lead}</a>${
            stale && html` · <a class="govuk-notification-banner__link" href="/directory/changes/${waiting.id}/renew">Put it on top of what is public now</a>`
          }
        </p>`,
    );
  }
  if (!returned) return nothing;
  return banner(
    html`<p class="govuk-notification-banner__heading">The last change came back</p>
      <p class="govuk-body">${lines(returned.answer ?? '')}</p>
      <p class="govuk-body">
        <a class="govuk-notification-banner__link" href="/directory/changes/${returned.id}/renew">Take it up again</a>. Nothing that was typed is lost.
      </p>`,
  );
}

const banner = (body: Html) => govuk.notificationBanner({ titleText: 'Important', html: body });

function partCard(part: Part, { record, content, known, waiting, current }: Described): Html {
  const told = part.tell(content, known);
  const mayChange = !(waiting && isStale(waiting, current));
  const rows = told.map(({ label, answer }) => ({ key: { text: label }, value: { html: lines(answer), classes: 'govuk-!-text-break-word' } }));
  const href = `/directory/records/${record.id}/change/${part.key}`;
  return html`<section class="app-card" id="${part.key}">
    <div class="app-card__head">
      <h2 class="govuk-heading-m app-card__title">${part.title}</h2>
      ${
        mayChange && html`<a class="govuk-link govuk-body govuk-!-margin-0" href="${href}">Change<span class="govuk-visually-hidden">: ${part.title}</span></a>`
      }
    </div>
    ${rows.length === 0 ? emptyList('Nothing is said yet.') : govuk.summaryList({ rows, classes: 'govuk-!-margin-bottom-0' })}
  </section>`;
}

/** Whether it is public, when it was last looked at, and the one press that says it is still right. */
function standing(view: View<Seen>): Html {
  const { record, current, versions } = view.subject;
  const status = current && record.kind === 'service' ? statusOn(current.content as ServiceContent, view.today) : null;
  const rows = [
    ...(record.kind === 'service' ? [{ key: { text: 'Status' }, value: { html: statusBadge(status) } }] : []),
    { key: { text: 'Public' }, value: { text: current ? `Since ${sayInstant(current.decidedAt ?? current.proposedAt)}` : 'Not yet' } },
    { key: { text: 'Last checked' }, value: { text: checkedWords(view.subject) } },
    ...(current ? [{ key: { text: 'Look at it by' }, value: { html: reviewBadge(record.reviewOn, view.today) } }] : []),
  ];
  return card(
    { title: 'How it stands', link: { href: `/directory/records/${record.id}/history`, text: `History (${versions.length})` } },
    html`${govuk.summaryList({ rows, classes: 'app-summary-list--narrow' })}
    ${
      current &&
      html`<p class="govuk-body">Is what is public still right? Then say so. It is looked at again in half a year.</p>
        ${formOf(view, nothing, { action: `/directory/records/${record.id}/confirm`, button: 'It is still right' })}`
    }`,
  );
}

/** How much room there is, as it is shown to families, and where to say it anew. */
const room = ({ subject: { record, room: said, wait }, today }: View<Seen>): Html | false =>
  record.kind === 'service' &&
  card(
    { title: 'Room and waiting', link: { href: `/directory/records/${record.id}/room`, text: 'Say how it is today' } },
    html`<p class="govuk-body">${roomLine(said, today)}</p>
      <p class="govuk-body govuk-!-margin-bottom-0">${sayWait(wait) ?? 'Too few people were referred in the last year to say how long they waited.'}</p>`,
  );

const brokenLinks = ({ broken }: Seen): Html | false =>
  broken.length > 0 &&
  card(
    { title: broken.length === 1 ? 'A web address leads nowhere' : 'Web addresses lead nowhere', kind: 'attention' },
    broken.map(
      ({ url, why, failingSince }) =>
        html`<p class="govuk-body govuk-!-text-break-word">${url}<br /><strong>${why}</strong>, since ${sayDate(failingSince)}</p>`,
    ),
  );

/** Of childcare, which places are free, as it is shown to families. */
function vacancies({ subject: { record, content, vacancies: said }, today }: View<Seen>): Html | false {
  const { childcare } = content as ServiceContent;
  if (record.kind !== 'service' || !childcare) return false;
  const link = { href: `/directory/records/${record.id}/vacancies`, text: 'Say which are free' };
  return card({ title: 'Places for children', link }, html`<p class="govuk-body govuk-!-margin-bottom-0">${vacancyLines(said, childcare, today)}</p>`);
}

const checkedWords = ({ record: { checkedOn, checkedByName } }: Described) =>
  checkedOn ? `${sayDate(checkedOn)}${checkedByName === null ? '' : `, by ${checkedByName}`}` : 'Never';

function missing({ record, content }: Described): Html {
  const gaps = gapsIn(record.kind, content);
  if (gaps.length === 0) return nothing;
  const items = gaps.map(({ part, words }) => html`<li><a class="govuk-link" href="/directory/records/${record.id}/change/${part}">Say ${words}</a></li>`);
  return card(
    { title: 'What families would miss' },
    html`<ul class="govuk-list govuk-list--bullet govuk-list--spaced">
      ${items}
    </ul>`,
  );
}

/** What an address that must stay hidden means, where this is or names such a place. */
function hidden({ record, content, known }: Described): Html {
  const isHidden =
    record.kind === 'location'
      ? (content as LocationContent).hidden
      : ((content as ServiceContent).places ?? []).some(({ locationId }) => known.places.get(locationId)?.isHidden);
  return isHidden ? card({ title: 'The address is hidden' }, html`<p class="govuk-body">${hiddenAddressRule}</p>`) : nothing;
}

const ofOrganization = (organizationId: string, isEditor: boolean): Html =>
  card(
    { title: 'Whose it is' },
    html`<p class="govuk-body govuk-!-margin-bottom-0">
      <a class="govuk-link" href="/directory/records/${organizationId}"
        >${isEditor ? 'What is said of the organisation' : 'What is said of your organisation'}</a
      >
    </p>`,
  );

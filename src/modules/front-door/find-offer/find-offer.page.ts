import { findWithRoom, roomResults, roomSearchForm } from '#modules/directory/index.ts';
import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { page } from '#platform/page.ts';
import { mayDecide } from '../decision.policy.ts';
import { getRequestToDecide } from '../decision.queries.ts';

/** For a request: which services would help, how much room they have, and the way to refer to one, or to note that the family was told of it. */
export const findOfferPage = page({
  name: 'front-door.find-offer',
  path: '/requests/:requestId/services',
  title: 'Find a service for a request',
  audience: 'workers',
  width: 'full',
  load: async (work, { requestId }) => ({ request: await getRequestToDecide(work, { id: requestId }) }),
  allow: mayDecide,
  about: ({ request: { id, familyId } }) => ({ subjectId: id, familyId }),
  back: ({ request: { id } }) => ({ href: `/requests/${id}`, text: 'Back to the request' }),
  form: roomSearchForm,
  search: (work, _subject, asked) => findWithRoom(work, asked),
  show: view => {
    const { id, reference } = view.subject.request;
    return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">Request ${reference}</span>Find a service</h1>
      ${formOf(view, askAll(view), { button: 'Find services' })}
      ${
        view.found &&
        roomResults(
          view.found,
          view.today,
          service =>
            html`<strong
              ><a class="govuk-link" href="/requests/${id}/services/${service.id}"
                >Choose it<span class="govuk-visually-hidden"> ${service.content.name}</span></a
              ></strong
            >`,
        )
      }`;
  },
});

import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { page } from '#platform/page.ts';
import { mayPlanWithServices } from '../directory.policy.ts';
import { findWithRoom, roomSearchForm } from '../room-search.ts';
import { roomResults } from '../room-search.view.ts';

/** For whoever plans with a family: which services there are, how much room they have and how long people wait. */
export const findRoomPage = page({
  name: 'directory.find-room',
  path: '/directory/room',
  title: 'Find a service with room',
  audience: 'workers',
  width: 'full',
  load: async () => null,
  allow: mayPlanWithServices,
  about: () => null,
  form: roomSearchForm,
  search: (work, _subject, asked) => findWithRoom(work, asked),
  show: view =>
    html`<h1 class="govuk-heading-l">Find a service with room</h1>
      ${formOf(view, askAll(view), { button: 'Find services' })} ${view.found && roomResults(view.found, view.today)}`,
});

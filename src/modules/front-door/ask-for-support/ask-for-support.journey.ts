import { getNewestVersion } from '#modules/forms/index.ts';
import { journey } from '#platform/journey.ts';
import { mayAskForSupport } from '../request.policy.ts';
import { checkView, startView, stepView } from './ask-for-support.view.ts';
import { versionBegun, versionTyped } from './form-steps.ts';
import { requestFromWorker } from './new-request.ts';
import { sendRequest } from './send-request.ts';
import { practitionerForm, practitionerSteps } from './steps.ts';

export const askForSupportJourney = journey({
  name: 'front-door.ask-for-support',
  path: '/requests/new',
  title: 'Ask for support for a family',
  audience: 'workers',
  allow: mayAskForSupport,
  begin: async work => versionTyped(await getNewestVersion(work, practitionerForm)),
  steps: practitionerSteps,
  showStart: startView,
  showStep: stepView,
  showCheck: checkView,
  send: async (work, answers, begun) => {
    const { id } = await sendRequest(work, requestFromWorker(await versionBegun(work, practitionerForm, begun), answers));
    return { goTo: `/requests/${id}/sent` };
  },
});

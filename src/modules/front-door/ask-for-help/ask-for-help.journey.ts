import { journey } from '#platform/journey.ts';
import { sendRequest } from '../ask-for-support/send-request.ts';
import { mayAskForHelp } from '../request.policy.ts';
import { checkView, goneView, startView, stepView } from './ask-for-help.view.ts';
import { beginForms, formsBegun } from './forms-begun.ts';
import { requestFromFamily } from './new-request.ts';
import { familySteps } from './steps.ts';

export const askForHelpJourney = journey({
  name: 'front-door.ask-for-help',
  path: '/ask-for-help',
  title: 'Ask for help for a family',
  audience: 'anyone',
  allow: mayAskForHelp,
  begin: beginForms,
  steps: familySteps,
  keepsAfter: 'safe-contact',
  quickExit: true,
  showStart: startView,
  showStep: stepView,
  showCheck: checkView,
  showGone: goneView,
  send: async (work, answers, begun) => {
    const { id } = await sendRequest(work, requestFromFamily(await formsBegun(work, begun), answers, work.today));
    return { goTo: `/ask-for-help/sent/${id}` };
  },
});

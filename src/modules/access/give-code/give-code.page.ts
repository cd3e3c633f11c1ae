import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { typedText } from '#platform/form.ts';
import type { Served } from '#platform/route.ts';
import { letIn } from '../sign-in-here/enter.ts';
import type { HereWithKeys } from '../sign-in-here/here.ts';
import { codeInput } from '../sign-in-here/parts.ts';
import { codeMistake } from '../sign-in-here/prove.ts';
import { secretPage } from '../sign-in-here/secret-page.ts';
import { readStep, takeStep } from '../sign-in-here/steps.ts';

/** The second step of signing in with a password. It opens to the browser that typed the password, for a quarter of an hour, once. */
export const giveCodePage = (here: HereWithKeys): Served =>
  secretPage({
    name: 'access.give-code',
    path: '/sign-in/code',
    title: 'Enter your code',
    audience: 'anyone',
    secrets: ['code'],
    back: { href: '/sign-in/here', text: 'Back' },
    load: async ask => {
      const step = await readStep(ask, 'code');
      return step?.accountId ? { subject: step.accountId } : { goTo: '/sign-in/here' };
    },
    show: view =>
      html`<h1 class="govuk-heading-l">Enter your code</h1>
        <p class="govuk-body">Open the app that shows your codes, on your phone or computer.</p>
        <form method="post" novalidate>
          <input type="hidden" name="csrf" value="${view.hidden['csrf']}" />
          ${codeInput(view)} ${govuk.button({ text: 'Sign in', preventDoubleClick: true })}
        </form>
        ${govuk.details({
          summaryText: 'I do not have my app any more',
          html: html`<p class="govuk-body">Ask your council’s early help administrator. They check who you are, and give you a new link to begin again.</p>`,
        })}`,
    send: async (ask, accountId) => {
      const mistake = await codeMistake(ask, here, accountId, typedText(ask.typed, 'code'));
      if (mistake !== null) return { mistakes: { code: mistake } };
      const step = await takeStep(ask, 'code');
      return step?.accountId === accountId ? letIn(ask, accountId, 'password', step.facts.next) : { kind: 'go', to: '/sign-in/here' };
    },
  });

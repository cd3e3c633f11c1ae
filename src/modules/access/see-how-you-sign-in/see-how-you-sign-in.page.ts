import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { sayInstant } from '#platform/date-field.ts';
import { yes } from '#platform/decision.ts';
import { page } from '#platform/page.ts';
import type { Answer, Ask, Served } from '#platform/route.ts';
import { doWork } from '#platform/work.ts';
import type { Here } from '../sign-in-here/here.ts';
import { findMyWays, type WaysIn } from '../sign-in-here/local-account.queries.ts';
import { passkeyOptions } from '../sign-in-here/parts.ts';
import { offerToMake, offerToUse } from '../sign-in-here/passkey.ts';
import { keepStep } from '../sign-in-here/steps.ts';

/** An account's own ways of signing in. */
export const seeHowYouSignInPage = (here: Here): Served => {
  const asked = page({
    name: 'access.see-how-you-sign-in',
    path: '/how-you-sign-in',
    title: 'How you sign in',
    audience: 'workers',
    load: async (work, _params, query) => ({ ways: await findMyWays(work), isDone: query['done'] === 'yes' }),
    allow: () => yes,
    about: () => null,
    show: ({ subject: { ways, isDone } }) =>
      html`${isDone && govuk.notificationBanner({ type: 'success', text: 'Done. We have sent you a message about this change.' })}
        <h1 class="govuk-heading-l">How you sign in</h1>
        ${ways === null ? atWork(here) : waysView(ways)}`,
  });
  return {
    ...asked,
    routes: [...asked.routes, { name: asked.name, method: 'POST', path: passkeyOptions, audience: 'workers', handle: ask => offer(ask, here) }],
  };
};

/** What a browser needs to show that it is them with a passkey, and to make another. */
async function offer(ask: Ask, { site }: Here): Promise<Answer> {
  const { platform, actor, trace } = ask;
  const ways = await doWork(platform, actor, 'look', findMyWays, trace);
  if (!ways) return { kind: 'facts', status: 404, body: {} };
  const { loginName, userHandle } = ways;
  const known = ways.passkeys.map(({ credentialId }) => credentialId);
  const [get, make] = [await offerToUse(site, known), await offerToMake(site, { loginName, name: actor.name, userHandle, known })];
  await keepStep(ask, 'prove-it', actor.id, { challenge: get.challenge });
  await keepStep(ask, 'new-passkey', actor.id, { challenge: make.challenge, userHandle });
  return { kind: 'facts', status: 200, body: { get: get.options, make: make.options } };
}

const atWork = ({ provider }: Here): Html =>
  html`<p class="govuk-body">You sign in with ${provider ?? 'your work account'}. Your password, and the second step, are looked after there.</p>
    <p class="govuk-body">To change them, ask the people who look after computers where you work.</p>`;

const remove = (id: string, text: string) => ({ items: [{ href: `/how-you-sign-in/passkeys/${id}/remove`, text: 'Remove', visuallyHiddenText: text }] });

function waysView({ loginName, hasPassword, passkeys }: WaysIn): Html {
  const rows = passkeys.map(({ id, name, addedAt, usedAt }) => ({
    key: { text: name, classes: 'govuk-!-text-break-word' },
    value: { html: html`Added ${sayInstant(addedAt)}<br />${usedAt ? `Last used ${sayInstant(usedAt)}` : 'Not used yet'}` },
    ...((hasPassword || passkeys.length > 1) && { actions: remove(id, name) }),
  }));
  const change = (href: string, what: string) => ({ items: [{ href, text: 'Change', visuallyHiddenText: what }] });
  const own = [
    { key: { text: 'Email address' }, value: { text: loginName, classes: 'govuk-!-text-break-word' } },
    { key: { text: 'Password' }, value: { text: 'Set' }, actions: change('/how-you-sign-in/password', 'your password') },
    { key: { text: 'App for codes' }, value: { text: 'Connected' }, actions: change('/how-you-sign-in/app', 'your app for codes') },
  ];
  return html`<h2 class="govuk-heading-m">Passkeys</h2>
    ${rows.length > 0 ? govuk.summaryList({ rows }) : html`<p class="govuk-body">You have none. A passkey is quicker and safer than a password.</p>`}
    ${govuk.button({ text: 'Add a passkey', href: '/how-you-sign-in/passkeys/new', classes: hasPassword && rows.length === 0 ? undefined : 'govuk-button--secondary' })}
    <h2 class="govuk-heading-m">Password and codes</h2>
    ${
      hasPassword
        ? html`${govuk.summaryList({ rows: own })}
          ${rows.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="/how-you-sign-in/password/remove">Remove your password and app</a></p>`}`
        : html`<p class="govuk-body">You have no password. You may add one, with an app that shows codes, as a second way in.</p>
            ${govuk.button({ text: 'Add a password and an app', href: '/how-you-sign-in/password', classes: 'govuk-button--secondary' })}`
    }
    <h2 class="govuk-heading-m">If something was not you</h2>
    <p class="govuk-body">Tell your council’s early help administrator at once. They can end every session of yours and give you a new link.</p>`;
}

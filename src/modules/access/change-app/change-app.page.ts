import { html, type Html } from '#design/html.ts';
import { typedText, type Mistakes } from '#platform/form.ts';
import type { Answer, Ask, Served } from '#platform/route.ts';
import { doWork } from '#platform/work.ts';
import { wrongCode } from '../connect-app/connect-app.page.ts';
import { codeIn, newAppSecret, picture, stepOf } from '../sign-in-here/app-code.ts';
import { wayInChanged } from '../sign-in-here/change-ways.ts';
import { letInAgain } from '../sign-in-here/enter.ts';
import type { HereWithKeys } from '../sign-in-here/here.ts';
import { decrypt, encrypt } from '../sign-in-here/keys.ts';
import type { WaysIn } from '../sign-in-here/local-account.queries.ts';
import { backToWays, changedWays, howYouSignIn, loadOwnWays } from '../sign-in-here/own-ways.ts';
import { codeInput, proveAndSend, scanOrType } from '../sign-in-here/parts.ts';
import { proofMistakes } from '../sign-in-here/prove.ts';
import { secretPage, type SecretView } from '../sign-in-here/secret-page.ts';
import { keepStep, readStep, type Steps } from '../sign-in-here/steps.ts';

type Subject = { ways: WaysIn; begun: Steps['app'] | null; secret: string; image: Html };

/** Another app for codes, or a first one together with a first password. The old one works until the new one has shown a code. */
export const changeAppPage = (here: HereWithKeys): Served =>
  secretPage<Subject>({
    name: 'access.change-app',
    path: '/how-you-sign-in/app',
    title: 'Connect an app that shows codes',
    audience: 'workers',
    secrets: ['newCode', 'code', 'proof'],
    back: backToWays,
    load: ask => load(ask, here),
    show: changeAppView,
    send: (ask, subject) => send(ask, here, subject),
  });

/** The secret offered stays the same while the page is open and mistakes are mended. */
async function load(ask: Ask, here: HereWithKeys): Promise<{ subject: Subject } | { goTo: string }> {
  const own = await loadOwnWays(ask);
  if ('goTo' in own) return own;
  const ways = own.subject;
  const begun = await readStep(ask, 'app');
  const { id } = ask.actor;
  if (!ways.hasPassword && !begun?.facts.passwordHash) return { goTo: `${howYouSignIn}/password` };
  const facts = begun?.facts ?? { passwordHash: null, appSecret: encrypt(here.keys, id, newAppSecret()).toString('base64') };
  if (!begun) await keepStep(ask, 'app', id, facts);
  const secret = decrypt(here.keys, id, Buffer.from(facts.appSecret, 'base64'));
  return { subject: { ways, begun: facts, secret, image: await picture(secret, { service: here.site.name, loginName: ways.loginName }) } };
}

async function send(ask: Ask, here: HereWithKeys, { ways, begun, secret }: Subject): Promise<Answer | { mistakes: Mistakes }> {
  const { platform, actor, trace } = ask;
  const code = codeIn(typedText(ask.typed, 'newCode'));
  const step = await stepOf(secret, code, platform.clock());
  if (step === null || !begun) return { mistakes: { newCode: wrongCode(code) } };
  const mistakes = await proofMistakes(ask, here);
  if (Object.keys(mistakes).length > 0) return { mistakes };
  const password = begun.passwordHash !== null && !ways.hasPassword ? { password_hash: begun.passwordHash } : {};
  const own = { app_secret: Buffer.from(begun.appSecret, 'base64'), app_last_step: step, ...password };
  await doWork(
    platform,
    actor,
    'change',
    async work => {
      await work.tables('access').updateTable('access.local_account').set(own).where('account_id', '=', actor.id).execute();
      await wayInChanged(work, ways.hasPassword ? 'app changed' : 'password added');
    },
    trace,
  );
  await keepStep(ask, 'app', actor.id, { passwordHash: null, appSecret: encrypt(here.keys, actor.id, newAppSecret()).toString('base64') });
  return letInAgain(ask, changedWays.to);
}

const changeAppView = (view: SecretView<Subject>): Html => {
  const { ways, secret, image } = view.subject;
  return html`<h1 class="govuk-heading-l">Connect ${ways.hasPassword ? 'another' : 'an'} app that shows codes</h1>
    ${ways.hasPassword && html`<p class="govuk-body">Your old app works until this one has shown its first code.</p>`} ${scanOrType(secret, image)}
    <form method="post" novalidate>
      <input type="hidden" name="csrf" value="${view.hidden['csrf']}" />
      ${codeInput(view, { name: 'newCode', words: ways.hasPassword ? 'Code from the new app' : 'Code from the app' })}
      ${proveAndSend(view, ways, 'Connect this app', { code: 'Code from the app you have now' })}
    </form>`;
};

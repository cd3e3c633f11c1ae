import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import type { FormView } from '#platform/page.ts';
import { inBlocks } from './app-code.ts';
import type { WaysIn } from './local-account.queries.ts';

const said = (view: FormView, name: string) => (view.mistakes[name] ? { text: view.mistakes[name] } : undefined);
const label = (text: string) => ({ text, classes: 'govuk-label--s' });

/** The fields of pages where secrets are typed. What is secret is never shown again. */
export const loginNameInput = (view: FormView): Html =>
  govuk.input({
    id: 'loginName',
    name: 'loginName',
    type: 'email',
    label: label('Email address'),
    autocomplete: 'username',
    spellcheck: false,
    value: [view.typed['loginName'] ?? ''].flat()[0] ?? '',
    errorMessage: said(view, 'loginName'),
  });

export const passwordInput = (view: FormView, name: string, words: string, { isNew = false, hint = '' } = {}): Html =>
  govuk.passwordInput({
    id: name,
    name,
    label: label(words),
    hint: hint ? { text: hint } : undefined,
    autocomplete: isNew ? 'new-password' : 'current-password',
    errorMessage: said(view, name),
  });

export const newPasswordHint = 'At least 12 characters. Three words that have nothing to do with each other are easy to remember and hard to guess.';

export const codeInput = (view: FormView, { words = 'Code from your app', hint = 'The 6 digits it shows now', name = 'code' } = {}): Html =>
  govuk.input({
    id: name,
    name,
    label: label(words),
    hint: { text: hint },
    classes: 'govuk-input--width-5 govuk-input--extra-letter-spacing',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    spellcheck: false,
    errorMessage: said(view, name),
  });

/** How an app that shows codes gets to know this account. */
export const scanOrType = (secret: string, image: Html): Html =>
  html`<ol class="govuk-list govuk-list--number">
      <li>In the app, choose to add an account.</li>
      <li>Scan this picture, or type the key below it.</li>
      <li>Enter the 6 digits that the app then shows.</li>
    </ol>
    ${image}
    <p class="govuk-body govuk-!-margin-bottom-1">The key, where you cannot scan:</p>
    <p class="govuk-body"><code class="app-secret">${inBlocks(secret)}</code></p>`;

export const passkeyNameInput = (view: FormView): Html =>
  govuk.input({
    id: 'made',
    name: 'name',
    label: label('What will you call this passkey? (optional)'),
    hint: { text: 'So that you know it again, for example work laptop' },
    attributes: { maxlength: '40' },
    classes: 'govuk-input--width-20',
    value: [view.typed['name'] ?? ''].flat()[0] ?? '',
    errorMessage: said(view, 'made'),
  });

type Passkey = { optionsUrl: string; does: 'get' | 'make'; text: string; isMain?: boolean };

/** A button that asks for a passkey, and then sends its form. It shows itself only in a browser that has them (src/design/browser/passkey.js). */
export const passkeyButton = ({ optionsUrl, does, text, isMain = true }: Passkey): Html =>
  html`<div data-passkey-part hidden>
    ${govuk.button({
      text,
      type: 'button',
      classes: isMain ? undefined : 'govuk-button--secondary',
      attributes: { 'data-passkey': optionsUrl, 'data-passkey-does': does },
    })}
    <p class="govuk-error-message" data-passkey-problem role="alert" hidden></p>
  </div>`;

/** What stands where a passkey is all there is, and this browser has none. */
export const withoutPasskeys = (words: Html): Html => html`<div data-passkey-missing>${words}</div>`;

export const passkeyOptions = '/how-you-sign-in/passkey-options';

/** The end of a form that changes how somebody signs in: they show again, now, that it is them, by a code or a passkey, and send it. */
export function proveAndSend(view: FormView, ways: WaysIn, button: string, { isWarning = false, code = 'Code from your app' } = {}): Html {
  const { hasPassword } = ways;
  const mistake = view.mistakes['proof'];
  const ownKey = { optionsUrl: passkeyOptions, does: 'get', text: hasPassword ? 'Use a passkey in place of the code' : button, isMain: !hasPassword } as const;
  return html`<h2 class="govuk-heading-m" id="proof">Show that it is you</h2>
    ${mistake && html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${mistake}</p>`}
    ${
      hasPassword
        ? html`${codeInput(view, { words: code })}
          ${govuk.button({ text: button, preventDoubleClick: true, classes: isWarning ? 'govuk-button--warning' : undefined })}`
        : html`<p class="govuk-body">Your device asks for your passkey.</p>`
    }
    ${ways.passkeys.length > 0 && passkeyButton(ownKey)}
    ${!hasPassword && withoutPasskeys(html`<p class="govuk-body">This browser has no passkeys. Open this page where you signed in with yours.</p>`)}`;
}

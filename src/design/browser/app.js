import {
  createAll,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from './govuk-frontend.min.js';
import { keepWhatIsTyped } from './keep.js';
import { offerPasskeys } from './passkey.js';
import { showAnew } from './live.js';
import { leaveQuickly } from './quick-exit.js';
import { warnBeforeSessionEnds } from './session.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink, Tabs])
  createAll(component);

for (const form of document.querySelectorAll('form[data-keep-url]')) if (form instanceof HTMLFormElement) keepWhatIsTyped(form);

leaveQuickly();
offerPasskeys();
warnBeforeSessionEnds();
showAnew();

for (const button of document.querySelectorAll('[data-print]')) button.addEventListener('click', () => window.print());

// On a phone the list comes first, and what narrows it is one press away.
if (window.matchMedia('(max-width: 640px)').matches) document.querySelector('.app-filter')?.removeAttribute('open');

// The mistake in a date or a list of choices names the whole question: put the cursor in its first field.
document.querySelector('.govuk-error-summary')?.addEventListener('click', event => {
  const href = event.target instanceof HTMLAnchorElement ? event.target.getAttribute('href') : null;
  const named = href?.startsWith('#') ? document.getElementById(href.slice(1)) : null;
  const first = named?.querySelector('input, select, textarea, a');
  if (!(first instanceof HTMLElement)) return;
  event.preventDefault();
  first.focus();
});

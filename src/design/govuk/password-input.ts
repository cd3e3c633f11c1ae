import { html, type Html } from '#design/html.ts';
import { button } from './button.ts';
import { input } from './input.ts';
import { classes, content } from './markup.ts';
import type { PasswordInputOptions } from './options.generated.ts';

export function passwordInput(p: PasswordInputOptions): Html {
  const id = p.id || p.name;
  const toggle = button({
    type: 'button',
    classes: classes('govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle', p.button?.classes),
    text: p.showPasswordText ?? 'Show',
    attributes: { 'aria-controls': id, 'aria-label': p.showPasswordAriaLabelText ?? 'Show password', hidden: { value: true, optional: true } },
  });
  return input({
    ...p,
    id,
    formGroup: {
      classes: classes('govuk-password-input', p.formGroup?.classes),
      attributes: { 'data-module': 'govuk-password-input', ...wordings(p), ...p.formGroup?.attributes },
      beforeInput: p.formGroup?.beforeInput,
      afterInput: { html: html`${toggle}${content(p.formGroup?.afterInput)}` },
    },
    inputWrapper: { classes: 'govuk-password-input__wrapper' },
    classes: classes('govuk-password-input__input govuk-js-password-input-input', p.classes),
    type: 'password',
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: p.autocomplete || 'current-password',
  });
}

const wordings = (p: PasswordInputOptions) => ({
  'data-i18n.show-password': { value: p.showPasswordText, optional: true },
  'data-i18n.hide-password': { value: p.hidePasswordText, optional: true },
  'data-i18n.show-password-aria-label': { value: p.showPasswordAriaLabelText, optional: true },
  'data-i18n.hide-password-aria-label': { value: p.hidePasswordAriaLabelText, optional: true },
  'data-i18n.password-shown-announcement': { value: p.passwordShownAnnouncementText, optional: true },
  'data-i18n.password-hidden-announcement': { value: p.passwordHiddenAnnouncementText, optional: true },
});

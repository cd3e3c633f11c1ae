import { html, type Html } from '#design/html.ts';
import { attributes, classes, content, filled } from './markup.ts';
import type { ButtonOptions } from './options.generated.ts';

export function button(p: ButtonOptions): Html {
  const common = html` class="${classes('govuk-button', p.classes, p.isStartButton && 'govuk-button--start')}"
  data-module="govuk-button"${attributes(p.attributes)}${filled('id', p.id)}`;
  const shown = html`${p.isStartButton && p.html?.markup ? html`<span>${p.html}</span>` : content(p)}${p.isStartButton && startIcon}`;
  if (p.href) return html`<a href="${p.href}" role="button" draggable="false" ${common}> ${shown} </a>`;
  const twice = p.preventDoubleClick === undefined ? undefined : html` data-prevent-double-click="${String(p.preventDoubleClick)}"`;
  return html`<button
    type="${p.type || 'submit'}"
    ${filled('value', p.value)}${filled('name', p.name)}${p.disabled && html` disabled aria-disabled="true"`}${twice}${common}
  >
    ${shown}
  </button>`;
}

const startIcon = html`<svg
  class="govuk-button__start-icon"
  xmlns="http://www.w3.org/2000/svg"
  width="17.5"
  height="19"
  viewBox="0 0 33 40"
  aria-hidden="true"
  focusable="false"
>
  <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
</svg>`;

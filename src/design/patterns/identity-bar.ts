import { html, type Html, type Piece } from '#design/html.ts';

export type IdentityBar = {
  /** The page's one h1 is here, unless `heading` says otherwise. */
  name: string;
  heading?: 'h1' | 'p' | undefined;
  badges?: readonly Html[] | undefined;
  facts: readonly { label: string; value: Piece }[];
  actions?: readonly Html[] | undefined;
};

/** Whose record this is. */
export function identityBar(p: IdentityBar): Html {
  const heading = p.heading ?? 'h1';
  const facts = p.facts.map(
    fact =>
      html`<div class="app-identity__fact">
        <dt>${fact.label}</dt>
        <dd>${fact.value}</dd>
      </div>`,
  );
  return html`<div class="app-identity">
    <div class="app-identity__top">
      <div class="app-identity__title">
        <${heading} class="app-identity__name">${p.name}</${heading}>
        ${p.badges}
      </div>
      ${p.actions && p.actions.length > 0 && html`<div class="app-identity__actions">${p.actions}</div>`}
    </div>
    ${facts.length > 0 && html`<dl class="app-identity__facts">${facts}</dl>`}
  </div>`;
}

import { html, type Html } from '#design/html.ts';
import { hint } from './hint.ts';
import { classes, content, type Attributes } from './markup.ts';
import type { CharacterCountOptions } from './options.generated.ts';
import { textarea } from './textarea.ts';

export function characterCount(p: CharacterCountOptions): Html {
  const id = p.id || p.name;
  const limit = p.maxwords ?? p.maxlength;
  const countType = p.countType || (p.maxwords ? 'words' : undefined);
  const wording = p.textareaDescriptionText || `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`;
  const told = hint({
    text: limit === undefined ? undefined : wording.replaceAll('%{count}', String(limit)),
    id: `${id}-info`,
    classes: classes('govuk-character-count__message', p.countMessage?.classes),
  });
  return textarea({
    ...p,
    id,
    describedBy: `${id}-info`,
    formGroup: {
      classes: classes('govuk-character-count', p.formGroup?.classes),
      attributes: { ...limits(p, countType), ...wordings(p, limit), ...p.formGroup?.attributes },
      beforeInput: p.formGroup?.beforeInput,
      afterInput: { html: html`${told}${content(p.formGroup?.afterInput)}` },
    },
    classes: classes('govuk-js-character-count', p.classes),
  });
}

const limits = (p: CharacterCountOptions, countType: string | undefined): Attributes => ({
  'data-module': 'govuk-character-count',
  'data-maxlength': { value: p.maxlength, optional: true },
  'data-maxwords': { value: p.maxwords, optional: true },
  'data-threshold': { value: p.threshold, optional: true },
  'data-count-type': { value: countType, optional: true },
});

const wordings = (p: CharacterCountOptions, limit: number | undefined): Attributes => ({
  ...(limit === undefined && p.textareaDescriptionText ? byCount('textarea-description', { other: p.textareaDescriptionText }) : {}),
  ...byCount('characters-under-limit', p.charactersUnderLimitText),
  'data-i18n.characters-at-limit': { value: p.charactersAtLimitText, optional: true },
  ...byCount('characters-over-limit', p.charactersOverLimitText),
  ...byCount('words-under-limit', p.wordsUnderLimitText),
  'data-i18n.words-at-limit': { value: p.wordsAtLimitText, optional: true },
  ...byCount('words-over-limit', p.wordsOverLimitText),
});

/** One attribute for each plural form, as in "1 word left" and "2 words left". */
const byCount = (key: string, wording: Readonly<Record<string, string>> | undefined): Attributes =>
  Object.fromEntries(Object.entries(wording ?? {}).map(([count, words]) => [`data-i18n.${key}.${count}`, words]));

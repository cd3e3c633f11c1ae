import { html, type Html } from '#design/html.ts';
import { descriptions, formGroup, labelFor } from './field-parts.ts';
import { attributes, classes, content, filled, type Attributes } from './markup.ts';
import type { FileUploadOptions } from './options.generated.ts';

export function fileUpload(p: FileUploadOptions): Html {
  const id = p.id || p.name;
  const { shown, ids } = descriptions(p, id, p.describedBy);
  const field = html`<input
    class="${classes('govuk-file-upload', p.classes, p.errorMessage && 'govuk-file-upload--error')}"
    id="${id}"
    name="${p.name}"
    type="file"
    ${p.disabled && ' disabled'}${p.multiple && ' multiple'}${filled('aria-describedby', ids)}${attributes(p.attributes)}
  />`;
  const { beforeInput, afterInput } = p.formGroup ?? {};
  return formGroup(p, html`${labelFor(id, p.label)}${shown}${content(beforeInput)}${p.javascript ? dropZone(p, field) : field}${content(afterInput)}`);
}

const dropZone = (p: FileUploadOptions, field: Html): Html =>
  html`<div
    class="${classes('govuk-file-upload-wrapper', p.wrapperClasses)}"
    data-module="govuk-file-upload"
    ${attributes({ ...words(p), ...p.wrapperAttributes })}
  >
    ${field}
  </div>`;

const words = (p: FileUploadOptions): Attributes => ({
  'data-i18n.choose-files-button': { value: p.chooseFilesButtonText, optional: true },
  'data-i18n.no-file-chosen': { value: p.noFileChosenText, optional: true },
  ...Object.fromEntries(Object.entries(p.multipleFilesChosenText ?? {}).map(([count, said]) => [`data-i18n.multiple-files-chosen.${count}`, String(said)])),
  'data-i18n.drop-instruction': { value: p.dropInstructionText, optional: true },
  'data-i18n.entered-drop-zone': { value: p.enteredDropZoneText, optional: true },
  'data-i18n.left-drop-zone': { value: p.leftDropZoneText, optional: true },
});

import { backLink } from './govuk/back-link.ts';
import { breadcrumbs } from './govuk/breadcrumbs.ts';
import { button } from './govuk/button.ts';
import { characterCount } from './govuk/character-count.ts';
import { checkboxes } from './govuk/checkboxes.ts';
import { dateInput } from './govuk/date-input.ts';
import { details } from './govuk/details.ts';
import { errorMessage } from './govuk/error-message.ts';
import { errorSummary } from './govuk/error-summary.ts';
import { exitThisPage } from './govuk/exit-this-page.ts';
import { fieldset } from './govuk/fieldset.ts';
import { fileUpload } from './govuk/file-upload.ts';
import { genericHeader } from './govuk/generic-header.ts';
import { hint } from './govuk/hint.ts';
import { input } from './govuk/input.ts';
import { insetText } from './govuk/inset-text.ts';
import { label } from './govuk/label.ts';
import { languageNavigation } from './govuk/language-navigation.ts';
import { notificationBanner } from './govuk/notification-banner.ts';
import { pagination } from './govuk/pagination.ts';
import { panel } from './govuk/panel.ts';
import { passwordInput } from './govuk/password-input.ts';
import { phaseBanner } from './govuk/phase-banner.ts';
import { radios } from './govuk/radios.ts';
import { select } from './govuk/select.ts';
import { serviceNavigation } from './govuk/service-navigation.ts';
import { skipLink } from './govuk/skip-link.ts';
import { summaryList } from './govuk/summary-list.ts';
import { table } from './govuk/table.ts';
import { tabs } from './govuk/tabs.ts';
import { tag } from './govuk/tag.ts';
import { taskList } from './govuk/task-list.ts';
import { textarea } from './govuk/textarea.ts';
import { warningText } from './govuk/warning-text.ts';

/** The GOV.UK components in use, each with the official options and the official markup. */
export const govuk = {
  backLink,
  breadcrumbs,
  button,
  characterCount,
  checkboxes,
  dateInput,
  details,
  errorMessage,
  errorSummary,
  exitThisPage,
  fieldset,
  fileUpload,
  genericHeader,
  hint,
  input,
  insetText,
  label,
  languageNavigation,
  notificationBanner,
  pagination,
  panel,
  passwordInput,
  phaseBanner,
  radios,
  select,
  serviceNavigation,
  skipLink,
  summaryList,
  table,
  tabs,
  tag,
  taskList,
  textarea,
  warningText,
};

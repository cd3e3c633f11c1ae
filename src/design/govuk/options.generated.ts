// Written by tools/generate-govuk-options.ts from the options that govuk-frontend documents. Do not edit.
import type { Html } from '#design/html.ts';
import type { Attributes } from './markup.ts';

export type Maybe<T> = T | null | undefined | false;

export type BackLinkOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  href: string;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type BreadcrumbsOptions = {
  items: readonly Maybe<BreadcrumbsItem>[];
  classes?: string | undefined;
  collapseOnMobile?: boolean | undefined;
  attributes?: Attributes | undefined;
  labelText?: string | undefined;
};

export type BreadcrumbsItem = {
  text?: string | undefined;
  html?: Html | undefined;
  href?: string | undefined;
  attributes?: Attributes | undefined;
};

export type ButtonOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  type?: string | undefined;
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  href?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  preventDoubleClick?: boolean | undefined;
  isStartButton?: boolean | undefined;
  id?: string | undefined;
};

export type CharacterCountOptions = {
  id?: string | undefined;
  name: string;
  rows?: number | undefined;
  value?: string | undefined;
  maxlength: number;
  maxwords: number;
  threshold?: number | undefined;
  countType?: string | undefined;
  label: LabelOptions;
  hint?: Partial<HintOptions> | undefined;
  errorMessage?: Partial<ErrorMessageOptions> | undefined;
  formGroup?: CharacterCountFormGroup | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  spellcheck?: boolean | undefined;
  countMessage?: CharacterCountCountMessage | undefined;
  textareaDescriptionText?: string | undefined;
  charactersUnderLimitText?: Readonly<Record<string, string>> | undefined;
  charactersAtLimitText?: string | undefined;
  charactersOverLimitText?: Readonly<Record<string, string>> | undefined;
  wordsUnderLimitText?: Readonly<Record<string, string>> | undefined;
  wordsAtLimitText?: string | undefined;
  wordsOverLimitText?: Readonly<Record<string, string>> | undefined;
};

export type CharacterCountFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInput?: CharacterCountFormGroupBeforeInput | undefined;
  afterInput?: CharacterCountFormGroupAfterInput | undefined;
};

export type CharacterCountFormGroupBeforeInput = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type CharacterCountFormGroupAfterInput = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type CharacterCountCountMessage = {
  classes?: string | undefined;
};

export type CheckboxesOptions = {
  describedBy?: string | undefined;
  fieldset?: Partial<FieldsetOptions> | undefined;
  hint?: Partial<HintOptions> | undefined;
  errorMessage?: Partial<ErrorMessageOptions> | undefined;
  formGroup?: CheckboxesFormGroup | undefined;
  idPrefix?: string | undefined;
  name: string;
  items: readonly Maybe<CheckboxesItem>[];
  values?: readonly string[] | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type CheckboxesFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInputs?: CheckboxesFormGroupBeforeInputs | undefined;
  afterInputs?: CheckboxesFormGroupAfterInputs | undefined;
};

export type CheckboxesFormGroupBeforeInputs = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type CheckboxesFormGroupAfterInputs = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type CheckboxesItem = { divider: string } | {
  text?: string | undefined;
  html?: Html | undefined;
  id?: string | undefined;
  name?: string | undefined;
  value: string;
  label?: Partial<LabelOptions> | undefined;
  hint?: Partial<HintOptions> | undefined;
  checked?: boolean | undefined;
  conditional?: CheckboxesItemConditional | undefined;
  behaviour?: string | undefined;
  disabled?: boolean | undefined;
  attributes?: Attributes | undefined;
};

export type CheckboxesItemConditional = {
  html: Html;
};

export type DateInputOptions = {
  id: string;
  namePrefix?: string | undefined;
  items?: readonly Maybe<DateInputItem>[] | undefined;
  hint?: Partial<HintOptions> | undefined;
  errorMessage?: Partial<ErrorMessageOptions> | undefined;
  formGroup?: DateInputFormGroup | undefined;
  fieldset?: Partial<FieldsetOptions> | undefined;
  day?: DateInputItem | false | undefined;
  month?: DateInputItem | false | undefined;
  year?: DateInputItem | false | undefined;
  values?: Readonly<Record<string, string | undefined>> | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type DateInputItem = {
  id?: string | undefined;
  name: string;
  label?: string | undefined;
  value?: string | undefined;
  error?: boolean | undefined;
  autocomplete?: string | undefined;
  pattern?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  inputmode?: string | undefined;
};

export type DateInputFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInputs?: DateInputFormGroupBeforeInputs | undefined;
  afterInputs?: DateInputFormGroupAfterInputs | undefined;
};

export type DateInputFormGroupBeforeInputs = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type DateInputFormGroupAfterInputs = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type DateInputValues = {
  day?: string | undefined;
  month?: string | undefined;
  year?: string | undefined;
};

export type DetailsOptions = {
  summaryText?: string | undefined;
  summaryHtml?: Html | undefined;
  text?: string | undefined;
  html?: Html | undefined;
  id?: string | undefined;
  open?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type ErrorMessageOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  id?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  visuallyHiddenText?: string | undefined;
};

export type ErrorSummaryOptions = {
  titleText?: string | undefined;
  titleHtml?: Html | undefined;
  descriptionText?: string | undefined;
  descriptionHtml?: Html | undefined;
  errorList?: readonly Maybe<ErrorSummaryErrorListItem>[] | undefined;
  disableAutoFocus?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type ErrorSummaryErrorListItem = {
  href?: string | undefined;
  text?: string | undefined;
  html?: Html | undefined;
  attributes?: Attributes | undefined;
};

export type ExitThisPageOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  redirectUrl?: string | undefined;
  id?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  activatedText?: string | undefined;
  timedOutText?: string | undefined;
  pressTwoMoreTimesText?: string | undefined;
  pressOneMoreTimeText?: string | undefined;
};

export type FieldsetOptions = {
  describedBy?: string | undefined;
  legend?: FieldsetLegend | undefined;
  classes?: string | undefined;
  role?: string | undefined;
  attributes?: Attributes | undefined;
  html?: Html | undefined;
};

export type FieldsetLegend = {
  text?: string | undefined;
  html?: Html | undefined;
  classes?: string | undefined;
  isPageHeading?: boolean | undefined;
};

export type FileUploadOptions = {
  name: string;
  id?: string | undefined;
  disabled?: boolean | undefined;
  multiple?: boolean | undefined;
  describedBy?: string | undefined;
  label: Partial<LabelOptions>;
  hint?: Partial<HintOptions> | undefined;
  errorMessage?: Partial<ErrorMessageOptions> | undefined;
  formGroup?: FileUploadFormGroup | undefined;
  javascript?: boolean | undefined;
  chooseFilesButtonText?: string | undefined;
  dropInstructionText?: string | undefined;
  multipleFilesChosenText?: Readonly<Record<string, string>> | undefined;
  noFileChosenText?: string | undefined;
  enteredDropZoneText?: string | undefined;
  leftDropZoneText?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  wrapperClasses?: string | undefined;
  wrapperAttributes?: Readonly<Record<string, string>> | undefined;
};

export type FileUploadFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInput?: FileUploadFormGroupBeforeInput | undefined;
  afterInput?: FileUploadFormGroupAfterInput | undefined;
};

export type FileUploadFormGroupBeforeInput = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type FileUploadFormGroupAfterInput = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type GenericHeaderOptions = {
  url?: string | undefined;
  logoText?: string | undefined;
  logoHtml?: Html | undefined;
  containerClasses?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type HintOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  id?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type InputOptions = {
  id?: string | undefined;
  name: string;
  type?: string | undefined;
  inputmode?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  describedBy?: string | undefined;
  label: Partial<LabelOptions>;
  hint?: Partial<HintOptions> | undefined;
  errorMessage?: Partial<ErrorMessageOptions> | undefined;
  prefix?: InputPrefix | undefined;
  suffix?: InputSuffix | undefined;
  formGroup?: InputFormGroup | undefined;
  classes?: string | undefined;
  autocomplete?: string | undefined;
  pattern?: string | undefined;
  spellcheck?: boolean | undefined;
  autocapitalize?: string | undefined;
  inputWrapper?: InputInputWrapper | undefined;
  attributes?: Attributes | undefined;
};

export type InputPrefix = {
  text?: string | undefined;
  html?: Html | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type InputSuffix = {
  text?: string | undefined;
  html?: Html | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type InputFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInput?: InputFormGroupBeforeInput | undefined;
  afterInput?: InputFormGroupAfterInput | undefined;
};

export type InputFormGroupBeforeInput = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type InputFormGroupAfterInput = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type InputInputWrapper = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type InsetTextOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  id?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type LabelOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  for?: string | undefined;
  isPageHeading?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type LanguageNavigationOptions = {
  items: readonly Maybe<LanguageNavigationItem>[];
  ariaLabel?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type LanguageNavigationItem = {
  text?: string | undefined;
  html?: Html | undefined;
  lang: string;
  hrefLang?: string | undefined;
  dir?: string | undefined;
  href?: string | undefined;
  current?: boolean | undefined;
  languageDescriptionText?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type NotificationBannerOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  titleText?: string | undefined;
  titleHtml?: Html | undefined;
  titleHeadingLevel?: number | undefined;
  type?: string | undefined;
  role?: string | undefined;
  titleId?: string | undefined;
  disableAutoFocus?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type PaginationOptions = {
  items?: readonly Maybe<PaginationItem>[] | undefined;
  previous?: PaginationPrevious | undefined;
  next?: PaginationNext | undefined;
  landmarkLabel?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type PaginationItem = {
  number?: string | undefined;
  visuallyHiddenText?: string | undefined;
  href?: string | undefined;
  current?: boolean | undefined;
  ellipsis?: boolean | undefined;
  attributes?: Attributes | undefined;
};

export type PaginationPrevious = {
  text?: string | undefined;
  html?: Html | undefined;
  labelText?: string | undefined;
  href: string;
  attributes?: Attributes | undefined;
};

export type PaginationNext = {
  text?: string | undefined;
  html?: Html | undefined;
  labelText?: string | undefined;
  href: string;
  attributes?: Attributes | undefined;
};

export type PanelOptions = {
  titleText?: string | undefined;
  titleHtml?: Html | undefined;
  headingLevel?: number | undefined;
  text?: string | undefined;
  html?: Html | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  actions?: PanelActions | undefined;
};

export type PanelActions = {
  items?: readonly Maybe<PanelActionsItem>[] | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type PanelActionsItem = {
  text: string;
  type?: string | undefined;
  href?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type PasswordInputOptions = {
  id?: string | undefined;
  name: string;
  value?: string | undefined;
  disabled?: boolean | undefined;
  describedBy?: string | undefined;
  label: Partial<LabelOptions>;
  hint?: Partial<HintOptions> | undefined;
  errorMessage?: Partial<ErrorMessageOptions> | undefined;
  formGroup?: PasswordInputFormGroup | undefined;
  classes?: string | undefined;
  autocomplete?: string | undefined;
  attributes?: Attributes | undefined;
  showPasswordText?: string | undefined;
  hidePasswordText?: string | undefined;
  showPasswordAriaLabelText?: string | undefined;
  hidePasswordAriaLabelText?: string | undefined;
  passwordShownAnnouncementText?: string | undefined;
  passwordHiddenAnnouncementText?: string | undefined;
  button?: PasswordInputButton | undefined;
};

export type PasswordInputFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInput?: PasswordInputFormGroupBeforeInput | undefined;
  afterInput?: PasswordInputFormGroupAfterInput | undefined;
};

export type PasswordInputFormGroupBeforeInput = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type PasswordInputFormGroupAfterInput = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type PasswordInputButton = {
  classes?: string | undefined;
};

export type PhaseBannerOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  tag?: Partial<TagOptions> | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type RadiosOptions = {
  fieldset?: Partial<FieldsetOptions> | undefined;
  hint?: Partial<HintOptions> | undefined;
  errorMessage?: Partial<ErrorMessageOptions> | undefined;
  formGroup?: RadiosFormGroup | undefined;
  idPrefix?: string | undefined;
  name: string;
  items: readonly Maybe<RadiosItem>[];
  value?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type RadiosFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInputs?: RadiosFormGroupBeforeInputs | undefined;
  afterInputs?: RadiosFormGroupAfterInputs | undefined;
};

export type RadiosFormGroupBeforeInputs = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type RadiosFormGroupAfterInputs = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type RadiosItem = { divider: string } | {
  text?: string | undefined;
  html?: Html | undefined;
  id?: string | undefined;
  value: string;
  label?: Partial<LabelOptions> | undefined;
  hint?: Partial<HintOptions> | undefined;
  checked?: boolean | undefined;
  conditional?: RadiosItemConditional | undefined;
  disabled?: boolean | undefined;
  attributes?: Attributes | undefined;
};

export type RadiosItemConditional = {
  html: Html;
};

export type SelectOptions = {
  id?: string | undefined;
  name: string;
  items: readonly Maybe<SelectItem>[];
  value?: string | undefined;
  disabled?: boolean | undefined;
  describedBy?: string | undefined;
  label: Partial<LabelOptions>;
  hint?: Partial<HintOptions> | undefined;
  errorMessage?: Partial<ErrorMessageOptions> | undefined;
  formGroup?: SelectFormGroup | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type SelectItem = {
  value?: string | undefined;
  text: string;
  selected?: boolean | undefined;
  disabled?: boolean | undefined;
  attributes?: Attributes | undefined;
};

export type SelectFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInput?: SelectFormGroupBeforeInput | undefined;
  afterInput?: SelectFormGroupAfterInput | undefined;
};

export type SelectFormGroupBeforeInput = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type SelectFormGroupAfterInput = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type ServiceNavigationOptions = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  ariaLabel?: string | undefined;
  menuButtonText?: string | undefined;
  menuButtonLabel?: string | undefined;
  navigationLabel?: string | undefined;
  navigationId?: string | undefined;
  navigationClasses?: string | undefined;
  collapseNavigationOnMobile?: boolean | undefined;
  serviceName?: string | undefined;
  serviceUrl?: string | undefined;
  navigation?: readonly Maybe<ServiceNavigationNavigation>[] | undefined;
  slots?: { start?: Html; end?: Html | { html: Html; align?: string }; navigationStart?: Html; navigationEnd?: Html } | undefined;
};

export type ServiceNavigationNavigation = {
  current?: boolean | undefined;
  active?: boolean | undefined;
  html?: Html | undefined;
  text?: string | undefined;
  href?: string | undefined;
  attributes?: Attributes | undefined;
};

export type ServiceNavigationSlots = {
  start?: string | undefined;
  end?: ServiceNavigationSlotsEnd | undefined;
  navigationStart?: string | undefined;
  navigationEnd?: string | undefined;
};

export type ServiceNavigationSlotsEnd = {
  html?: Html | undefined;
  align?: string | undefined;
};

export type SkipLinkOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  href?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type SummaryListOptions = {
  rows: readonly Maybe<SummaryListRow>[];
  card?: SummaryListCard | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type SummaryListRow = {
  classes?: string | undefined;
  key: SummaryListRowKey;
  value: SummaryListRowValue;
  actions?: SummaryListRowActions | undefined;
};

export type SummaryListRowKey = {
  text?: string | undefined;
  html?: Html | undefined;
  classes?: string | undefined;
};

export type SummaryListRowValue = {
  text?: string | undefined;
  html?: Html | undefined;
  classes?: string | undefined;
};

export type SummaryListRowActions = {
  items?: readonly Maybe<SummaryListRowActionsItem>[] | undefined;
  classes?: string | undefined;
};

export type SummaryListRowActionsItem = {
  href: string;
  text?: string | undefined;
  html?: Html | undefined;
  visuallyHiddenText?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type SummaryListCard = {
  title?: SummaryListCardTitle | undefined;
  actions?: SummaryListCardActions | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type SummaryListCardTitle = {
  text?: string | undefined;
  html?: Html | undefined;
  headingLevel?: number | undefined;
  classes?: string | undefined;
};

export type SummaryListCardActions = {
  items?: readonly Maybe<SummaryListCardActionsItem>[] | undefined;
  classes?: string | undefined;
};

export type SummaryListCardActionsItem = {
  href: string;
  text?: string | undefined;
  html?: Html | undefined;
  visuallyHiddenText?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type TableOptions = {
  rows: readonly Maybe<readonly TableRow[]>[];
  head?: readonly Maybe<TableHead>[] | undefined;
  caption?: string | undefined;
  captionClasses?: string | undefined;
  firstCellIsHeader?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type TableRow = {
  text?: string | undefined;
  html?: Html | undefined;
  format?: string | undefined;
  classes?: string | undefined;
  colspan?: number | undefined;
  rowspan?: number | undefined;
  attributes?: Attributes | undefined;
};

export type TableHead = {
  text?: string | undefined;
  html?: Html | undefined;
  format?: string | undefined;
  classes?: string | undefined;
  colspan?: number | undefined;
  rowspan?: number | undefined;
  attributes?: Attributes | undefined;
};

export type TabsOptions = {
  id?: string | undefined;
  idPrefix?: string | undefined;
  title?: string | undefined;
  items: readonly Maybe<TabsItem>[];
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type TabsItem = {
  id: string;
  label: string;
  attributes?: Attributes | undefined;
  panel: TabsItemPanel;
};

export type TabsItemPanel = {
  text?: string | undefined;
  html?: Html | undefined;
  attributes?: Attributes | undefined;
};

export type TagOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type TaskListOptions = {
  items: readonly Maybe<TaskListItem>[];
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  idPrefix?: string | undefined;
};

export type TaskListItem = {
  title: TaskListItemTitle;
  hint?: TaskListItemHint | undefined;
  status: TaskListItemStatus;
  href?: string | undefined;
  classes?: string | undefined;
};

export type TaskListItemTitle = {
  text?: string | undefined;
  html?: Html | undefined;
  classes?: string | undefined;
};

export type TaskListItemHint = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type TaskListItemStatus = {
  tag?: Partial<TagOptions> | undefined;
  text?: string | undefined;
  html?: Html | undefined;
  classes?: string | undefined;
};

export type TextareaOptions = {
  id?: string | undefined;
  name: string;
  spellcheck?: boolean | undefined;
  rows?: number | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  describedBy?: string | undefined;
  label: Partial<LabelOptions>;
  hint?: Partial<HintOptions> | undefined;
  errorMessage?: Partial<ErrorMessageOptions> | undefined;
  formGroup?: TextareaFormGroup | undefined;
  classes?: string | undefined;
  autocomplete?: string | undefined;
  attributes?: Attributes | undefined;
};

export type TextareaFormGroup = {
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  beforeInput?: TextareaFormGroupBeforeInput | undefined;
  afterInput?: TextareaFormGroupAfterInput | undefined;
};

export type TextareaFormGroupBeforeInput = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type TextareaFormGroupAfterInput = {
  text?: string | undefined;
  html?: Html | undefined;
};

export type WarningTextOptions = {
  text?: string | undefined;
  html?: Html | undefined;
  iconFallbackText?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

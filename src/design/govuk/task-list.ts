import { html, type Html } from '#design/html.ts';
import { attributes, classes, content, each, filled } from './markup.ts';
import type { TaskListItem, TaskListOptions } from './options.generated.ts';
import { tag } from './tag.ts';

export const taskList = (p: TaskListOptions): Html =>
  html`<ul class="${classes('govuk-task-list', p.classes)}" ${attributes(p.attributes)}>
    ${each(p.items, (item, number) => task(item, `${p.idPrefix || 'task-list'}-${number}`))}
  </ul>`;

function task(item: TaskListItem, id: string): Html {
  const hintId = item.hint && `${id}-hint`;
  const statusId = `${id}-status`;
  const title = item.href
    ? html`<a class="${classes('govuk-link govuk-task-list__link', item.title.classes)}" href="${item.href}" aria-describedby="${classes(hintId, statusId)}"
        >${content(item.title)}</a
      >`
    : html`<div${filled('class', item.title.classes)}>${content(item.title)}</div>`;
  return html`<li class="${classes('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link', item.classes)}">
    <div class="govuk-task-list__name-and-hint">${title}${hintId && html`<div id="${hintId}" class="govuk-task-list__hint">${content(item.hint)}</div>`}</div>
    <div class="${classes('govuk-task-list__status', item.status.classes)}" id="${statusId}">
      ${item.status.tag ? tag(item.status.tag) : content(item.status)}
    </div>
  </li>`;
}

import type { Html } from '#design/html.ts';
import { choice, choiceGroup, divider, itemId } from './choice.ts';
import { descriptions } from './field-parts.ts';
import { each } from './markup.ts';
import type { CheckboxesOptions } from './options.generated.ts';

export function checkboxes(p: CheckboxesOptions): Html {
  const prefix = p.idPrefix || p.name;
  const described = descriptions(p, prefix, p.fieldset?.describedBy || p.describedBy);
  const items = each(p.items, (item, number) => {
    if ('divider' in item) return divider('checkboxes', item.divider);
    const isChecked = Boolean(item.checked || (item.checked !== false && p.values?.includes(item.value)));
    const place = { id: itemId(item, prefix, number), name: item.name || p.name, isChecked, behaviour: item.behaviour };
    return choice('checkboxes', item, p.fieldset ? place : { ...place, describedBy: described.ids });
  });
  return choiceGroup('checkboxes', p, described, items);
}

import type { Html } from '#design/html.ts';
import { choice, choiceGroup, divider, itemId } from './choice.ts';
import { descriptions } from './field-parts.ts';
import { each } from './markup.ts';
import type { RadiosOptions } from './options.generated.ts';

export function radios(p: RadiosOptions): Html {
  const prefix = p.idPrefix || p.name;
  const described = descriptions(p, prefix, p.fieldset?.describedBy);
  const items = each(p.items, (item, number) => {
    if ('divider' in item) return divider('radios', item.divider);
    const isChecked = Boolean(item.checked || (item.checked !== false && p.value && item.value === p.value));
    return choice('radios', item, { id: itemId(item, prefix, number), name: p.name, isChecked });
  });
  return choiceGroup('radios', p, described, items);
}

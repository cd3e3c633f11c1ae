import { govuk } from '#design/govuk.ts';
import type { Html } from '#design/html.ts';

/** The way through a long list: previous, next, and the numbers of the pages near this one, the first and the last. Nothing where there is one page. */
export function pageLinks({ page, pages, hrefOf }: { page: number; pages: number; hrefOf: (page: number) => string }): Html | false {
  if (pages <= 1) return false;
  const near = Array.from({ length: pages }, (_, i) => i + 1).filter(nth => nth === 1 || nth === pages || Math.abs(nth - page) <= 1);
  return govuk.pagination({
    ...(page > 1 && { previous: { href: hrefOf(page - 1) } }),
    items: near.flatMap((nth, i) => [
      ...(i > 0 && nth - near[i - 1]! > 1 ? [{ ellipsis: true }] : []),
      { number: String(nth), href: hrefOf(nth), ...(nth === page && { current: true }) },
    ]),
    ...(page < pages && { next: { href: hrefOf(page + 1) } }),
  });
}

/** A page of the standard around what stands on it, which is JSON already. A page after the last is empty. */
export function envelope(
  { total, size, texts }: { total: number; size: number; texts: string },
  { number, perPage }: { number: number; perPage: number },
): string {
  const pages = Math.max(1, Math.ceil(total / perPage));
  const head = {
    total_items: total,
    total_pages: pages,
    page_number: number,
    size,
    first_page: number === 1,
    last_page: number >= pages,
    empty: size === 0,
  };
  return `${JSON.stringify(head).slice(0, -1)},"contents":[${texts}]}`;
}

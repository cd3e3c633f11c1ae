/** What may be put into a template. Dates are not here on purpose: say them in words first. */
export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

/** Markup that is already safe to send. It can be made by `html` only, so that nothing typed by a person slips in unescaped. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  get markup() {
    return this.#markup;
  }

  static readonly template = (strings: TemplateStringsArray, ...pieces: Piece[]): Html => {
    let out = strings[0] ?? '';
    for (let i = 0; i < pieces.length; i++) out += rendered(pieces[i]) + (strings[i + 1] ?? '');
    return new Html(out);
  };
}

export const html = Html.template;

export const nothing = html``;

function rendered(piece: Piece): string {
  if (typeof piece === 'string') return escaped(piece);
  if (piece instanceof Html) return piece.markup;
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'number') return String(piece);
  if (!Array.isArray(piece)) throw new TypeError('Only markup, text and numbers can be shown');
  let out = '';
  for (const one of piece) out += rendered(one as Piece);
  return out;
}

const special = /[&<>"'`]/;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** Most text has nothing to escape, so it is looked at once before anything is built. */
function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(/[&<>"'`]/g, found => entities[found] ?? '');
}

/** Markup that another part of the system carried without knowing its kind. Anything not made by `html` is refused. */
export function asHtml(carried: { readonly markup: string }): Html {
  if (carried instanceof Html) return carried;
  throw new TypeError('This markup was not made by html`…`');
}

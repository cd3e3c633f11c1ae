/** The council in whose name and colour the service is shown. */
export type Council = {
  name: string;
  /** What the council calls this service, for the line under its name. */
  serviceName: string;
  /** A hex colour on which white words can be read. */
  colour: string;
};

/** The council as the environment names it; without that, the made-up one. A colour on which white words cannot be read stops the start. */
export function readCouncil({ COUNCIL_NAME, COUNCIL_COLOUR, SERVICE_NAME }: Readonly<Record<string, string | undefined>>): Council {
  const council = {
    name: COUNCIL_NAME?.trim() || 'Fernshire County Council',
    serviceName: SERVICE_NAME?.trim() || 'Early help',
    colour: COUNCIL_COLOUR?.trim() || '#1d5c4d',
  };
  councilStyles(council);
  return council;
}

const leastContrast = 4.5;

/** The stylesheet that gives every page the council's colour; the rest of the palette is mixed from it. */
export function councilStyles({ name, colour }: Council): string {
  const contrast = contrastWithWhite(colour);
  if (contrast < leastContrast)
    throw new Error(`White words cannot be read on ${colour}, the colour of ${name}: contrast ${contrast.toFixed(1)}, at least ${leastContrast} is needed`);
  return `:root{--govuk-brand-colour:${colour}}`;
}

/** As WCAG 2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
export function contrastWithWhite(colour: string): number {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new Error(`A colour is written like #1d5c4d, not ${colour}`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

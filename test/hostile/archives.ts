import { strToU8, zipSync } from 'fflate';

const sheetHead = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
export const row = (...cells: readonly string[]) => `<row>${cells.map(cell).join('')}</row>`;
export const heading = row('surname', 'town');
export const sheet = (...rows: readonly string[]) => `${sheetHead}${rows.join('')}</sheetData></worksheet>`;

const workbook =
  '<?xml version="1.0"?><workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>';
const relations = '<?xml version="1.0"?><Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>';

/** A workbook of one sheet; `more` adds or replaces parts of it. */
export const xlsx = (sheetXml: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array => {
  const parts: Record<string, string | Uint8Array> = {
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': relations,
    'xl/worksheets/sheet1.xml': sheetXml,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])), {
    level: 9,
  });
};

export const ordinary = xlsx(sheet(heading, row('Okafor', 'Fernbury'), row('Doyle', 'Alderham')));

/** Changes bytes of an archive's list of parts: `at` counts from the beginning of each part's line in it. */
export function withList(archive: Uint8Array, change: (line: DataView, nth: number) => void): Uint8Array {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  let nth = 0;
  for (let at = 0; at + 46 < bytes.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) change(new DataView(bytes.buffer, at), nth++);
  return bytes;
}

/** As many parts as asked, each empty. */
export const manyParts = (count: number): Uint8Array => zipSync(Object.fromEntries(Array.from({ length: count }, (_, n) => [`part${n}`, new Uint8Array()])));

export const zipOf = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])), {
    level: 9,
  });

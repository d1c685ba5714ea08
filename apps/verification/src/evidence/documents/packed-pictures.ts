import { decodePDFRawStream, PDFArray, PDFName, PDFNull, PDFRawStream, PDFDict } from '@cantoo/pdf-lib';
import { pixelsOnly } from './jpeg-segments.js';
import { PdfRefused } from './pdf-limits.js';

const FILTER = PDFName.of('Filter');
const PARAMETERS = PDFName.of('DecodeParms');
const JPEG = PDFName.of('DCTDecode');
/** Short names, which belong to pictures within content; viewers take them everywhere. */
const LONG_NAMES: ReadonlyMap<PDFName, PDFName> = new Map(
  [
    ['AHx', 'ASCIIHexDecode'],
    ['A85', 'ASCII85Decode'],
    ['LZW', 'LZWDecode'],
    ['Fl', 'FlateDecode'],
    ['RL', 'RunLengthDecode'],
    ['CCF', 'CCITTFaxDecode'],
    ['DCT', 'DCTDecode'],
  ].map(([short = '', long = '']) => [PDFName.of(short), PDFName.of(long)]),
);

/**
 * Of a JPEG, which may be packed once more, the pixels; undefined of everything else. A camera writes place and time into it.
 * @throws {PdfRefused}
 */
export function withoutPictureMetadata({ dict, contents }: PDFRawStream): Uint8Array | undefined {
  const filters = filtersOf(dict);
  const at = filters.indexOf(JPEG);
  if (at < 0) return undefined;
  // Nothing unpacks pixels.
  if (at !== filters.length - 1) throw new PdfRefused('unreadable');
  return pixelsOnly(at === 0 ? contents : unpacked(dict, filters.slice(0, -1), contents));
}

/** Within content, the name of the filter of a JPEG. A character of a name may be written by its number. */
const JPEG_WITHIN = /\/DCT(?:Decode)?(?![^\0\t\n\f\r /<>[\](){}%])/;

/**
 * Refuses JPEG pictures that stand within the content itself, with all that a camera wrote into them: rare, and not written anew.
 * @param parts of one content: what begins in one of them may end in the next
 */
export function refuseJpegWithin(parts: readonly PDFRawStream[]): void {
  if (JPEG_WITHIN.test(parts.map(namesIn).join('\n'))) throw new PdfRefused('too-complex');
}

/** Pages share content. */
const read = new WeakMap<PDFRawStream, string>();

/** The text of content, with its names as they are meant. */
function namesIn(part: PDFRawStream): string {
  const known = read.get(part);
  if (known !== undefined) return known;
  const filters = filtersOf(part.dict);
  const content = filters.length > 0 ? unpacked(part.dict, filters, part.contents) : part.contents;
  const text = Buffer.from(content)
    .toString('latin1')
    .replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  read.set(part, text);
  return text;
}

function filtersOf(dict: PDFDict): readonly PDFName[] {
  const filter = dict.lookup(FILTER);
  if (filter === undefined || filter === PDFNull) return [];
  const filters =
    filter instanceof PDFArray ? Array.from({ length: filter.size() }, (_, i) => filter.lookup(i)) : [filter];
  return filters.map((one) => {
    if (!(one instanceof PDFName)) throw new PdfRefused('unreadable');
    return LONG_NAMES.get(one) ?? one;
  });
}

function unpacked(dict: PDFDict, filters: readonly PDFName[], contents: Uint8Array): Uint8Array {
  const { context } = dict;
  const packing = context.obj({});
  packing.set(FILTER, context.obj([...filters]));
  const parameters = dict.lookup(PARAMETERS);
  if (parameters instanceof PDFArray) packing.set(PARAMETERS, parameters);
  if (parameters instanceof PDFDict) packing.set(PARAMETERS, context.obj([parameters]));
  return decodePDFRawStream(PDFRawStream.of(packing, contents)).decode();
}

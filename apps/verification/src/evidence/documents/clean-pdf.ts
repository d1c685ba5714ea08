import {
  EncryptedPDFError,
  PDFArray,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFPageLeaf,
} from '@cantoo/pdf-lib';
import { CopiedObjects } from './copied-objects.js';
import { refuseJpegWithin } from './packed-pictures.js';
import { PdfRefused, type PdfLimits } from './pdf-limits.js';
import { shownAnnotations } from './shown-annotations.js';
import type { Kind } from './shown-members.js';

/** Members of a page that say what it shows; all others are left out. */
const OF_A_PAGE: readonly (readonly [PDFName, Kind])[] = [
  ...['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox', 'Rotate', 'UserUnit'].map(
    (name): [PDFName, Kind] => [PDFName.of(name), 'value'],
  ),
  [PDFName.of('Contents'), 'data'],
  [PDFName.of('Group'), 'group'],
  [PDFName.of('Resources'), 'resources'],
];
/** Letters; a page without a size. */
const SIZE: [number, number] = [612, 792];
const HIDDEN_PARTS = PDFName.of('OCProperties');
/** Written anew without packing its parts, a document grows; one that is made to grow is refused. */
const MAY_GROW = 4;
const GROWS_ANYWAY = 1024 * 1024;

/**
 * A document written anew from what its pages show. Title, author, program, times, XMP, embedded files, scripts, actions, links, form
 * values, bookmarks, structure and earlier versions stay behind, and EXIF of its JPEG pictures. The same pages give the same bytes.
 * For a thread of its own, which can be ended: a document can be made to take long.
 * @throws {PdfRefused}
 */
export async function cleanPdf(upload: Uint8Array, limits: PdfLimits): Promise<Uint8Array> {
  try {
    const source = await opened(upload, limits);
    const target = await PDFDocument.create({ updateMetadata: false });
    const copied = new CopiedObjects(source.context, target.context);
    for (const { node } of source.getPages()) copyPage(node, target, copied);
    const hiddenParts = copied.copy(source.catalog.get(HIDDEN_PARTS), 'layer-settings');
    if (hiddenParts) target.catalog.set(HIDDEN_PARTS, hiddenParts);
    const written = await target.save({
      useObjectStreams: false,
      addDefaultPage: false,
      updateFieldAppearances: false,
    });
    if (written.length > upload.length * MAY_GROW + GROWS_ANYWAY) throw new PdfRefused('too-complex');
    return written;
  } catch (error) {
    throw refusalOf(error);
  }
}

async function opened(upload: Uint8Array, limits: PdfLimits): Promise<PDFDocument> {
  const source = await PDFDocument.load(upload, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    parseSpeed: Infinity,
  });
  const pages = source.getPageCount();
  if (pages === 0) throw new PdfRefused('unreadable');
  if (pages > limits.pages || source.context.enumerateIndirectObjects().length > limits.objects)
    throw new PdfRefused('too-complex');
  return source;
}

function copyPage(from: PDFPageLeaf, target: PDFDocument, copied: CopiedObjects): void {
  const { node } = target.addPage(SIZE);
  refuseJpegWithin(contentsOf(from));
  for (const [name, kind] of OF_A_PAGE) {
    const value = copied.copy(from.getInheritableAttribute(name), kind);
    if (value) node.set(name, value);
  }
  const shown = shownAnnotations(from, { copied, to: target.context });
  if (shown.length > 0) node.set(PDFName.of('Annots'), target.context.obj([...shown]));
}

function contentsOf(page: PDFPageLeaf): readonly PDFRawStream[] {
  const contents = page.Contents();
  const parts =
    contents instanceof PDFArray
      ? Array.from({ length: contents.size() }, (_, i) => contents.lookup(i))
      : [contents];
  return parts.filter((part) => part instanceof PDFRawStream);
}

/** Whatever the library says of it, it is no document that can be written anew; the library's words may quote it. */
function refusalOf(error: unknown): PdfRefused {
  if (error instanceof PdfRefused) return error;
  return new PdfRefused(error instanceof EncryptedPDFError ? 'encrypted' : 'unreadable');
}

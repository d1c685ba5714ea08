import { decodePDFRawStream, PDFContext, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { PdfRefused } from './pdf-limits.js';

interface Decoder {
  ensureBuffer(requested: number): Uint8Array;
}

/**
 * Ends the reading of a document once it has unpacked so many bytes: a file of a few kilobytes can be made to unpack to gigabytes, which no
 * limit of the heap counts. Every decoder of the library asks one method of their common prototype for room, so the budget stands there.
 * For a thread of its own: it holds for the whole thread.
 * @throws where the library has no such method any more
 */
export function limitUnpacking(most: number): void {
  const prototype = decoderPrototype();
  const ensureBuffer = prototype.ensureBuffer;
  const granted = new WeakMap<object, number>();
  let total = 0;
  prototype.ensureBuffer = function limited(this: Decoder, requested: number): Uint8Array {
    const before = granted.get(this) ?? 0;
    if (requested > before) {
      total += requested - before;
      granted.set(this, requested);
      if (total > most) throw new PdfRefused('too-complex');
    }
    return ensureBuffer.call(this, requested);
  };
}

/** What the decoders have in common: two steps above one of them. */
function decoderPrototype(): Decoder {
  const dict = PDFContext.create().obj({ Filter: PDFName.of('FlateDecode') });
  const decoder: unknown = decodePDFRawStream(PDFRawStream.of(dict, new Uint8Array([0x78, 0x9c, 3, 0])));
  const prototype = Object.getPrototypeOf(Object.getPrototypeOf(decoder)) as Partial<Decoder> | null;
  if (typeof prototype?.ensureBuffer !== 'function')
    throw new Error('the PDF library has no place for a limit of what it unpacks');
  return prototype as Decoder;
}

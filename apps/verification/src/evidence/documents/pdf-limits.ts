/** What a document may be. A buyer proves something with a receipt or a screen: a page or a few. */
export interface PdfLimits {
  readonly pages: number;
  /** Numbered parts: pages, fonts, pictures. */
  readonly objects: number;
  /** Bytes of the compressed tables, parts and contents of pages that have to be unpacked to read it. Pictures are not. */
  readonly unpacked: number;
  /** MiB that the reading may take. */
  readonly heap: number;
  /** ms that the reading may take, once the thread has begun with it. */
  readonly within: number;
}

export const PDF_LIMITS: PdfLimits = {
  pages: 100,
  objects: 50_000,
  unpacked: 64 * 1024 * 1024,
  heap: 256,
  within: 5_000,
};

/** Why a document is not taken. */
export const PDF_REFUSALS = ['encrypted', 'too-complex', 'unreadable'] as const;
export type PdfRefusal = (typeof PDF_REFUSALS)[number];

export class PdfRefused extends Error {
  constructor(readonly refusal: PdfRefusal) {
    super(`the document is ${refusal}`);
    this.name = 'PdfRefused';
  }
}

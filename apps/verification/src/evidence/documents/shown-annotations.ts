import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFStream,
  type PDFContext,
  type PDFObject,
  type PDFPageLeaf,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { CopiedObjects } from './copied-objects.js';

const name = (text: string): PDFName => PDFName.of(text);
/** They lead somewhere, hold a file, or play something; what they look like says nothing. */
const NOT_KEPT = new Set(
  [
    'Link',
    'Popup',
    'FileAttachment',
    'Sound',
    'Movie',
    'Screen',
    'RichMedia',
    '3D',
    'TrapNet',
    'Projection',
  ].map(name),
);

/**
 * What annotations of a page look like, as stamps that do nothing: the seal of a receipt and a filled-in field are annotations. Actions,
 * addresses, authors, times and values stay behind.
 */
export function shownAnnotations(
  page: PDFPageLeaf,
  { copied, to }: { readonly copied: CopiedObjects; readonly to: PDFContext },
): readonly PDFRef[] {
  const annotations = page.lookup(name('Annots'));
  if (!(annotations instanceof PDFArray)) return [];
  return Array.from({ length: annotations.size() }, (_, i) => annotations.lookup(i)).flatMap((annotation) => {
    if (!(annotation instanceof PDFDict) || isNotKept(annotation)) return [];
    const look = copied.copy(lookOf(annotation), 'form');
    const place = copied.copy(annotation.get(name('Rect')), 'value');
    return look && place ? [to.register(stamp(to, { annotation, look, place }))] : [];
  });
}

const isNotKept = (annotation: PDFDict): boolean => {
  const kind = annotation.lookup(name('Subtype'));
  return kind instanceof PDFName && NOT_KEPT.has(kind);
};

/** Its normal look: one, or one for each of its states. */
function lookOf(annotation: PDFDict): PDFObject | undefined {
  const looks = annotation.lookup(name('AP'));
  if (!(looks instanceof PDFDict)) return undefined;
  const normal = looks.lookup(name('N'));
  if (normal instanceof PDFStream) return looks.get(name('N'));
  const state = annotation.lookup(name('AS'));
  if (!(normal instanceof PDFDict) || !(state instanceof PDFName)) return undefined;
  return normal.lookup(state) instanceof PDFStream ? normal.get(state) : undefined;
}

interface Stamp {
  readonly annotation: PDFDict;
  readonly look: PDFObject;
  readonly place: PDFObject;
}

function stamp(to: PDFContext, { annotation, look, place }: Stamp): PDFDict {
  const made = to.obj({ Type: 'Annot', Subtype: 'Stamp' });
  made.set(name('Rect'), place);
  const looks = to.obj({});
  looks.set(name('N'), look);
  made.set(name('AP'), looks);
  // Whether it is hidden, and whether it is printed.
  const flags = annotation.lookup(name('F'));
  if (flags instanceof PDFNumber) made.set(name('F'), PDFNumber.of(flags.asNumber()));
  return made;
}

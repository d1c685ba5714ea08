import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { refuseJpegWithin, withoutPictureMetadata } from './packed-pictures.js';
import { PdfRefused } from './pdf-limits.js';
import { hasMembers, kindOfMember, type Kind } from './shown-members.js';

const FILTER = PDFName.of('Filter');
const PARAMETERS = PDFName.of('DecodeParms');
const JPEG = PDFName.of('DCTDecode');
/** Of a stream: its content would be read from another file. */
const ELSEWHERE = PDFName.of('F');
const SUBTYPE = PDFName.of('Subtype');
const X_OBJECTS: ReadonlyMap<PDFObject | undefined, Kind> = new Map([
  [PDFName.of('Image'), 'image'],
  [PDFName.of('Form'), 'form'],
]);
const TYPE = PDFName.of('Type');
const LAYERS = new Set<PDFObject | undefined>(['OCG', 'OCMD'].map((name) => PDFName.of(name)));
/** Kinds of streams that paint. */
const PAINTS: ReadonlySet<Kind> = new Set(['form', 'content', 'pattern']);
const INDEXED = new Set<PDFObject | undefined>(['Indexed', 'I'].map((name) => PDFName.of(name)));
/** Where a list of indexed colours has its table. */
const TABLE_AT = 3;
const WORD = /^[A-Za-z0-9-]{1,16}$/;

/** Copies what pages show from one document into another. What nothing shown refers to is not copied, so nothing of earlier versions is. */
export class CopiedObjects {
  private readonly refs = new Map<string, PDFRef>();

  constructor(
    private readonly from: PDFContext,
    private readonly to: PDFContext,
  ) {}

  /** Undefined for what is left out. */
  copy(object: PDFObject | undefined, kind: Kind): PDFObject | undefined {
    if (object === undefined || object === PDFNull) return undefined;
    if (object instanceof PDFRef) return this.copyRef(object, kind);
    if (object instanceof PDFArray) return this.copyArray(object, kind);
    if (object instanceof PDFDict || object instanceof PDFStream) return this.copyPart(object, kind);
    return this.copyValue(object, kind);
  }

  private copyValue(object: PDFObject, kind: Kind): PDFObject | undefined {
    if (object instanceof PDFInvalidObject) throw new PdfRefused('unreadable');
    const isText = object instanceof PDFString || object instanceof PDFHexString;
    return isText ? textAs(object, kind) : object.clone(this.to);
  }

  private copyRef(ref: PDFRef, kind: Kind): PDFRef | undefined {
    const key = `${ref.tag} ${kind}`;
    const known = this.refs.get(key);
    if (known) return known;
    const found = this.from.lookup(ref);
    if (found === undefined) return undefined;
    const copied = this.to.nextRef();
    // Before its parts: they may refer to it.
    this.refs.set(key, copied);
    this.to.assign(copied, this.copy(found, kind) ?? PDFNull);
    return copied;
  }

  private copyArray(array: PDFArray, kind: Kind): PDFArray {
    const copied = PDFArray.withContext(this.to);
    const isIndexed = kind === 'colour-space' && array.size() > 0 && INDEXED.has(array.lookup(0));
    // A place of an array means something: what is left out of it leaves it empty.
    for (let i = 0; i < array.size(); i += 1)
      copied.push(this.copy(array.get(i), isIndexed && i === TABLE_AT ? 'table' : kind) ?? PDFNull);
    return copied;
  }

  private copyPart(part: PDFDict | PDFStream, place: Kind): PDFObject | undefined {
    const dict = part instanceof PDFStream ? part.dict : part;
    const kind = kindOfPart(dict, place);
    if (kind === undefined) return undefined;
    // Marks in the content may name other lists of properties; what those say is not shown.
    if (kind === 'layer' && !LAYERS.has(dict.lookup(TYPE))) return this.to.obj({});
    if (part instanceof PDFStream) return this.copyStream(part, kind);
    return hasMembers(kind) ? this.copyMembers(dict, kind) : undefined;
  }

  private copyMembers(from: PDFDict, kind: Kind): PDFDict {
    const to = this.to.obj({});
    for (const [name, value] of from.entries()) {
      const of = kindOfMember(kind, name);
      const copied = of && this.copy(value, of);
      if (copied) to.set(name, copied);
    }
    return to;
  }

  private copyStream(stream: PDFStream, kind: Kind): PDFStream | undefined {
    if (!(stream instanceof PDFRawStream) || stream.dict.has(ELSEWHERE)) throw new PdfRefused('unreadable');
    if (!hasMembers(kind)) return undefined;
    const dict = this.copyMembers(stream.dict, kind);
    if (PAINTS.has(kind)) refuseJpegWithin([stream]);
    const content = withoutPictureMetadata(stream);
    if (content === undefined) return PDFRawStream.of(dict, stream.contents);
    dict.set(FILTER, JPEG);
    dict.delete(PARAMETERS);
    return PDFRawStream.of(dict, content);
  }
}

function kindOfPart(dict: PDFDict, place: Kind): Kind | undefined {
  if (place === 'table') return 'data';
  return place === 'x-object' ? X_OBJECTS.get(dict.lookup(SUBTYPE)) : place;
}

function textAs(text: PDFString | PDFHexString, kind: Kind): PDFObject | undefined {
  if (kind === 'unsaid') return PDFString.of('');
  if (kind === 'word' && !WORD.test(text.decodeText())) return PDFString.of('Identity');
  return kind === 'table' || kind === 'word' ? text.clone() : undefined;
}

import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { pixelsOnly } from './jpeg-segments.js';
import { PdfRefused } from './pdf-limits.js';

/** Members that say something beside what is shown, do something, or lead out of what is shown. */
const LEFT_OUT = new Set(
  [
    ...['Metadata', 'PieceInfo', 'LastModified', 'ID', 'Thumb', 'CreatorInfo', 'Usage', 'Measure', 'PtData'],
    ...['Author', 'Creator', 'Producer'],
    ...['A', 'AA', 'JS', 'JavaScript', 'URI', 'OpenAction', 'Dest', 'Dests'],
    ...['AF', 'EF', 'OPI', 'Ref', 'Alternates', 'Parent', 'StructParent', 'StructParents', 'Pg'],
  ].map((name) => PDFName.of(name)),
);
/** Of a stream: where its content would be read from another file. */
const ELSEWHERE = new Set(['F', 'FFilter', 'FDecodeParms'].map((name) => PDFName.of(name)));
/** Kinds of parts that are no part of what is shown. */
const NOT_SHOWN = new Set(
  [
    'Metadata',
    'EmbeddedFile',
    'Filespec',
    'F',
    'Action',
    'Page',
    'Pages',
    'Catalog',
    'Annot',
    'ObjStm',
    'XRef',
  ].map((name) => PDFName.of(name)),
);
const TYPE = PDFName.of('Type');
const FILTER = PDFName.of('Filter');
const PARAMETERS = PDFName.of('DecodeParms');
const JPEG = PDFName.of('DCTDecode');
/** Maps from names of the document's own choice, in which no name means anything. */
const NAME_MAPS = new Set(['CharProcs', 'Colorants'].map((name) => PDFName.of(name)));
const RESOURCES = PDFName.of('Resources');

type Kind = 'plain' | 'resources' | 'names';

/** Copies what pages show from one document into another. What nothing shown refers to is not copied, so nothing of earlier versions is. */
export class CopiedObjects {
  private readonly refs = new Map<string, PDFRef>();

  constructor(
    private readonly from: PDFContext,
    private readonly to: PDFContext,
  ) {}

  /** Undefined for what is left out. */
  copy(object: PDFObject | undefined, kind: Kind = 'plain'): PDFObject | undefined {
    if (object === undefined || object === PDFNull) return undefined;
    if (object instanceof PDFRef) return this.copyRef(object, kind);
    if (object instanceof PDFDict) return this.copyDict(object, kind);
    return this.copyOther(object);
  }

  private copyOther(object: PDFObject): PDFObject | undefined {
    if (object instanceof PDFInvalidObject) throw new PdfRefused('unreadable');
    if (object instanceof PDFArray) return this.copyArray(object);
    if (object instanceof PDFStream) return this.copyStream(object);
    return object.clone(this.to);
  }

  private copyRef(ref: PDFRef, kind: Kind): PDFRef | undefined {
    const key = `${ref.tag} ${kind}`;
    const known = this.refs.get(key);
    if (known) return known;
    const found = this.from.lookup(ref);
    if (!isShown(found)) return undefined;
    const copied = this.to.nextRef();
    // Before its parts: they may refer to it.
    this.refs.set(key, copied);
    this.to.assign(copied, this.copy(found, kind) ?? PDFNull);
    return copied;
  }

  private copyDict(dict: PDFDict, kind: Kind): PDFDict | undefined {
    return isShown(dict) ? this.copyMembers(dict, this.to.obj({}), kind) : undefined;
  }

  private copyMembers(from: PDFDict, to: PDFDict, kind: Kind): PDFDict {
    for (const [name, value] of from.entries()) {
      if (kind === 'plain' && LEFT_OUT.has(name)) continue;
      const copied = this.copy(value, kindOf(name, kind));
      if (copied) to.set(name, copied);
    }
    return to;
  }

  private copyArray(array: PDFArray): PDFArray {
    const copied = PDFArray.withContext(this.to);
    // A place of an array means something: what is left out of it leaves it empty.
    for (let i = 0; i < array.size(); i += 1) copied.push(this.copy(array.get(i)) ?? PDFNull);
    return copied;
  }

  private copyStream(stream: PDFStream): PDFStream | undefined {
    if (!(stream instanceof PDFRawStream)) throw new PdfRefused('unreadable');
    if (!isShown(stream)) return undefined;
    const dict = this.copyMembers(stream.dict, this.to.obj({}), 'plain');
    for (const name of ELSEWHERE) dict.delete(name);
    const content = withoutPictureMetadata(stream);
    if (content === undefined) return PDFRawStream.of(dict, stream.contents);
    dict.set(FILTER, JPEG);
    dict.delete(PARAMETERS);
    return PDFRawStream.of(dict, content);
  }
}

function kindOf(name: PDFName, kind: Kind): Kind {
  if (kind === 'resources') return 'names';
  if (kind === 'plain' && name === RESOURCES) return 'resources';
  return kind === 'plain' && NAME_MAPS.has(name) ? 'names' : 'plain';
}

function isShown(object: PDFObject | undefined): boolean {
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return object !== undefined;
  const type = dict.lookup(TYPE);
  return !(type instanceof PDFName && NOT_SHOWN.has(type));
}

/** Of a JPEG, which may be packed once more; undefined of everything else. A camera writes place and time into it. */
function withoutPictureMetadata({ dict, contents }: PDFRawStream): Uint8Array | undefined {
  const filter = dict.lookup(FILTER);
  if (filter === JPEG) return pixelsOnly(contents);
  if (!(filter instanceof PDFArray)) return undefined;
  const filters = Array.from({ length: filter.size() }, (_, i) => filter.lookup(i));
  if (filters.at(-1) !== JPEG) return undefined;
  if (filters.length === 1) return pixelsOnly(contents);
  const before = PDFArray.withContext(dict.context);
  for (const one of filters.slice(0, -1)) before.push(one ?? PDFNull);
  const packing = dict.context.obj({});
  packing.set(FILTER, before);
  return pixelsOnly(decodePDFRawStream(PDFRawStream.of(packing, contents)).decode());
}

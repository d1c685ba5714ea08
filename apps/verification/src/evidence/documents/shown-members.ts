import { PDFName } from '@cantoo/pdf-lib';

/** Kinds of parts that have members. `content` paints; `data` is for the part that names it. */
type PartKind =
  | ('resources' | 'group' | 'layer' | 'layer-settings' | 'layer-defaults')
  | (
      | 'image'
      | 'form'
      | 'content'
      | 'data'
      | 'parameters'
      | 'pattern'
      | 'shading'
      | 'function'
      | 'colour-space'
    )
  | ('font' | 'font-descriptor' | 'font-file' | 'encoding' | 'characters' | 'graphics-state' | 'soft-mask');
/** Maps from names of the document's own choice to parts of one kind. */
type MapKind =
  | `${'font' | 'x-object' | 'graphics-state' | 'colour-space' | 'pattern' | 'shading'}-by-name`
  | ('properties' | 'glyphs');
/**
 * What a part is, by where it stands. `value`: numbers, names and lists of them. `word`: a text in which only a word is kept. `table`: a
 * text that holds bytes. `unsaid`: a text that has to be there and stays empty.
 */
export type Kind = PartKind | MapKind | 'value' | 'word' | 'table' | 'unsaid' | 'x-object';

type Members = Readonly<Record<string, Kind>>;
const values = (names: string): Members =>
  Object.fromEntries(names.split(' ').map((name) => [name, 'value']));

const PACKED: Members = { Filter: 'value', DecodeParms: 'parameters' };
const FUNCTION: Members = {
  ...PACKED,
  ...values('FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds'),
  Functions: 'function',
};

/** All that is copied of a part: what decides how a page looks. A key that is not here stays behind, whatever it holds. */
const SHOWN: Readonly<Record<PartKind, Members>> = {
  resources: {
    ProcSet: 'value',
    Font: 'font-by-name',
    XObject: 'x-object-by-name',
    ExtGState: 'graphics-state-by-name',
    ColorSpace: 'colour-space-by-name',
    Pattern: 'pattern-by-name',
    Shading: 'shading-by-name',
    Properties: 'properties',
  },
  group: { ...values('Type S I K'), CS: 'colour-space' },
  layer: { ...values('Type Intent P'), Name: 'unsaid', OCGs: 'layer', VE: 'layer' },
  'layer-settings': { OCGs: 'layer', D: 'layer-defaults' },
  'layer-defaults': { ...values('BaseState Intent'), ON: 'layer', OFF: 'layer' },
  image: {
    ...PACKED,
    ...values(
      'Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte',
    ),
    ColorSpace: 'colour-space',
    Mask: 'image',
    SMask: 'image',
    OC: 'layer',
  },
  form: {
    ...PACKED,
    ...values('Type Subtype FormType BBox Matrix'),
    Resources: 'resources',
    Group: 'group',
    OC: 'layer',
  },
  content: PACKED,
  data: PACKED,
  parameters: {
    ...values('Predictor Colors BitsPerComponent Columns EarlyChange ColorTransform'),
    ...values('K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError'),
    JBIG2Globals: 'data',
  },
  pattern: {
    ...PACKED,
    ...values('Type PatternType PaintType TilingType BBox XStep YStep Matrix'),
    Resources: 'resources',
    Shading: 'shading',
    ExtGState: 'graphics-state',
  },
  shading: {
    ...PACKED,
    ...values('ShadingType Background BBox AntiAlias Coords Domain Extend Matrix Decode'),
    ...values('BitsPerCoordinate BitsPerComponent BitsPerFlag VerticesPerRow'),
    ColorSpace: 'colour-space',
    Function: 'function',
  },
  function: FUNCTION,
  // A list that holds measures, profiles, functions, or colours by name.
  'colour-space': {
    ...FUNCTION,
    ...values('WhitePoint BlackPoint Gamma Matrix'),
    Alternate: 'colour-space',
    Colorants: 'colour-space-by-name',
  },
  font: {
    ...values('Type Subtype Name BaseFont FirstChar LastChar Widths FontBBox FontMatrix DW W DW2 W2'),
    FontDescriptor: 'font-descriptor',
    Encoding: 'encoding',
    ToUnicode: 'encoding',
    DescendantFonts: 'font',
    CIDSystemInfo: 'characters',
    CIDToGIDMap: 'font-file',
    CharProcs: 'glyphs',
    Resources: 'resources',
  },
  'font-descriptor': {
    ...values('Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading'),
    ...values('CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth'),
    FontFile: 'font-file',
    FontFile2: 'font-file',
    FontFile3: 'font-file',
  },
  'font-file': { ...PACKED, ...values('Subtype Length1 Length2 Length3') },
  encoding: {
    ...PACKED,
    ...values('Type BaseEncoding Differences CMapName WMode'),
    CIDSystemInfo: 'characters',
    UseCMap: 'encoding',
  },
  characters: { Registry: 'word', Ordering: 'word', Supplement: 'value' },
  'graphics-state': {
    ...values('Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK'),
    Font: 'font',
    TR: 'function',
    TR2: 'function',
    SMask: 'soft-mask',
  },
  'soft-mask': { ...values('Type S BC'), G: 'form', TR: 'function' },
};
const BY_NAME: Readonly<Record<MapKind, Kind>> = {
  'font-by-name': 'font',
  'x-object-by-name': 'x-object',
  'graphics-state-by-name': 'graphics-state',
  'colour-space-by-name': 'colour-space',
  'pattern-by-name': 'pattern',
  'shading-by-name': 'shading',
  properties: 'layer',
  glyphs: 'content',
};
const MEMBERS: ReadonlyMap<string, ReadonlyMap<PDFName, Kind>> = new Map(
  Object.entries(SHOWN).map(([kind, members]) => [
    kind,
    new Map(Object.entries(members).map(([name, of]) => [PDFName.of(name), of])),
  ]),
);
const NAMED: ReadonlyMap<string, Kind> = new Map(Object.entries(BY_NAME));

/** What a member of a part is; undefined for one that says nothing of how the part looks. */
export const kindOfMember = (of: Kind, name: PDFName): Kind | undefined =>
  NAMED.get(of) ?? MEMBERS.get(of)?.get(name);

/** Whether a part of this kind can be a dictionary or a stream. */
export const hasMembers = (kind: Kind): boolean => NAMED.has(kind) || MEMBERS.has(kind);

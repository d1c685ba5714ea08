import { deflateSync } from 'node:zlib';
import {
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  StandardFonts,
  type PDFArray,
  type PDFDict,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { cleanInThread } from './clean-in-thread.js';
import { cleanPdf } from './clean-pdf.js';
import { PDF_LIMITS, type PdfLimits } from './pdf-limits.js';

const SECRET = 'Wang Xiaoming at home';
const LINES = 'Paid 648.00 to the shop';

/** A document of one page with a line of text. */
async function receipt(pages = 1): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let n = 0; n < pages; n += 1)
    document.addPage([300, 200]).drawText(LINES, { x: 20, y: 100, size: 12, font });
  return document;
}
const plainly = { useObjectStreams: false, updateFieldAppearances: false } as const;
const bytesOf = async (document: PDFDocument): Promise<Buffer> => Buffer.from(await document.save(plainly));
const text = (secret = SECRET): PDFString => PDFString.of(secret);
/** A text is a name. */
function dict(
  document: PDFDocument,
  members: Readonly<Record<string, PDFObject | string | number[]>>,
): PDFDict {
  const made = document.context.obj({});
  for (const [name, value] of Object.entries(members)) made.set(PDFName.of(name), valueOf(document, value));
  return made;
}
const valueOf = ({ context }: PDFDocument, value: PDFObject | string | number[]): PDFObject =>
  typeof value === 'string' ? PDFName.of(value) : Array.isArray(value) ? context.obj(value) : value;

const clean = async (upload: Buffer, limits: PdfLimits = PDF_LIMITS): Promise<Buffer> =>
  Buffer.from(await cleanPdf(upload, limits));

async function refusalOf(
  upload: Buffer,
  limits: Partial<PdfLimits> = {},
  by: typeof clean = clean,
): Promise<string> {
  try {
    await by(upload, { ...PDF_LIMITS, ...limits });
    return 'taken';
  } catch (error) {
    return (error as { refusal?: string }).refusal ?? String(error);
  }
}

/** What each page paints, unpacked. */
async function paintedBy(content: Buffer): Promise<readonly string[]> {
  const { decodePDFRawStream, PDFArray } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.load(content, { updateMetadata: false });
  return document.getPages().map(({ node }) => {
    const contents = node.Contents();
    const parts =
      contents instanceof PDFArray
        ? contents.asArray().map((one) => document.context.lookup(one))
        : [contents];
    return parts
      .map((part) => Buffer.from(decodePDFRawStream(part as PDFRawStream).decode()).toString('latin1'))
      .join('');
  });
}

describe('a document that is taken', () => {
  it('shows what it showed, on pages of the same size', async () => {
    const upload = await bytesOf(await receipt(3));
    const content = await clean(upload);
    expect(await paintedBy(content)).toEqual(await paintedBy(upload));
    const document = await PDFDocument.load(content);
    expect(document.getPages().map((page) => page.getSize())).toEqual(
      Array(3).fill({ width: 300, height: 200 }),
    );
  });

  it('is the same bytes for the same pages, whatever else it says', async () => {
    const [plain, spoken] = [await receipt(), await receipt()];
    spoken.setTitle(SECRET);
    spoken.setAuthor(SECRET);
    expect(await clean(await bytesOf(spoken))).toEqual(await clean(await bytesOf(plain)));
  });

  it.each<[string, (document: PDFDocument) => void | Promise<unknown>]>([
    [
      'the information dictionary',
      (document) => {
        document.setAuthor(SECRET);
        document.setProducer(SECRET);
        document.setCreationDate(new Date());
      },
    ],
    [
      'XMP of the document and of a page',
      (document) => {
        const xmp = document.context.register(
          document.context.stream(SECRET, { Type: 'Metadata', Subtype: 'XML' }),
        );
        document.catalog.set(PDFName.of('Metadata'), xmp);
        document.getPage(0).node.set(PDFName.of('Metadata'), xmp);
      },
    ],
    ['a file inside', (document) => document.attach(Buffer.from(SECRET), 'home.txt')],
    ['a script', (document) => document.addJavaScript('main', `app.alert("${SECRET}")`)],
    [
      'what happens when it is opened',
      (document) => {
        const action = dict(document, { S: 'URI' });
        action.set(PDFName.of('URI'), text());
        document.catalog.set(PDFName.of('OpenAction'), action);
        document.getPage(0).node.set(PDFName.of('AA'), dict(document, { O: action }));
      },
    ],
    [
      'a link',
      (document) => {
        const action = dict(document, { S: 'URI' });
        action.set(PDFName.of('URI'), text());
        const link = dict(document, { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: action });
        document.getPage(0).node.set(PDFName.of('Annots'), document.context.obj([link]));
      },
    ],
    [
      'private data of programs, also of a part that is shown',
      async (document) => {
        await document.flush();
        const page = document.getPage(0).node;
        page.set(PDFName.of('PieceInfo'), dict(document, { Maker: text() }));
        const fonts = page.Resources()?.lookup(PDFName.of('Font')) as PDFDict;
        const [[, font]] = fonts.entries() as [[PDFName, PDFRef]];
        (document.context.lookup(font) as PDFDict).set(PDFName.of('PieceInfo'), text());
      },
    ],
    [
      'bookmarks and structure',
      (document) => void document.catalog.set(PDFName.of('Outlines'), dict(document, { T: text() })),
    ],
    [
      'a text under a key that nobody knows, of a picture and of its resources',
      (document) => {
        const kind = { Type: 'XObject', Subtype: 'Image', ColorSpace: 'DeviceGray' };
        const size = { Width: 1, Height: 1, BitsPerComponent: 8 };
        const image = document.context.stream(Uint8Array.of(0), { ...kind, ...size });
        image.dict.set(PDFName.of('Comment'), text());
        const page = document.getPage(0).node;
        page.newXObject('P', document.context.register(image));
        page.Resources()?.set(PDFName.of('Comment'), text());
      },
    ],
    [
      'what a mark of the content names',
      (document) => {
        const marks = dict(document, { M: dict(document, { ActualText: text() }) });
        document.getPage(0).node.Resources()?.set(PDFName.of('Properties'), marks);
      },
    ],
    [
      'the name of a layer, and who made it',
      (document) => {
        const layer = dict(document, { Type: 'OCG', Name: text(), Usage: dict(document, { User: text() }) });
        const ref = document.context.register(layer);
        const page = document.getPage(0).node;
        page.Resources()?.set(PDFName.of('Properties'), dict(document, { L: ref }));
        const shown = dict(document, { Name: text(), OFF: document.context.obj([ref]) });
        const layers = dict(document, { OCGs: document.context.obj([ref]), D: shown });
        document.catalog.set(PDFName.of('OCProperties'), layers);
      },
    ],
    ['a part that nothing refers to', (document) => void document.context.register(text())],
    [
      'a hexadecimal title',
      (document) => void document.catalog.set(PDFName.of('Lang'), PDFHexString.fromText(SECRET)),
    ],
  ])('says nothing of %s', async (_, add) => {
    const document = await receipt();
    await add(document);
    const upload = await bytesOf(document);
    const content = await clean(upload);
    expect(saysSecret(upload)).toBe(true);
    expect(saysSecret(content)).toBe(false);
    expect(await paintedBy(content)).toEqual(await paintedBy(upload));
  });

  it('says nothing of an earlier version that was only written over', async () => {
    const before = await receipt();
    before.setAuthor(SECRET);
    const first = await bytesOf(before);
    const again = await PDFDocument.load(first, { forIncrementalUpdate: true });
    again.setAuthor('nobody');
    const upload = Buffer.from(await again.save());
    expect(saysSecret(upload)).toBe(true);
    expect(saysSecret(await clean(upload))).toBe(false);
  });

  it('keeps the look of a seal and of a filled-in field, and not its author, its value and what it does', async () => {
    const document = await receipt();
    const field = document.getForm().createTextField('owner');
    field.setText('Paid in full');
    field.addToPage(document.getPage(0), { x: 10, y: 10, width: 200, height: 20 });
    const annotations = document.getPage(0).node.Annots();
    const widget = document.context.lookup(annotations?.get(0)) as PDFDict;
    widget.set(PDFName.of('T'), text());
    widget.set(PDFName.of('AA'), dict(document, { K: text() }));
    const upload = Buffer.from(await document.save({ useObjectStreams: false }));
    const content = await clean(upload);
    expect(saysSecret(content)).toBe(false);
    const page = (await PDFDocument.load(content)).getPage(0).node;
    const kept = page.Annots()?.lookup(0) as PDFDict;
    expect(
      kept
        .entries()
        .map(([name]) => name.asString())
        .sort(),
    ).toEqual(['/AP', '/F', '/Rect', '/Subtype', '/Type']);
    const look = (kept.lookup(PDFName.of('AP')) as PDFDict).lookup(PDFName.of('N'));
    expect(look).toBeInstanceOf(PDFRawStream);
  });

  it('has its layers, hidden where they were', async () => {
    const document = await receipt();
    const ref = document.context.register(dict(document, { Type: 'OCG', Name: text('Draft') }));
    const page = document.getPage(0).node;
    page.Resources()?.set(PDFName.of('Properties'), dict(document, { L: ref }));
    const list = document.context.obj([ref]);
    const shown = dict(document, { BaseState: 'ON', OFF: list });
    document.catalog.set(PDFName.of('OCProperties'), dict(document, { OCGs: list, D: shown }));
    const kept = await PDFDocument.load(await clean(await bytesOf(document)));
    const properties = kept.getPage(0).node.Resources()?.lookup(PDFName.of('Properties')) as PDFDict;
    const layers = kept.catalog.lookup(PDFName.of('OCProperties')) as PDFDict;
    const off = (layers.lookup(PDFName.of('D')) as PDFDict).lookup(PDFName.of('OFF')) as PDFArray;
    expect(off.get(0)).toBe(properties.get(PDFName.of('L')));
  });

  it.each(['DCTDecode', 'DCT'])(
    'has its JPEG pictures bit for bit, without what a camera wrote into them: %s',
    async (filter) => {
      const photo = await photoWithSecret();
      const upload = await bytesOf(await withPhoto(photo, filter));
      expect(saysSecret(upload)).toBe(true);
      const content = await clean(upload);
      expect(saysSecret(content)).toBe(false);
      expect(await pixelsOf(jpegIn(content))).toEqual(await pixelsOf(photo));
    },
  );

  it('has JPEG pictures that any viewer shows: with bytes that fill, and without an end', async () => {
    const photo = await photoWithSecret();
    const filled = Buffer.concat([photo.subarray(0, 2), Buffer.alloc(3, 0xff), photo.subarray(2)]);
    for (const one of [filled, photo.subarray(0, -2)]) {
      const content = await clean(await bytesOf(await withPhoto(one)));
      expect(saysSecret(content)).toBe(false);
      expect(await pixelsOf(jpegIn(content))).toEqual(await pixelsOf(photo));
    }
  });
});

const photoWithSecret = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#4080c0' } })
    .withExif({ IFD0: { ImageDescription: SECRET } })
    .withXmp(`<x>${SECRET}</x>`)
    .jpeg({ progressive: true })
    .toBuffer();
async function withPhoto(photo: Buffer, filter = 'DCTDecode'): Promise<PDFDocument> {
  const document = await receipt();
  const kind = { Type: 'XObject', Subtype: 'Image', ColorSpace: 'DeviceRGB', Filter: filter };
  const size = { Width: 64, Height: 48, BitsPerComponent: 8 };
  const image = PDFRawStream.of(document.context.obj({ ...kind, ...size }), photo);
  document.getPage(0).node.newXObject('P', document.context.register(image));
  return document;
}
/** The picture of a document that has one. */
function jpegIn(content: Buffer): Buffer {
  const at = content.indexOf(Buffer.from('ffd8ff', 'hex'));
  return content.subarray(at, content.indexOf('endstream', at));
}
const pixelsOf = (image: Buffer): Promise<Buffer> => sharp(image).raw().toBuffer();

const BYTE_ORDER = 'FEFF';
/** As text, in hexadecimal or packed. */
function saysSecret(content: Buffer): boolean {
  const forms = [
    Buffer.from(SECRET),
    Buffer.from(PDFHexString.fromText(SECRET).asString().slice(BYTE_ORDER.length)),
  ];
  if (forms.some((form) => content.includes(form))) return true;
  const document = content.toString('latin1');
  return [...document.matchAll(/stream\r?\n/g)].some(({ index, 0: begin }) => {
    try {
      return inflated(content.subarray(index + begin.length)).includes(SECRET);
    } catch {
      return false;
    }
  });
}
function inflated(from: Buffer): Buffer {
  const { inflateSync } = process.getBuiltinModule('node:zlib');
  return inflateSync(from, { finishFlush: 2 });
}

describe('a document that is refused', () => {
  it('is encrypted', async () => {
    const document = await receipt();
    document.encrypt({ userPassword: 'x', ownerPassword: 'y' });
    expect(await refusalOf(await bytesOf(document))).toBe('encrypted');
  });

  it.each([
    [
      'has no pages',
      '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n',
    ],
    ['has nothing but its beginning and its end', '%PDF-1.7\n%%EOF'],
    [
      'has pages that are their own parents',
      '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
    ],
  ])('%s', async (_, upload) => {
    expect(await refusalOf(Buffer.from(upload))).toMatch(/^(unreadable|too-complex)$/);
  });

  it('is cut off', async () => {
    const whole = await bytesOf(await receipt());
    expect(await refusalOf(whole.subarray(0, whole.length / 2))).toBe('unreadable');
  });

  it.each(['DCT', 'DCTDecode', '#44CT', '[/AHx /DCT]'])(
    'holds a JPEG within its content, which could say where a camera was: %s',
    async (filter) => {
      const photo = await photoWithSecret();
      const named = filter.startsWith('[') ? filter : `/${filter}`;
      const begin = Buffer.from(`q BI /W 64 /H 48 /BPC 8 /CS /RGB /F ${named} ID `);
      const inline = Buffer.concat([begin, photo, Buffer.from(' EI Q')]);
      const document = await receipt();
      const page = document.getPage(0).node;
      page.addContentStream(document.context.register(document.context.flateStream(inline)));
      expect(await refusalOf(await bytesOf(document))).toBe('too-complex');
      const inForm = await receipt();
      const form = inForm.context.flateStream(inline, { Type: 'XObject', Subtype: 'Form' });
      inForm.getPage(0).node.newXObject('F', inForm.context.register(form));
      expect(await refusalOf(await bytesOf(inForm))).toBe('too-complex');
    },
  );

  it('has more pages, or more parts, than a receipt has', async () => {
    expect(await refusalOf(await bytesOf(await receipt(5)), { pages: 4 })).toBe('too-complex');
    expect(await refusalOf(await bytesOf(await receipt(5)), { objects: 5 })).toBe('too-complex');
    expect(await refusalOf(await bytesOf(await receipt(5)), { pages: 5 })).toBe('taken');
  });
});

describe('a document that is read in a thread', () => {
  /** The limit of time has a case of its own; in the others a slow machine must not meet it. */
  const PATIENT = { within: 50_000 };
  const inThread = (upload: Buffer, limits: Partial<PdfLimits> = {}): Promise<string> =>
    refusalOf(upload, { ...PATIENT, ...limits }, cleanInThread);

  it('comes out as without one', async () => {
    const upload = await bytesOf(await receipt(3));
    expect(await cleanInThread(upload, { ...PDF_LIMITS, ...PATIENT })).toEqual(await clean(upload));
  });

  it('is refused as without one', async () => {
    expect(await inThread(await bytesOf(await receipt(5)), { pages: 4 })).toBe('too-complex');
    const whole = await bytesOf(await receipt());
    expect(await inThread(whole.subarray(0, whole.length / 2))).toBe('unreadable');
  });

  it('nests without an end, and is refused', async () => {
    const nested = Buffer.from(`%PDF-1.7\n1 0 obj${'['.repeat(200_000)}endobj\n%%EOF`);
    expect(await inThread(nested)).toMatch(/^(unreadable|too-complex)$/);
  });

  it('unpacks to more than it may: tables of the document, and what a picture is packed in', async () => {
    const packed = deflateSync(Buffer.alloc(400 * 1_048_576, ' '));
    const table = `1 0 obj<</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length ${packed.length}>>stream\n`;
    const bomb = Buffer.concat([
      Buffer.from(`%PDF-1.7\n${table}`),
      packed,
      Buffer.from('\nendstream endobj\n%%EOF'),
    ]);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await inThread(bomb)).toBe('too-complex');
    const document = await receipt();
    const picture = { Type: 'XObject', Subtype: 'Image', Filter: ['FlateDecode', 'DCTDecode'] };
    const inPicture = document.context.register(PDFRawStream.of(document.context.obj(picture), packed));
    document.getPage(0).node.newXObject('P', inPicture);
    expect(await inThread(await bytesOf(document))).toBe('too-complex');
  });

  it('fills its heap, or takes longer than it may, and the process goes on', async () => {
    const many = Buffer.from(`%PDF-1.7\n1 0 obj[${'1 '.repeat(2_000_000)}]endobj\n%%EOF`);
    expect(await inThread(many, { heap: 16 })).toBe('too-complex');
    // Whole seconds of work, so that the thread cannot answer before this process looks at its clock.
    expect(await inThread(many, { heap: 1_024, within: 1 })).toBe('too-complex');
  });
});

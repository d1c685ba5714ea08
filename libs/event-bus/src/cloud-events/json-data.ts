import { isUtf8 } from 'node:buffer';
import { isJsonType, isUtf8Charset, mediaType } from './media-type.js';

export type DataCode =
  'unsupported-content-type' | 'unsupported-charset' | 'not-utf8' | 'not-json' | 'not-base64' | 'data-twice';

export type ReadData =
  | { readonly ok: true; readonly data: unknown }
  /** `field`: the member of the envelope that is wrong. */
  | { readonly ok: false; readonly code: DataCode; readonly detail: string; readonly field: string };

const problem = (code: DataCode, detail: string, field: string): ReadData => ({
  ok: false,
  code,
  detail,
  field,
});

/** Undefined where the data is, or may be, JSON in UTF-8. A type that is not named is JSON. */
export function contentTypeProblem(contentType: string | undefined): ReadData | undefined {
  if (contentType === undefined) return undefined;
  const type = mediaType(contentType);
  if (!type || !isJsonType(type))
    return problem(
      'unsupported-content-type',
      'the data has to be JSON: application/json',
      'datacontenttype',
    );
  if (isUtf8Charset(type)) return undefined;
  return problem('unsupported-charset', 'JSON is UTF-8; no other charset is read', 'datacontenttype');
}

/** The data that bytes hold: JSON in UTF-8. */
export function dataOfBytes(bytes: Uint8Array, field = 'data'): ReadData {
  if (!isUtf8(bytes)) return problem('not-utf8', 'the bytes are not valid UTF-8', field);
  try {
    return {
      ok: true,
      data: JSON.parse(
        Buffer.from(bytes)
          .toString('utf8')
          .replace(/^\ufeff/, ''),
      ) as unknown,
    };
  } catch {
    return problem('not-json', 'the text is not valid JSON', field);
  }
}

type Envelope = Readonly<Record<string, unknown>>;
const own = (envelope: Envelope, name: string): unknown =>
  Object.hasOwn(envelope, name) ? (envelope[name] ?? undefined) : undefined;

/** The data of an event in the JSON format, from `data` or `data_base64`; undefined data where it has none. */
export function dataOfEnvelope(envelope: Envelope): ReadData {
  const [type, base64] = [own(envelope, 'datacontenttype'), own(envelope, 'data_base64')];
  if (type !== undefined && typeof type !== 'string')
    return problem('unsupported-content-type', 'datacontenttype is a text', 'datacontenttype');
  const mismatch = contentTypeProblem(type);
  if (mismatch) return mismatch;
  if (base64 === undefined) return { ok: true, data: own(envelope, 'data') };
  if (own(envelope, 'data') !== undefined)
    return problem('data-twice', 'data and data_base64 exclude each other', 'data_base64');
  const bytes = bytesOfBase64(base64);
  return bytes
    ? dataOfBytes(bytes, 'data_base64')
    : problem('not-base64', 'data_base64 is not base64 (RFC 4648, with padding)', 'data_base64');
}

/** Node reads whatever looks a little like base64; here it has to be what an encoder writes. */
function bytesOfBase64(text: unknown): Buffer | undefined {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

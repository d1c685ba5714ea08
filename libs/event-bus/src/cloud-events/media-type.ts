/** What a content type says. */
export interface MediaType {
  /** In lower case, without parameters: `application/json`. */
  readonly essence: string;
  /** In lower case; undefined where none is named, which means UTF-8 for JSON. */
  readonly charset?: string;
}

const ESSENCE = /^\s*([!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+)\s*(?:;|$)/;
const CHARSET = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]+))\s*(?=;|$)/i;
/** ASCII is part of UTF-8. */
const UTF8_CHARSETS: readonly string[] = ['utf-8', 'utf8', 'us-ascii'];

/** Undefined for what is no content type. */
export function mediaType(contentType: string): MediaType | undefined {
  const essence = ESSENCE.exec(contentType)?.[1]?.toLowerCase();
  if (essence === undefined) return undefined;
  const [, quoted, plain] = CHARSET.exec(contentType) ?? [];
  const charset = (quoted ?? plain)?.toLowerCase();
  return charset === undefined ? { essence } : { essence, charset };
}

export const isUtf8Charset = ({ charset }: MediaType): boolean =>
  charset === undefined || UTF8_CHARSETS.includes(charset);

/** `application/json`, `text/json`, and types built on JSON. */
export const isJsonType = ({ essence }: MediaType): boolean => /^[^/]+\/(?:json|[^/]+\+json)$/.test(essence);

export const STRUCTURED_JSON = 'application/cloudevents+json';
export const BATCHED_JSON = 'application/cloudevents-batch+json';
const STRUCTURED_PREFIX = 'application/cloudevents';
const BATCHED_PREFIX = 'application/cloudevents-batch';

export type ContentMode = 'structured' | 'batched' | 'binary';

/** The bindings decide by the content type alone, whatever other headers say. */
export function contentModeOf(contentType: string | undefined): ContentMode {
  const type = contentType?.trimStart().toLowerCase() ?? '';
  if (type.startsWith(BATCHED_PREFIX)) return 'batched';
  return type.startsWith(STRUCTURED_PREFIX) ? 'structured' : 'binary';
}

const QUOTED = /"((?:[^"\\]|\\.)*)"/g;
const PRINTABLE = /^[\x20-\x7e]*$/;

/**
 * The text that a `ce-` header stands for, as the HTTP binding has it: quoted parts unescaped, then one round of percent-decoding.
 * Undefined for what no encoder writes: characters beyond ASCII, a lone `%`, bytes that are not UTF-8.
 */
export function decodeHeaderValue(value: string): string | undefined {
  if (!PRINTABLE.test(value)) return undefined;
  const unquoted = value.replace(QUOTED, (_, inner: string) => inner.replace(/\\(.)/g, '$1'));
  try {
    return decodeURIComponent(unquoted);
  } catch {
    return undefined;
  }
}

import { badRequest, type Problem } from '../errors/index.js';

export const unsupportedCharset = (): Problem =>
  badRequest('unsupported-charset', 'JSON is read in UTF-8; the content type names another charset.');

export const bodyNotUtf8 = (): Problem =>
  badRequest('body-not-utf8', 'The body is not valid UTF-8. Is it GBK, or was it cut off?');

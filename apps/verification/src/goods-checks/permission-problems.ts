import { conflict, forbidden, unprocessable, type Problem } from '@bujiao/platform';
import type { CodeTried } from './permission-codes.repository.js';

export const signInNeeded = (): Problem =>
  forbidden(
    'sign-in-needed',
    'A link opens the order for whoever has it. Sign in to confirm, or give the code.',
  );
export const wrongCode = (triesLeft: number): Problem =>
  unprocessable('code-wrong', `This is not the code. Tries left: ${triesLeft}.`, { data: { triesLeft } });
export const codeExpired = (): Problem =>
  conflict('code-expired', 'The code has expired. Have another one sent, or sign in and confirm by a click.');
export const noTriesLeft = (): Problem =>
  conflict(
    'code-tries-used',
    'Too many wrong codes. Have another one sent, or sign in and confirm by a click.',
  );
export const noCode = (): Problem =>
  conflict(
    'code-not-sent',
    'No code of this request counts. Have one sent, or sign in and confirm by a click.',
  );

export function codeProblem(tried: Exclude<CodeTried, { readonly result: 'right' }>): Problem {
  switch (tried.result) {
    case 'wrong':
      return wrongCode(tried.triesLeft);
    case 'expired':
      return codeExpired();
    case 'no-tries':
      return noTriesLeft();
    default:
      return noCode();
  }
}

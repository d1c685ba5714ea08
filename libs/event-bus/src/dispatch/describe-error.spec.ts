import { describeError } from './describe-error.js';

test('an error is stored with its code, its message and its causes, without stacks and paths', () => {
  const cause = new Error("ENOENT: no such file or directory, open '/srv/bujiao/secret/data.json'");
  const error = Object.assign(new Error('the supplier’s answer cannot be read', { cause }), {
    code: 'odd-answer',
  });
  const { errorCode, error: said } = describeError(error);
  expect(errorCode).toBe('odd-answer');
  expect(said).toContain('the supplier’s answer cannot be read');
  expect(said).toContain('caused by: Error: ENOENT');
  expect(said).not.toMatch(/\/srv|\bat |\.ts|node_modules/);
});

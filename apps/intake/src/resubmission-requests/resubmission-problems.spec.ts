import { DECISION_REFUSALS } from '@bujiao/order-history';
import { KNOWN_DECISION_CODES } from '@bujiao/texts';
import { resubmissionProblems } from './resubmission-problems.js';

test('every code with which a request can be refused has a sentence in both languages', () => {
  expect(KNOWN_DECISION_CODES).toEqual(expect.arrayContaining([...DECISION_REFUSALS]));
  for (const problem of resubmissionProblems()) expect(problem.detail).not.toBe('');
});

// The OpenAPI document shows each refusal as an example.
test('the example of a refusal lacks no value that its sentence names', () => {
  const details = resubmissionProblems().map(({ code, detail }) => `${code}: ${detail}`);
  expect(details.filter((detail) => /undefined|NaN/.test(detail))).toEqual([]);
});

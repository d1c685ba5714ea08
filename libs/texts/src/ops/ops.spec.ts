import { IMPACT_CODES, impactSentence, PLAN_SENTENCE_CODES, planSentence } from '../index.js';
import { expectTrueSentence } from '../testing/true-sentence.js';

const VALUES = {
  ...{
    table: 'after_sales.progress',
    version: 2,
    group: 'fulfillment',
    topic: 'replay.1',
    type: 'OrderPlaced',
  },
  ...{
    folder: '/backups',
    bytes: 12,
    bucket: 'https://s3.example/proofs',
    most: 500,
    events: 3,
    outside: 'supplier, payment-gateway',
  },
  ...{ code: 'out-of-stock', supplierId: 'jd' },
};
/** The name of a table is its whole sentence. */
const WITHOUT_WORDS = new Set(['table']);

it.each(PLAN_SENTENCE_CODES.filter((code) => !WITHOUT_WORDS.has(code)))(
  'a plan says %s in both languages, with its values',
  (code) => {
    const { zh, en, values } = planSentence(code, VALUES);
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(`${zh}${en}`).not.toMatch(/undefined/);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    expect(values).toBe(VALUES);
  },
);

it('names what a handler reaches in Chinese, and keeps a name of a later version', () => {
  expect(planSentence('reaches-outside', VALUES).zh).toBe('它会触及外部：供应商、支付网关');
  expect(planSentence('reaches-outside', { outside: 'mail' }).zh).toContain('mail');
});

it.each(IMPACT_CODES)('an impact says %s in both languages', (code) => {
  const { zh, en } = impactSentence(code, { ...VALUES, code: 'code-555' });
  expectTrueSentence({ zh, en });
});

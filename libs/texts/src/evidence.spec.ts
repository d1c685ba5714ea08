import { EVIDENCE_ENDS, EVIDENCE_KINDS, EVIDENCE_WANTED } from '@bujiao/contracts';
import { EVIDENCE_END_TEXTS, evidenceAdded, evidenceName } from './evidence.js';
import { expectTrueSentence } from './testing/true-sentence.js';

it('says in both languages what is asked for, also for a code of a later release', () => {
  for (const wanted of [...EVIDENCE_WANTED, 'constructor'])
    expect(evidenceName(wanted)).toEqual({
      zh: expect.stringMatching(/凭证/) as string,
      en: expect.stringMatching(/proof|evidence/) as string,
    });
});

it.each(EVIDENCE_KINDS)('says what was uploaded: %s', (kind) => {
  expectTrueSentence(evidenceAdded({ kind, bytes: 12_345, width: 1080, height: 1920 }));
  expectTrueSentence(evidenceAdded({ kind, bytes: 1 }));
});

it.each(EVIDENCE_ENDS)('says what happens without evidence: %s', (end) => {
  expectTrueSentence(EVIDENCE_END_TEXTS[end]);
});

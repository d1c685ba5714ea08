import fc from 'fast-check';
import { accountKey } from './normal-forms.js';
import {
  accountText,
  cardNumber,
  cardPassword,
  idText,
  nameText,
  noteText,
  type CheckedText,
} from './index.js';

type Check = (value: unknown) => CheckedText;
const every: readonly (readonly [string, Check])[] = [
  ['account', accountText],
  ['card number', cardNumber],
  ['card password', cardPassword],
  ['id', idText],
  ['name', nameText],
  ['note', noteText],
];
const codeOf = (checked: CheckedText): string => (checked.ok ? 'ok' : checked.code);

describe.each(every)('a typed text: %s', (_, check) => {
  it.each([
    ['surrounding blanks', '  13800005678 '],
    ['surrounding full-width blanks', '\u300013800005678\u3000'],
    ['no-break spaces around it', '\u00a013800005678\u00a0'],
    ['the end of a pasted line', '13800005678\r\n'],
    ['the tab of a pasted cell', '\t13800005678\t'],
  ])('loses %s', (_name, typed) => {
    expect(check(typed)).toEqual({ ok: true, text: '13800005678' });
  });

  it.each([
    ['nothing', '', 'blank'],
    ['blanks', ' \t\u3000 ', 'blank'],
    ['line ends', '\r\n\n', 'blank'],
    ['a number', 138, 'not-a-text'],
    ['undefined', undefined, 'not-a-text'],
    ['null', null, 'not-a-text'],
    ['an endless text', 'x'.repeat(5_000), 'too-long'],
  ])('is refused where it is %s', (_name, typed, code) => {
    expect(codeOf(check(typed))).toBe(code);
  });

  it.each([
    ['NUL', '138\x000', 'control-character', 'U+0000'],
    ['ESC', '138\x1b0', 'control-character', 'U+001B'],
    ['DEL', '138\x7f0', 'control-character', 'U+007F'],
    ['half a character', '138\ud8000', 'half-character', 'U+D800'],
    ['the other half', '138\udc000', 'half-character', 'U+DC00'],
    ['a zero-width space', '138\u200b0', 'invisible-character', 'U+200B'],
    ['a right-to-left override', '138\u202e0', 'invisible-character', 'U+202E'],
    ['a direction isolate', '138\u20660', 'invisible-character', 'U+2066'],
    ['a byte order mark', '138\ufeff0', 'invisible-character', 'U+FEFF'],
    ['a soft hyphen', '138\u00ad0', 'invisible-character', 'U+00AD'],
    ['a word joiner', '138\u20600', 'invisible-character', 'U+2060'],
    ['a Hangul filler', '138\u31640', 'invisible-character', 'U+3164'],
    ['a blank Braille cell', '138\u28000', 'invisible-character', 'U+2800'],
    ['a variation selector', '138A\ufe00', 'invisible-character', 'U+FE00'],
    ['a private character', '138\ue0000', 'unprintable-character', 'U+E000'],
    ['no character', '138\uffff0', 'unprintable-character', 'U+FFFF'],
    ['a line separator', '138\u20280', 'line-break', 'U+2028'],
  ])('is refused for %s, with its place', (_name, typed, code, name) => {
    const checked = check(`  ${typed}`);
    expect(checked).toMatchObject({ ok: false, code });
    expect(!checked.ok && checked.detail).toContain(name);
    expect(!checked.ok && checked.position).toBe(typed.startsWith('138A') ? 7 : 6);
  });

  it('is refused where a refused character comes first or last', () => {
    for (const bad of ['\u200b', '\u202e', '\0', '\ud83d', '\ufeff'])
      for (const typed of [`${bad}138`, `138${bad}`, bad]) expect(check(typed).ok).toBe(false);
  });

  it('once accepted is accepted again, as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (typed) => {
        const once = check(typed);
        if (once.ok) expect(check(once.text)).toEqual(once);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is never quoted by its refusal', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z]{8,20}$/),
        fc.constantFrom('\0', '\u200b', '\u202e', '\ud800'),
        (secret, bad) => {
          const checked = check(`${secret}${bad}${secret}`);
          expect(JSON.stringify(checked)).not.toContain(secret);
        },
      ),
    );
  });
});

describe.each(every.filter(([name]) => name !== 'note'))('one line: %s', (_, check) => {
  it.each(['138\n00', '138\r\n00', '138\u0085 00'])('%j is refused', (typed) => {
    expect(check(typed)).toMatchObject({ ok: false, code: 'line-break', position: 4 });
  });
});

describe.each(every.filter(([name]) => name !== 'note' && name !== 'name'))('full width: %s', (_, check) => {
  it('is the same as ASCII', () => {
    expect(check('１３８０００－ａＢ')).toEqual({ ok: true, text: '138000-aB' });
  });
});

describe('what stays as it was typed', () => {
  it('a full-width digit in a text that is not all ASCII', () => {
    expect(accountText('玩家１２３')).toEqual({ ok: true, text: '玩家１２３' });
  });

  it.each(['x²', 'x½', '①', 'ﬁsh', '㎏'])('the compatibility character of %j', (typed) => {
    expect(accountText(typed)).toEqual({ ok: true, text: typed });
  });

  it('emoji in names and notes, whole ones only', () => {
    for (const emoji of ['😀', '👨‍👩‍👧‍👦', '❤️', '1️⃣', '👍🏽']) {
      expect(nameText(`战神${emoji}`)).toEqual({ ok: true, text: `战神${emoji}` });
      expect(noteText(`战神${emoji}`).ok).toBe(true);
    }
    expect(codeOf(nameText('战\u200d神'))).toBe('invisible-character');
    expect(codeOf(nameText('战\ufe0f神'))).toBe('invisible-character');
    expect(codeOf(accountText('a👨‍👩‍👧b'))).toBe('invisible-character');
  });

  it('the case and the inner blanks of a password', () => {
    expect(cardPassword(' aB cD ')).toEqual({ ok: true, text: 'aB cD' });
  });
});

describe('a note', () => {
  it('keeps its lines, ended by LF', () => {
    expect(noteText('先退款\r\n再关闭\rok')).toEqual({ ok: true, text: '先退款\n再关闭\nok' });
  });
});

describe('an id', () => {
  it.each(['SO-1', 'a.b:c_d', '7'])('%j is one', (id) => {
    expect(idText(id)).toEqual({ ok: true, text: id });
  });

  it.each([
    ['-SO', 1],
    ['SO 1', 3],
    ['SO/1', 3],
    ['订单', 1],
  ])('%j is none, from character %d on', (id, position) => {
    expect(idText(id)).toMatchObject({ ok: false, code: 'forbidden-character', position });
  });
});

describe('two spellings of an account', () => {
  it.each([
    ['１３８0000', '138 0000'],
    ['Li.Ming@QQ.com', 'li.ming@qq.com '],
  ])('%j and %j are compared as one', (one, other) => {
    expect(accountKey(one)).toBe(accountKey(other));
  });
});

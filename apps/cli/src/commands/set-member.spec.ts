import { withMember } from './set-member.js';

it.each([
  [{ a: 1 }, '/a=2', { a: 2 }],
  [{ a: { b: [1, 2] } }, '/a/b/1=3', { a: { b: [1, 3] } }],
  [{ a: [1] }, '/a/-=2', { a: [1, 2] }],
  [{}, '/a="1"', { a: '1' }],
  [{}, '/a=a text', { a: 'a text' }],
  [{ 'a/b': 1 }, '/a~1b=null', { 'a/b': null }],
  [{}, '/__proto__={"x":1}', Object.fromEntries([['__proto__', { x: 1 }]])],
])('of %j, with %s, makes %j', (data, assignment, expected) => {
  const before = JSON.stringify(data);
  expect(withMember(data, assignment)).toEqual(expected);
  expect(JSON.stringify(data)).toBe(before);
});

it.each(['a=1', '/a', '/a/b=1', '/list/x=1', '/list/9=1'])('refuses %s', (assignment) => {
  expect(() => withMember({ a: 1, list: [1] }, assignment)).toThrow();
});

// The globals of specs, also as '@jest/globals'. Modules of helpers are loaded once a worker and keep what they import,
// so each of these hands every call on to the suite that runs now.
import running from './running-suite.cjs';

const delegate = (name) =>
  new Proxy(function () {}, {
    apply: (_, self, args) => running.globals[name](...args),
    get: (_, key) => running.globals[name][key],
  });

export const afterAll = delegate('afterAll');
export const afterEach = delegate('afterEach');
export const beforeAll = delegate('beforeAll');
export const beforeEach = delegate('beforeEach');
export const describe = delegate('describe');
export const expect = delegate('expect');
export const it = delegate('it');
export const jest = delegate('jest');
export const test = delegate('test');

Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test });

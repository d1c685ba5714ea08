// How jest loads specs: as Node loads modules, among the globals of its worker, and not in a context of its own for each suite.
// The product and its packages are then loaded once a worker; with jest's own loader that took three seconds a suite.
// Consequence: what a module keeps is shared by the suites of one worker. Only the spec file itself is loaded anew.
const { register } = require('node:module');
const { pathToFileURL } = require('node:url');
const { default: Runtime } = require('jest-runtime');
const { sourceMapOf } = require('./compile.cjs');
const running = require('./running-suite.cjs');

/** Where the test framework keeps its handlers of events; they belong to one suite. */
const EVENT_HANDLERS = Symbol.for('EVENT_HANDLERS');

register('./loader.mjs', pathToFileURL(__filename));

/** From the place that a stack frame names to the source map of that file. jest asks only while it writes a stack. */
class SourceMaps extends Map {
  get(place) {
    const url = place.split('?')[0];
    return url.endsWith('.ts') ? sourceMapOf(url.replace(/^file:\/\//, '')) : undefined;
  }
}

let suites = 0;

module.exports = class NodeRuntime extends Runtime {
  sourceMaps = new SourceMaps();

  /** `process` is the worker's own here; it stays as it is. */
  installGetBuiltinModule() {}

  unstable_shouldLoadAsEsm() {
    return true;
  }

  /** The test framework, anew for each suite: it holds the suite's state. */
  requireInternalModule(framework) {
    delete require.cache[framework];
    delete globalThis[EVENT_HANDLERS];
    return require(framework);
  }

  async unstable_importModule(spec) {
    running.globals = this.requireModuleOrMock(spec, '@jest/globals');
    await import('./globals.mjs');
    suites += 1;
    return import(`${pathToFileURL(spec).href}?suite=${suites}`);
  }

  getSourceMaps() {
    return this.sourceMaps;
  }
};

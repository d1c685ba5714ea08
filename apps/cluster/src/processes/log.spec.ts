import { Log } from './log.js';

describe('the log of many processes', () => {
  it('prefixes each line with the name of its source, in one column', () => {
    const written: string[] = [];
    const log = new Log((text) => written.push(text), 6, false);
    log.of('intake')('one');
    log.of('kafka')('two');
    expect(written).toEqual(['intake | one\n', 'kafka  | two\n']);
  });

  it('colours each name differently on a terminal', () => {
    const written: string[] = [];
    const log = new Log((text) => written.push(text), 2, true);
    log.of('a')('x');
    log.of('b')('x');
    expect(written).toEqual(['\u001b[36ma  |\u001b[0m x\n', '\u001b[32mb  |\u001b[0m x\n']);
  });
});

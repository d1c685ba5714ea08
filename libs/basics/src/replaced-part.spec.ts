import { replacedParts } from './replaced-part.js';

const parts = (installed: string, env = {}) =>
  replacedParts({ variable: 'FAST_X', library: 'x', installed, fits: ['1.2.3', '1.2.4'] }, env);

describe('the replaced parts of a library', () => {
  it('are in use with a version that they were compared with', () => {
    for (const version of ['1.2.3', '1.2.4']) expect(parts(version)).toEqual({ inUse: true });
    expect(parts('1.2.3', { FAST_X: 'on' })).toEqual({ inUse: true });
  });

  it('are not in use where their setting says off', () => {
    expect(parts('1.2.3', { FAST_X: 'off' })).toEqual({ inUse: false });
    expect(parts('9.9.9', { FAST_X: 'off' })).toEqual({ inUse: false });
  });

  it('are not in use with any other version, and name the version and the way out', () => {
    const { inUse, unfit } = parts('1.2.5');
    expect(inUse).toBe(false);
    expect(unfit).toMatch(/x 1\.2\.5 .*1\.2\.3, 1\.2\.4.*FAST_X=off/);
  });
});

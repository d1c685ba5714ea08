import { expect, test } from '@jest/globals';
import { BROWSERS, findBrowser } from './browser.mjs';

const [SHELL, WHOLE] = BROWSERS;

/** A machine on which apt-get adds `brings`, and what it was asked for. */
function machine({ files = [], brings, ...rest }) {
  const there = new Set(files);
  const asked = [];
  const apt = (args) => {
    asked.push(args[0]);
    const works = args[0] === 'install' && brings !== undefined;
    if (works) there.add(brings);
    return works ? 0 : 1;
  };
  return { asked, exists: (file) => there.has(file), apt, mayInstall: true, ...rest };
}

test('the browser that CHROMIUM_PATH names is taken, and nothing is installed', () => {
  const named = machine({ files: ['/opt/it', SHELL], named: '/opt/it' });
  expect(findBrowser(named)).toEqual({ path: '/opt/it' });
  expect(findBrowser({ ...named, named: '/opt/none' }).reason).toContain('/opt/none');
  expect(named.asked).toEqual([]);
});

test('the headless shell is taken before the whole browser', () => {
  const both = machine({ files: [WHOLE, SHELL] });
  expect(findBrowser(both)).toEqual({ path: SHELL });
  expect(both.asked).toEqual([]);
});

test('root gets the headless shell installed, also beside the whole browser', () => {
  expect(findBrowser(machine({ brings: SHELL }))).toEqual({ path: SHELL });
  expect(findBrowser(machine({ files: [WHOLE], brings: SHELL }))).toEqual({ path: SHELL });
});

test('where nothing can be installed the whole browser is taken', () => {
  const offline = machine({ files: [WHOLE] });
  expect(findBrowser(offline)).toEqual({ path: WHOLE });
  expect(offline.asked).toEqual(['install']);
  const another = machine({ files: [WHOLE], mayInstall: false });
  expect(findBrowser(another)).toEqual({ path: WHOLE });
  expect(another.asked).toEqual([]);
});

test('without a browser the reason says what to install', () => {
  expect(findBrowser(machine({ mayInstall: false })).reason).toContain('chromium-headless-shell');
  const offline = machine({});
  expect(findBrowser(offline).reason).toContain('could not be installed');
  expect(offline.asked).toEqual(['install', 'update', 'install']);
});

// The browser that the console's specs drive. Chromium's headless shell is the same engine without the desktop's parts: a visit of
// the console costs it less than half of the processor time of the whole browser.
import { existsSync } from 'fs';
import { run } from './prepare.mjs';

/** Where Debian's packages install them, the first that is there is taken. */
export const BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const [SHELL] = BROWSERS;
const PACKAGES = ['chromium-headless-shell', 'fonts-wqy-zenhei'];
/** A package manager without a network else tries for minutes. */
const SHORT_TRIES = [
  '-o',
  'Acquire::Retries=0',
  '-o',
  'Acquire::http::Timeout=20',
  '-o',
  'Acquire::https::Timeout=20',
];

/** Its path; or the reason why there is none. Root installs the headless shell, by Debian's own packages. */
export function findBrowser(machine = thisMachine()) {
  const { named, exists, mayInstall } = machine;
  if (named) return exists(named) ? { path: named } : { reason: `no browser at ${named} (CHROMIUM_PATH)` };
  if (!exists(SHELL) && mayInstall) install(machine);
  const found = BROWSERS.find(exists);
  if (found) return { path: found };
  return {
    reason: mayInstall
      ? 'Chromium could not be installed: see above'
      : `no Chromium at ${SHELL} (apt-get install ${PACKAGES.join(' ')}, or set CHROMIUM_PATH)`,
  };
}

/** Lists of packages may be missing or old; they are fetched only where nothing else can drive the pages. */
function install({ exists, apt }) {
  process.stderr.write('Installing Chromium for the specs of the console …\n');
  const packages = ['install', '-y', '--no-install-recommends', ...PACKAGES];
  if (apt(packages) === 0 || BROWSERS.some(exists)) return;
  apt(['update']);
  apt(packages);
}

function thisMachine() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return {
    named: process.env.CHROMIUM_PATH,
    exists: existsSync,
    mayInstall: process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
    apt: (args) => run('apt-get', [...SHORT_TRIES, ...args], { env }),
  };
}

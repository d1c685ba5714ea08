// The browser that the console's specs drive: Debian's Chromium, by the path that its package installs it at.
import { existsSync } from 'fs';
import { run } from './prepare.mjs';

const CHROMIUM = '/usr/bin/chromium';
const PACKAGES = ['chromium', 'fonts-wqy-zenhei'];

const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Its path; or the reason why there is none. Root installs what is missing, by Debian's own packages. */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH ?? CHROMIUM;
  if (existsSync(named)) return { path: named };
  if (!mayInstall())
    return {
      reason: `no Chromium at ${named} (apt-get install ${PACKAGES.join(' ')}, or set CHROMIUM_PATH)`,
    };
  process.stderr.write('Installing Chromium for the specs of the console …\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], { env });
  if (install() !== 0) {
    run('apt-get', ['update'], { env });
    install();
  }
  return existsSync(named) ? { path: named } : { reason: 'Chromium could not be installed: see above' };
}

// `node tools/bundle.mjs [apps]`: makes the bundles that are missing or out of date, all by default, from what is built.
import { bundle } from './lib/bundle.mjs';

const apps = process.argv.slice(2);
bundle(apps.length > 0 ? apps : undefined);

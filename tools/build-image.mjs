// `node tools/build-image.mjs`: builds the product's image from the Dockerfile, without a container engine, as a trial of the
// Dockerfile. The base is made here, so the result is for checks and not for production.
import { buildImage, whyNoImage } from './deploy-checks/image-builder.mjs';
import { refuse, root } from './lib/prepare.mjs';

process.chdir(root);
const why = whyNoImage();
if (why) refuse(`No image can be built: ${why}`);
const [target = 'product'] = process.argv.slice(2);
const name = `localhost/bujiao-${target}:check`;
buildImage({ dockerfile: 'deploy/docker/Dockerfile', target, name });
console.log(name);

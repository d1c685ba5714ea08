import { runDemo } from './demo/demo.js';
import { DEMO_USAGE, parseDemoOptions } from './demo/demo-options.js';
import { PortTaken } from './demo/world.js';
import { LOAD_USAGE, runLoad } from './load/load-command.js';
import { ApiProblem } from '@bujiao/client';
import { OptionError } from './product/url-options.js';
import { serve } from './serve.js';
import { TRAFFIC_USAGE } from './traffic/traffic-options.js';

/** Runs one command; answers the exit code. */
async function main([command = 'demo', ...argv]: readonly string[]): Promise<number> {
  const options = () => parseDemoOptions(argv, process.env, new Date());
  switch (command) {
    case 'demo':
      return runDemo(options());
    case 'serve':
      return serve(options());
    case 'load':
      return runLoad(argv);
    case 'traffic': {
      // Only here: it plays verification's own deciders, which the image of the demo does not hold.
      const { runTraffic } = await import('./traffic/traffic-command.js');
      return runTraffic(argv);
    }
    default:
      console.log(
        `simulator demo | serve | load | traffic\n\n${DEMO_USAGE}\n\n${LOAD_USAGE}\n\n${TRAFFIC_USAGE}`,
      );
      return command === 'help' || command === '--help' ? 0 : 2;
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const misused = error instanceof OptionError || error instanceof PortTaken;
  console.error(misused || error instanceof ApiProblem ? error.message : error);
  process.exitCode = misused ? 2 : 1;
}

// Starts a broker on the folder that is given, tells its process ids, and waits to be killed.
import { EmbeddedKafka } from '../../dist/index.js';

const kafka = await EmbeddedKafka.start({ dataDir: process.argv[2] });
process.send({ pid: kafka.pid, hostPid: kafka.hostPid });

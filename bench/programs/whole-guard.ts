import { argv, exit, stdout } from 'node:process';
import { knownAddress } from '../../src/base/address.ts';
import { guardPorts } from '../../src/cli/guard/ports.ts';
import { loadConfig } from '../../src/config/load.ts';
import { startGuard } from '../../src/guard/running/guard.ts';
import { keepFirstTier, keepHeapSmall } from '../../src/host/engine.ts';
import { silentLog } from '../../src/ports/log.ts';

/** `tonewall guard` but for how often one principal may ask: the load of a benchmark comes from one address. */
const [, , file = '', stateFolder = ''] = argv;
const UNLIMITED = { perSecond: 1_000_000, burst: 1_000_000 };

keepFirstTier();
keepHeapSmall();
const ports = guardPorts(silentLog);
const guard = await startGuard(ports, {
  config: await loadConfig(ports.disk, file),
  stateFolder,
  listenOn: knownAddress('127.0.0.1'),
  rates: { read: UNLIMITED, write: UNLIMITED },
});
process.once('SIGTERM', () => void guard.close().then(() => exit(0)));
stdout.write('{"ready":true}\n');

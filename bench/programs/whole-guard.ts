import { argv, exit, stdout } from 'node:process';
import { keepFirstTier, keepHeapSmall } from '../../src/host/engine.ts';

/** `tonewall guard` but for how often one principal may ask: the load of a benchmark comes from one address. */
const [, , file = '', stateFolder = ''] = argv;
keepFirstTier();
keepHeapSmall();
const { startUnlimited } = await import('../guarded/unlimited.ts');
const guard = await startUnlimited(file, stateFolder);
process.once('SIGTERM', () => void guard.close().then(() => exit(0)));
stdout.write('{"ready":true}\n');

import type { Lab, LabHost } from '../lab.ts';
import type { LabProcess } from '../process.ts';
import { pluginRegistry, SCAN_AND_START_MS } from './gstreamer.ts';

/** A media renderer (libupnp). Its port moves on when the wanted one is taken, so the output tells it. */
export function startGmediarender(lab: Lab<string>, host: LabHost): Promise<LabProcess> {
  const args = [
    '-I',
    'eth0',
    '-p',
    '49494',
    '-f',
    'Lab renderer',
    '-u',
    '00000000-0000-4000-8000-00000000aaaa',
  ];
  return host.start('gmediarender', [...args, '--gstout-audiosink=fakesink', '--logfile=stdout'], {
    env: { HOME: lab.folder, GST_REGISTRY: pluginRegistry(lab) },
    ready: 'Ready for rendering',
    timeoutMs: SCAN_AND_START_MS,
  });
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab, LabHost } from '../lab.ts';
import type { LabProcess } from '../process.ts';
import { pluginRegistry, SCAN_AND_START_MS } from './gstreamer.ts';

const CONFIGURATION = `[general]
ipv6=false
upnp-enabled=true
enable-transcoding=false
media-engine=librygel-media-engine-gst.so
interface=eth0
port=0
log-level=*:5
allow-upload=false
allow-deletion=false
acl-fallback-policy=true
[MediaExport]
enabled=false
[MPRIS]
enabled=false
[External]
enabled=false
[Playbin]
enabled=true
title=Lab playback
`;

/** A media renderer (GUPnP). Every folder that it would keep in a home is inside the lab's. */
export function startRygel(lab: Lab<string>, host: LabHost): Promise<LabProcess> {
  const home = join(lab.folder, 'rygel');
  mkdirSync(home, { mode: 0o700 });
  const configuration = join(home, 'rygel.conf');
  writeFileSync(configuration, CONFIGURATION);
  return host.start('rygel', ['--config', configuration], {
    env: {
      HOME: home,
      XDG_RUNTIME_DIR: home,
      XDG_CONFIG_HOME: home,
      XDG_CACHE_HOME: home,
      XDG_DATA_HOME: home,
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${home}/no-bus`,
      GST_REGISTRY: pluginRegistry(lab),
    },
    ready: /Rygel.*starting/,
    timeoutMs: SCAN_AND_START_MS,
  });
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab, LabHost } from '../lab.ts';
import type { LabProcess } from '../process.ts';

/** A media server with an empty library; `-d` keeps it in the foreground. */
export function startMinidlna(lab: Lab<string>, host: LabHost): Promise<LabProcess> {
  const home = join(lab.folder, 'minidlna');
  mkdirSync(join(home, 'media'), { recursive: true });
  const configuration = join(home, 'minidlna.conf');
  writeFileSync(
    configuration,
    [
      'network_interface=eth0',
      'port=8200',
      `media_dir=${home}/media`,
      `db_dir=${home}`,
      `log_dir=${home}`,
      'friendly_name=Lab library',
      'uuid=00000000-0000-4000-8000-00000000bbbb',
      'inotify=no',
      'notify_interval=60',
      '',
    ].join('\n'),
  );
  return host.start('minidlnad', ['-d', '-f', configuration, '-P', join(home, 'pid')], {
    ready: 'HTTP listening',
  });
}

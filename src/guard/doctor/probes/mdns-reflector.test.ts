import { expect, it } from 'vitest';
import { DOORS, GATEWAY, sceneOf } from '../../../../test/rig/doctor.ts';
import { mdnsReflector } from './mdns-reflector.ts';

const FILE = '/etc/avahi/avahi-daemon.conf';
const look = (text: string | undefined) => mdnsReflector.look(sceneOf({ files: { [FILE]: text } }, GATEWAY));

it.each(['[reflector]\nenable-reflector=yes\n', ' enable-reflector = yes'])('fails with %j', async (text) => {
  expect(await look(text)).toEqual({
    verdict: 'fail',
    evidence: ['The reflector of Avahi is on.'],
    cures: [
      `sed -i 's/^ *enable-reflector *=.*/enable-reflector=no/' ${FILE} && systemctl restart avahi-daemon`,
    ],
    sent: [],
  });
});

it.each(['[reflector]\n#enable-reflector=yes\n', 'enable-reflector=no\n', ''])(
  'passes with %j',
  async (text) => {
    expect((await look(text)).verdict).toBe('pass');
  },
);

it('cannot tell where it may not be read, and is no matter without Avahi or segments', async () => {
  expect((await look(undefined)).verdict).toBe('inconclusive');
  expect((await mdnsReflector.look(sceneOf({}, GATEWAY))).verdict).toBe('not-applicable');
  expect((await mdnsReflector.look(sceneOf({}, DOORS))).verdict).toBe('not-applicable');
});

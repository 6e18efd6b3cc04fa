import { expect, it } from 'vitest';
import { searchedNet } from '../../../test/hostile/searched-net.ts';
import { asIpAddress, type IpAddress } from '../../base/address.ts';
import { nodeNet } from '../../host/net.ts';
import { silentLog } from '../../ports/log.ts';
import type { Net } from '../../ports/net.ts';
import { realClock } from '../../sim/rig/ports.ts';
import { createTranscript } from '../gather/transcript.ts';
import { discover } from './discover.ts';
import type { AuditScope } from './scope.ts';

const own = asIpAddress('192.0.2.1') ?? expect.unreachable();
const player = asIpAddress('192.0.2.7') ?? expect.unreachable();

function discovering(net: Net, interfaces: readonly IpAddress[], given: AuditScope['given'] = []) {
  const transcript = createTranscript(realClock);
  const scope = { search: { interfaces, listenMs: 10 }, given, sweep: [], within: [] };
  return discover({ net, clock: realClock, log: silentLog, transcript, scope });
}

/** Sockets open, and nothing can be sent. */
const muteNet: Net = {
  ...nodeNet(),
  datagrams: ({ host }) =>
    Promise.resolve({
      local: { host, port: 40_000 },
      close: () => Promise.resolve(),
      send: () => Promise.reject(new Error('ENETUNREACH')),
    }),
};

it('fails where no interface is up', async () => {
  await expect(discovering(muteNet, [])).rejects.toMatchObject({
    code: 'network-refused',
    message: 'no network interface is up',
  });
});

it('fails where nothing at all could be sent', async () => {
  await expect(discovering(muteNet, [own])).rejects.toMatchObject({
    code: 'network-refused',
    message: expect.stringMatching(/^no search could be sent: no .* was sent from 192\.0\.2\.1 \(.*\)$/),
  });
});

it('goes on with the addresses given, and keeps what could not be sent', async () => {
  const { sightings, notes } = await discovering(muteNet, [own], [{ address: player }]);
  expect(sightings.map(({ by, address }) => [by, address])).toEqual([['address-given', player]]);
  expect(notes).toEqual([
    expect.stringMatching(/^no (?:search|question for names) was sent from 192\.0\.2\.1/),
    expect.stringMatching(/^no (?:search|question for names) was sent from 192\.0\.2\.1/),
  ]);
});

it('has nothing to note where all is well', async () => {
  const answers = [{ from: '192.0.2.7', location: 'http://192.0.2.7:80/description.xml' }];
  const { sightings, notes } = await discovering(searchedNet(nodeNet(), answers), [own]);
  expect(sightings.map(({ by, port, path }) => [by, port, path])).toEqual([['ssdp', 80, '/description.xml']]);
  expect(notes).toEqual([]);
});

import { afterEach, describe, expect, it } from 'vitest';
import { conductIn } from '../../../test/hostile/audit.ts';
import { absent, described, isDescription, stageAt } from '../../../test/hostile/audited.ts';
import { answer, description, service, soapAnswer } from '../../../test/hostile/device.ts';

/** Descriptions that lie, or lead elsewhere. */
const { audit, requests, close } = stageAt('127.105.4.5');

afterEach(close);

describe('what is shown is only what was seen', () => {
  it('a player of which one service answers gives away the actions of that one', async () => {
    const scpd = (name: string): string =>
      `<scpd xmlns="urn:schemas-upnp-org:service-1-0"><actionList><action><name>${name}</name></action></actionList></scpd>`;
    const result = await audit(
      described(
        (socket, request) => {
          if (request.startsWith('GET /xml/RenderingControl1.xml'))
            socket.end(answer(200, scpd('SetVolume')));
          else if (request.startsWith('GET /xml/ZoneGroupTopology1.xml'))
            socket.end(answer(200, scpd('BeginSoftwareUpdate')));
          else if (request.includes('#GetVolume"'))
            socket.end(
              answer(200, soapAnswer('RenderingControl', 'GetVolume', '<CurrentVolume>7</CurrentVolume>')),
            );
          else socket.end(answer(403));
        },
        description({ services: service('RenderingControl') + service('ZoneGroupTopology') }),
      ),
    );
    const found = result.report.groups[0]?.findings.find(({ check }) => check === 'open-control-surface');
    expect(found?.devices[0]).toMatchObject({
      reasons: [
        'Without any credential 1 of the 2 services that were asked answered a harmless question; those list 1 actions.',
        'With them anybody can set the volume.',
      ],
      items: [
        { label: 'Anybody can set the volume', value: 'RenderingControl SetVolume' },
        { label: 'RenderingControl GetVolume answered', value: 'CurrentVolume=7' },
        { label: 'ZoneGroupTopology, listed and not shown' },
      ],
    });
  });

  it('URLBase at another place is told and not followed', async () => {
    const head = '<URLBase>http://127.105.4.99:1400/</URLBase>';
    const result = await audit(described(absent, description({ head })));
    expect(conductIn(result)).toContain(
      'names another place as the base of its paths (URLBase); it is not followed',
    );
  });

  it('URLBase at its own place is not told', async () => {
    const result = await audit((socket, request) => {
      if (!isDescription(request)) return absent(socket);
      const [, at = ''] = /^HOST: (\S+)/im.exec(request) ?? [];
      socket.end(answer(200, description({ head: `<URLBase>http://${at}/</URLBase>` })));
    });
    expect(conductIn(result)).toEqual([]);
  });
});

it('paths that could act are not asked, whatever a description calls them', async () => {
  const evil = (name: string, scpd: string, control: string, event: string): string =>
    `<service><serviceType>urn:schemas-upnp-org:service:${name}:1</serviceType><serviceId>urn:x</serviceId>` +
    `<SCPDURL>${scpd}</SCPDURL><controlURL>${control}</controlURL><eventSubURL>${event}</eventSubURL></service>`;
  const services =
    evil('RenderingControl', '/reboot.xml', '/wifictrl.xml', '/reboot') +
    evil('AVTransport', '/reboot;desc.xml', '/reboot/', '/Reboot') +
    evil('SystemProperties', '/cgi-bin/factory_reset.xml', '/cgi-bin/reboot', '/reset') +
    evil('AlarmClock', '/goform/descReboot', '/a/./reboot', '/x?reboot=1');
  const result = await audit(described(absent, description({ services })));
  expect(requests().filter((line) => /re(boot|set)|wifictrl|cgi-bin|goform/i.test(line))).toEqual([]);
  expect(
    result.bundle.transcript.some((entry) => entry.kind === 'http' && /reboot/i.test(entry.request.target)),
  ).toBe(false);
  expect(conductIn(result)).toContain(
    'names paths that no description or control point has; they were not asked',
  );
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { labCapability } from './capability.ts';
import { scriptPath, type Lab } from './lab.ts';
import type { LabProcess } from './process.ts';
import {
  INSTALLED,
  SOFTWARE,
  skipWithout,
  softwareMissing,
  startSoftware,
  type Software,
} from './software.ts';
import { getDescription, invoke, searchFrom, subscribe, type FoundDevice } from './upnp-device.ts';

/** What each program is known to do (seen in a lab with Debian 12's packages). */
const HABITS = {
  gmediarender: {
    deviceType: 'urn:schemas-upnp-org:device:MediaRenderer:1',
    eventPath: '/upnp/event/rendertransport1',
    descriptionUnderForeignHost: 200,
    foreignCallback: 200,
  },
  rygel: {
    deviceType: 'urn:schemas-upnp-org:device:MediaRenderer:2',
    eventPath: '/Event/Playbin/RygelAVTransport',
    descriptionUnderForeignHost: 200,
    foreignCallback: 200,
  },
  minidlna: {
    deviceType: 'urn:schemas-upnp-org:device:MediaServer:1',
    eventPath: '/evt/ContentDir',
    descriptionUnderForeignHost: 404,
    foreignCallback: 412,
  },
  miniupnpd: {
    deviceType: 'urn:schemas-upnp-org:device:InternetGatewayDevice:2',
    eventPath: '/evt/IPConn',
    descriptionUnderForeignHost: 404,
    foreignCallback: 412,
  },
} as const;

const NAMES: readonly Software[] = ['gmediarender', 'rygel', 'minidlna', 'miniupnpd'];
const CLIENT = '10.77.1.20';
const SOMEBODY_ELSE = '10.77.1.21';
const RENDERING = 'urn:schemas-upnp-org:service:RenderingControl:1';

let lab: Lab<Software | 'client'>;
let found: ReadonlyMap<string, FoundDevice>;
let listener: LabProcess;

beforeAll(async () => {
  if (labCapability() !== undefined || INSTALLED.length === 0) return;
  lab = await startSoftware();
  listener = await lab.hosts.client.start(
    process.execPath,
    [scriptPath('listen.ts'), JSON.stringify({ host: SOMEBODY_ELSE, port: 4321 })],
    { ready: 'listening' },
  );
  const expect = INSTALLED.map((name) => SOFTWARE[name].address);
  found = await searchFrom(lab.hosts.client, {
    from: CLIENT,
    searchTarget: 'upnp:rootdevice',
    expect,
    timeoutMs: 15_000,
  });
});

afterAll(() => lab?.close());

beforeEach((context) => {
  const reason = labCapability();
  if (reason !== undefined) context.skip(reason);
});

function deviceOf(name: Software): FoundDevice {
  const device = found.get(SOFTWARE[name].address);
  if (device === undefined) throw new Error(`${name} did not answer the search`);
  return device;
}

describe.each(NAMES)('%s', (name) => {
  const habits = HABITS[name];

  beforeEach((context) => {
    const reason = softwareMissing(name);
    if (reason !== undefined) context.skip(reason);
  });

  test('answers a search and describes itself', async () => {
    const answer = await getDescription({ client: lab.hosts.client, device: deviceOf(name) });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(`<deviceType>${habits.deviceType}</deviceType>`);
    expect(answer.body).toContain(`<eventSubURL>${habits.eventPath}</eventSubURL>`);
  });

  test('its answer under a foreign Host', async () => {
    const request = { client: lab.hosts.client, device: deviceOf(name), host: 'rebind.example' };
    expect((await getDescription(request)).status).toBe(habits.descriptionUnderForeignHost);
  });

  test('its answer to a callback of another address', async () => {
    const { client } = lab.hosts;
    const request = { client, device: deviceOf(name), path: habits.eventPath };
    const own = await subscribe({ ...request, callback: `http://${CLIENT}:4322/` });
    const foreign = await subscribe({ ...request, callback: `http://${SOMEBODY_ELSE}:4321/from-${name}` });
    expect({ own: own.status, foreign: foreign.status }).toEqual({
      own: 200,
      foreign: habits.foreignCallback,
    });
    if (habits.foreignCallback === 200) {
      await listener.waitFor(`event NOTIFY /from-${name} from ${SOFTWARE[name].address}`);
    }
  });
});

describe('control without a credential', () => {
  const volume = (client: typeof lab.hosts.client, name: 'gmediarender' | 'rygel') => {
    const serviceType = name === 'rygel' ? RENDERING.replace(/1$/, '2') : RENDERING;
    const path = name === 'rygel' ? '/Control/Playbin/RygelRenderingControl' : '/upnp/control/rendercontrol1';
    const call = (action: string, more: string, host?: string) =>
      invoke({
        client,
        device: deviceOf(name),
        path,
        serviceType,
        action,
        args: `<InstanceID>0</InstanceID><Channel>Master</Channel>${more}`,
        ...(host === undefined ? {} : { host }),
      });
    return {
      set: (level: number, host?: string) =>
        call('SetVolume', `<DesiredVolume>${level}</DesiredVolume>`, host),
      get: async () => /<CurrentVolume>(\d+)</.exec((await call('GetVolume', '')).body)?.[1],
    };
  };

  test.for(['gmediarender', 'rygel'] as const)('%s takes a volume from anyone', async (name, context) => {
    skipWithout(context, name);
    const { set, get } = volume(lab.hosts.client, name);
    expect((await set(31)).status).toBe(200);
    expect(await get()).toBe('31');
  });

  test('gmediarender takes a volume under a foreign Host, rygel refuses it', async (context) => {
    skipWithout(context, 'gmediarender', 'rygel');
    const gmediarender = volume(lab.hosts.client, 'gmediarender');
    const rygel = volume(lab.hosts.client, 'rygel');
    const statuses = [await gmediarender.set(17, 'rebind.example'), await rygel.set(17, 'rebind.example')];
    expect(statuses.map((answer) => answer.status)).toEqual([200, 412]);
    expect([await gmediarender.get(), await rygel.get()]).toEqual(['17', '31']);
  });

  test('minidlna shows its library to anyone', async (context) => {
    skipWithout(context, 'minidlna');
    const answer = await invoke({
      client: lab.hosts.client,
      device: deviceOf('minidlna'),
      path: '/ctl/ContentDir',
      serviceType: 'urn:schemas-upnp-org:service:ContentDirectory:1',
      action: 'Browse',
      args:
        '<ObjectID>0</ObjectID><BrowseFlag>BrowseDirectChildren</BrowseFlag><Filter>*</Filter>' +
        '<StartingIndex>0</StartingIndex><RequestedCount>0</RequestedCount><SortCriteria></SortCriteria>',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('&lt;dc:title&gt;Music&lt;/dc:title&gt;');
  });

  test('miniupnpd opens a port for anyone', async (context) => {
    skipWithout(context, 'miniupnpd');
    const call = (action: string, args: string) =>
      invoke({
        client: lab.hosts.client,
        device: deviceOf('miniupnpd'),
        path: '/ctl/IPConn',
        serviceType: 'urn:schemas-upnp-org:service:WANIPConnection:1',
        action,
        args,
      });
    const port =
      '<NewRemoteHost></NewRemoteHost><NewExternalPort>14000</NewExternalPort><NewProtocol>TCP</NewProtocol>';
    const added = await call(
      'AddPortMapping',
      `${port}<NewInternalPort>1400</NewInternalPort><NewInternalClient>${CLIENT}</NewInternalClient>` +
        '<NewEnabled>1</NewEnabled><NewPortMappingDescription>lab</NewPortMappingDescription>' +
        '<NewLeaseDuration>60</NewLeaseDuration>',
    );
    const entry = await call('GetSpecificPortMappingEntry', port);
    expect([added.status, entry.status]).toEqual([200, 200]);
    expect(entry.body).toContain(`<NewInternalClient>${CLIENT}</NewInternalClient>`);
  });
});
